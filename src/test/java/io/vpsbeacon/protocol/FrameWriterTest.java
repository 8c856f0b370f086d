package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FrameWriterTest {
  @Example
  void putsNothingBetweenOrBehindTheParts() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new FrameWriter(out).write(new Frame(Bytes.of("{\"ä\":1}"), Bytes.of("a\n1\n")));
    assertEquals("chunked 1.0,8,4\n{\"ä\":1}a\n1\n", out.toString(UTF_8));
  }

  @Example
  void flushesAFrameOnceItIsWhole() throws IOException {
    StringBuilder calls = new StringBuilder();
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            calls.append(size()).append(' ');
          }
        };
    FrameWriter writer = new FrameWriter(out);
    writer.write(new Frame(Bytes.of("{}"), Bytes.of("abc")));
    writer.write(new Frame(Bytes.of("{}"), Bytes.of(new byte[0])));
    assertEquals("21 39 ", calls.toString());
  }

  @Property
  void isReadBackHoweverTheBytesCome(
      @ForAll("texts") List<String> texts, @ForAll @IntRange(min = 1, max = 50) int largest)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FrameWriter writer = new FrameWriter(out);
    for (String text : texts) {
      writer.write(new Frame(Bytes.of(text), Bytes.of(text + text)));
    }
    FrameReader reader = new FrameReader(Streams.inPieces(out.toByteArray(), largest, largest));
    for (String text : texts) {
      Frame frame = reader.read();
      assertEquals(text, frame.metadata().toString());
      assertEquals(text + text, frame.body().toString());
    }
    assertNull(reader.read());
  }

  @Example
  void isReadBackWhateverTheSize() throws IOException {
    Random random = new Random(1);
    for (int size : new int[] {0, 1, 65_513, 65_536, 65_537, 200_000, 5_000_000}) {
      byte[] body = new byte[size];
      random.nextBytes(body);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      FrameWriter writer = new FrameWriter(out);
      writer.write(new Frame(Bytes.of("{}"), Bytes.of(body)));
      writer.write(new Frame(Bytes.of(body), Bytes.of("x")));
      FrameReader reader = new FrameReader(Streams.inPieces(out.toByteArray(), 100_000, size));
      assertArrayEquals(body, reader.read().body().toByteArray());
      assertArrayEquals(body, reader.read().metadata().toByteArray());
    }
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Texts.any().list().ofMaxSize(5);
  }
}
