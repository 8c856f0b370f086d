package io.vpsbeacon.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RequestReaderTest {
  private static final String MORE = "{\"action\":\"execute\",\"finished\":false}";
  private static final String LAST = "{\"action\":\"execute\",\"finished\":true}";

  private final RequestReader reader = new RequestReader();

  @Test
  void readsEachRequestOnceThatIsSaidAgainAndAgain() throws ProtocolException {
    Request first = reader.read(Bytes.of(MORE));
    assertEquals(new Request.Execute(false, false), first);
    assertSame(first, reader.read(Bytes.of(MORE)));
    assertEquals(new Request.Execute(true, false), reader.read(Bytes.of(LAST)));
    assertEquals(first, reader.read(Bytes.of(MORE)));
  }

  @Test
  void whatIsNoRequestIsRefusedEachTimeAndNotTakenForTheOneBefore() throws ProtocolException {
    for (String broken : new String[] {"", "{", MORE.substring(1)}) {
      assertThrows(ProtocolException.class, () -> reader.read(Bytes.of(broken)));
      assertThrows(ProtocolException.class, () -> reader.read(Bytes.of(broken)));
      assertEquals(new Request.Execute(false, false), reader.read(Bytes.of(MORE)));
    }
  }

  @Test
  void aFramesMetadataMayLieWhereTheOneBeforeLay() throws ProtocolException {
    Bytes metadata = new Bytes();
    metadata.append(MORE);
    reader.read(metadata);
    metadata.clear();
    metadata.append(LAST);
    assertEquals(new Request.Execute(true, false), reader.read(metadata));
    metadata.clear();
    metadata.append("{");
    assertThrows(ProtocolException.class, () -> reader.read(metadata));
  }
}
