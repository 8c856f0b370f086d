package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
  private static Request parse(String json) throws ProtocolException {
    return Request.parse(Bytes.of(json));
  }

  private static SearchInfo info(String json) throws ProtocolException {
    Request request = parse("{\"action\":\"getinfo\",\"searchinfo\":" + json + "}");
    return assertInstanceOf(Request.GetInfo.class, request).info();
  }

  @Test
  void knowsTheSearchThatSplunkdTellsOf() throws ProtocolException {
    SearchInfo info =
        info(
            """
            {"args":["span=1h","a b"],"dispatch_dir":"/d/1.2","maxresultrows":50000,
             "search":"search%20a"}""");
    assertEquals(List.of("span=1h", "a b"), info.args());
    assertEquals("/d/1.2", info.dispatchDir());
    assertEquals(OptionalInt.of(50000), info.maxResultRows());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "null", "[]", "7", "\"text\"", "{\"args\":null,\"dispatch_dir\":{}}"})
  void doesWithoutTheSearch(String json) throws ProtocolException {
    SearchInfo info = info(json);
    assertEquals(List.of(), info.args());
    assertEquals("", info.dispatchDir());
    assertEquals(OptionalInt.empty(), info.maxResultRows());
  }

  @Test
  void takesOtherTypesAsTheyCome() throws ProtocolException {
    SearchInfo info =
        info("{\"args\":\"one\",\"dispatch_dir\":1.20,\"maxresultrows\":\"12\",\"new\":[{}]}");
    assertEquals(List.of("one"), info.args());
    assertEquals("1.20", info.dispatchDir());
    assertEquals(OptionalInt.of(12), info.maxResultRows());
    assertEquals(
        new Request.Execute(true, false),
        parse("{\"action\":\"execute\",\"finished\":\"true\",\"preview\":{}}"));
    assertEquals(
        new Request.Execute(true, true),
        parse("{\"action\":\"execute\",\"finished\":1,\"preview\":\"t\"}"));
    assertEquals(new Request.Execute(false, false), parse("{\"action\":\"execute\"}"));
  }

  @Test
  void neverPrintsTheSessionKey() throws ProtocolException {
    Request request =
        parse("{\"action\":\"getinfo\",\"searchinfo\":{\"sid\":\"7\",\"session_key\":\"s3cret\"}}");
    assertFalse(request.toString().contains("s3cret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "7",
        "null",
        "{\"action\":\"getinfo\"",
        "{\"action\":\"getinfo\"}}",
        "{\"action\":\"getinfo\"} {}",
        "{\"action\":getinfo}",
        "{'action':'getinfo'}",
        "{\"action\":\"get\\uZZZZ\"}"
      })
  void refusesMetadataThatIsNoObject(String json) {
    assertEquals(
        "The metadata of a frame is not a JSON object.",
        assertThrows(ProtocolException.class, () -> parse(json)).getMessage());
  }

  @Test
  void refusesObjectsInObjectsWithoutEnd() {
    String json = "{\"a\":".repeat(100_000);
    assertThrows(ProtocolException.class, () -> parse(json));
    assertThrows(ProtocolException.class, () -> parse("{\"a\":" + "[".repeat(100_000)));
  }

  @Test
  void refusesMetadataThatIsNotUtf8() {
    byte[] json = "{\"action\":\"getinfo\"}".getBytes(UTF_8);
    json[12] = (byte) 0xff;
    assertEquals(
        "The metadata of a frame is not UTF-8.",
        assertThrows(ProtocolException.class, () -> Request.parse(Bytes.of(json))).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"action\":null}", "{\"action\":\"Getinfo\"}"})
  void refusesOtherActions(String json) {
    String message = assertThrows(ProtocolException.class, () -> parse(json)).getMessage();
    assertEquals(
        ", which is neither getinfo nor execute.", message.substring(message.indexOf("\", ") + 1));
  }
}
