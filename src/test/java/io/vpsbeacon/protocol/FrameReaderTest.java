package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
  private static final byte[] TWO_FRAMES =
      "chunked 1.0,13,5\n{\"a\":\"über\"}a\nb\n\nchunked 1.0,2,0\n{}".getBytes(UTF_8);

  private static FrameReader reader(String text) {
    return new FrameReader(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  @Test
  void readsFramesUntilTheInputEnds() throws IOException {
    FrameReader reader = new FrameReader(new ByteArrayInputStream(TWO_FRAMES));
    Frame first = reader.read();
    assertEquals("{\"a\":\"über\"}", first.metadata().toString());
    assertEquals("a\nb\n\n", first.body().toString());
    Frame second = reader.read();
    assertEquals("{}", second.metadata().toString());
    assertEquals(0, second.body().length());
    assertNull(reader.read());
    assertNull(reader.read());
  }

  @Test
  void passesOverNewlinesBetweenFrames() throws IOException {
    FrameReader reader = reader("\n\r\nchunked 1.0,2,1\n{}x\n\nchunked 1.0,2,0 \r\n{}\n");
    assertEquals("x", reader.read().body().toString());
    assertEquals("{}", reader.read().metadata().toString());
    assertNull(reader.read());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello\n",
        "chunked 1.0\n",
        "chunked 1.0,\n",
        "chunked 1.0,5\n",
        "chunked 1.0,,\n",
        "chunked 1.0,2,\n{}",
        "chunked 1.0,2,0,0\n{}",
        "chunked 1.0,-2,0\n{}",
        "chunked 1.0,2,0x1\n{}",
        "chunked 1.0,٣,0\n{}",
        "chunked 2.0,2,0\n{}",
        "CHUNKED 1.0,2,0\n{}",
        "\0\u0001\u0002\n",
        "GET / HTTP/1.1\r\n",
        "chunked 1.0,000000000000000000000000000000000000000000000000000000000000000000,0\n"
      })
  void refusesWhatIsNoHeader(String text) {
    ProtocolException e = assertThrows(ProtocolException.class, reader(text)::read);
    assertTrue(e.getMessage().startsWith("A frame begins with \"chunked 1.0,"), e.getMessage());
    assertTrue(e.getMessage().endsWith("\"."), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void refusesLengthsThatNoFrameHas() {
    assertEquals(
        "A frame declares a metadata of 8388609 bytes; at most 8388608 are read.",
        assertThrows(OversizedFrameException.class, reader("chunked 1.0,8388609,0\n")::read)
            .getMessage());
    assertEquals(
        "A frame declares a body of 999999999999999999 bytes; at most 2147483583 are read.",
        assertThrows(
                OversizedFrameException.class, reader("chunked 1.0,2,999999999999999999\n")::read)
            .getMessage());
    assertThrows(ProtocolException.class, reader("chunked 1.0,2,9999999999999999999\n")::read);
  }

  @Test
  void readsOnBehindAFrameThatIsTooLong() throws IOException {
    int length = FrameReader.MAX_METADATA + 1;
    FrameReader reader =
        reader("chunked 1.0," + length + ",3\n" + "[".repeat(length) + "a,bchunked 1.0,2,1\n{}x");
    assertThrows(OversizedFrameException.class, reader::read);
    assertEquals("x", reader.read().body().toString());
    assertNull(reader.read());
  }

  @Test
  void readsOnBehindAFrameThatMemoryDoesNotHold() throws IOException {
    byte[] frames =
        ("chunked 1.0,2,100000\n{}" + "x".repeat(100_000) + "chunked 1.0,2,1\n{}y").getBytes(UTF_8);
    FrameReader reader = new FrameReader(Streams.outOfMemoryOnce(frames, 60_000));
    assertEquals(
        "There is no memory for a chunk of 1 MB: pass on fewer fields, such as by | fields host, User,"
            + " Image before the command, or raise memory_mb under [engine] in vpsbeacon.conf.",
        assertThrows(OversizedFrameException.class, reader::read).getMessage());
    assertEquals("y", reader.read().body().toString());
  }

  @Test
  void believesNoLengthBeforeItsBytesAreThere() {
    FrameReader reader = reader("chunked 1.0,2,2147483583\n{}a,b\n");
    assertEquals(
        "The input ended after 4 of the 2147483583 bytes of a frame's body.",
        assertThrows(CutShortException.class, reader::read).getMessage());
  }

  /** Memory may not hold the bytes twice, as when an array grows. */
  @Test
  void believesTheLengthOfABodyOnceAnotherOneWasAsLong() throws IOException {
    int length = 40 << 20;
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int more = 0; more < 2; more++) {
      frames.writeBytes(("chunked 1.0,2," + (length + more) + "\n{}").getBytes(UTF_8));
      frames.writeBytes(new byte[length + more]);
    }
    frames.writeBytes(("chunked 1.0,2," + length + "\n{}").getBytes(UTF_8));
    FrameReader reader = new FrameReader(new ByteArrayInputStream(frames.toByteArray()));
    Bytes body = new Bytes();
    reader.read(body);
    byte[] array = body.array();
    assertEquals(length, body.length());
    reader.read(body);
    assertEquals(length + 1, body.length());
    assertSame(array, body.array());
    assertTrue(array.length < length + length / 16, array.length + " bytes");
    Bytes other = new Bytes();
    assertThrows(CutShortException.class, () -> reader.read(other));
    assertTrue(other.array().length > length);
  }

  @Test
  void tellsOfABodyThatIsMuchLongerThanThoseBeforeUntilItIsRead() throws IOException {
    List<Long> told = new ArrayList<>();
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    int[] lengths = {10, 1 << 20, 2_000_000, 2_020_000, 1_000, 2_060_000, 2_500_000};
    for (int length : lengths) {
      frames.writeBytes(("chunked 1.0,2," + length + "\n{}").getBytes(UTF_8));
      frames.writeBytes(new byte[length]);
    }
    FrameReader reader = new FrameReader(new ByteArrayInputStream(frames.toByteArray()), told::add);
    for (int length : lengths) {
      assertEquals(length, reader.read().body().length());
    }
    assertEquals(List.of(2_062_549L, 2_578_174L), told);
  }

  @Test
  void saysWhereverAFrameIsCutShort() throws IOException {
    int secondFrame = new String(TWO_FRAMES, UTF_8).getBytes(UTF_8).length - 18;
    for (int length = 0; length < TWO_FRAMES.length; length++) {
      FrameReader reader =
          new FrameReader(new ByteArrayInputStream(Arrays.copyOf(TWO_FRAMES, length)));
      if (length == 0) {
        assertNull(reader.read());
      } else if (length < secondFrame) {
        assertThrows(CutShortException.class, reader::read);
      } else {
        assertNotNull(reader.read());
        if (length == secondFrame) {
          assertNull(reader.read());
        } else {
          assertThrows(CutShortException.class, reader::read);
        }
      }
    }
  }

  @Test
  void passesOnWhatTheStreamThrows() {
    InputStream broken = Streams.broken();
    assertEquals(
        "broken", assertThrows(IOException.class, new FrameReader(broken)::read).getMessage());
  }

  @Test
  void survivesWhateverBytesAreChanged() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = TWO_FRAMES.clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      FrameReader reader = new FrameReader(Streams.inPieces(bytes, 9, i));
      try {
        for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
          assertNotNull(parsed(frame));
        }
      } catch (ProtocolException e) {
        assertEquals(1, e.getMessage().lines().count());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static String parsed(Frame frame) {
    try {
      return Request.parse(frame.metadata()).toString();
    } catch (ProtocolException e) {
      return e.getMessage();
    }
  }
}
