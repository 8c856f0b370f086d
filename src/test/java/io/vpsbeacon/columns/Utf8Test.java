package io.vpsbeacon.columns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The oracle is the JDK's decoder, which stops at the first malformed character. */
class Utf8Test {
  @Property
  void wellFormedTextEndsWhereTheJdkDecodesNoMore(@ForAll("texts") byte[] text) {
    assertEquals(decodedBytes(text, 0, text.length), Utf8.validEnd(text, 0, text.length));
  }

  @Property
  void nothingAroundTheTextIsLookedAt(@ForAll("texts") byte[] text, @ForAll("texts") byte[] other) {
    byte[] all = ByteBuffer.allocate(2 * other.length + text.length).put(other).put(text).array();
    int start = other.length;
    int end = start + text.length;
    assertEquals(start + decodedBytes(text, 0, text.length), Utf8.validEnd(all, start, end));
  }

  private static int decodedBytes(byte[] text, int start, int length) {
    ByteBuffer bytes = ByteBuffer.wrap(text, start, length);
    UTF_8.newDecoder().decode(bytes, CharBuffer.allocate(length), true);
    return bytes.position();
  }

  /** Runs of ASCII of all lengths around a word's, with characters and broken bytes in between. */
  @Provide
  Arbitrary<byte[]> texts() {
    Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMaxLength(20);
    Arbitrary<String> others = Arbitraries.of("é", "€", "𝄞", "\u0800", "\uFFFD");
    Arbitrary<byte[]> broken =
        Arbitraries.of(
            new byte[] {(byte) 0x80},
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF0, (byte) 0x9F},
            new byte[] {(byte) 0xFF});
    Arbitrary<byte[]> valid = Arbitraries.oneOf(ascii, others).map(piece -> piece.getBytes(UTF_8));
    return Arbitraries.frequencyOf(Tuple.of(9, valid), Tuple.of(1, broken))
        .list()
        .ofMaxSize(8)
        .map(Utf8Test::joined);
  }

  private static byte[] joined(List<byte[]> pieces) {
    ByteBuffer all = ByteBuffer.allocate(pieces.stream().mapToInt(piece -> piece.length).sum());
    pieces.forEach(all::put);
    return all.array();
  }
}
