package io.vpsbeacon.protocol;

import io.vpsbeacon.columns.ByteWords;
import java.util.Arrays;

/**
 * Searches eight bytes at a time, after {@link #putStops}: what is searched for also stands behind
 * the bytes, so that no search runs past {@code PADDING} bytes behind their end.
 *
 * <p>In a word XORed with eight copies of a byte, that byte has become zero; {@code (x - ONES) & ~x
 * & HIGHS} has the high bit of each zero byte set. Bits above the first may be wrong, the first is
 * not, and only the first is used.
 */
final class Swar {
  /** How many bytes behind the end must be there, the first of them a stop. */
  static final int PADDING = 48;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long COMMAS = ONES * ',';
  private static final long NEWLINES = ONES * '\n';
  private static final long BEHIND_NEWLINES = ONES * ('\n' + 1);
  private static final long QUOTES = ONES * '"';

  private Swar() {}

  /** Puts a newline and a quote behind the bytes; gives where what is behind them may be used. */
  static int putStops(Bytes content) {
    int end = content.length();
    int behind = end + PADDING;
    content.reserve(behind);
    byte[] bytes = content.array();
    Arrays.fill(bytes, end, behind, (byte) 0);
    bytes[end] = '\n'; // ends a last line that has no end
    bytes[end + 1] = '"'; // what a quote that is never closed finds
    return behind;
  }

  /** Index of the first comma or newline from here on. */
  static int commaOrNewline(byte[] bytes, int from) {
    int position = from;
    while (true) {
      long word = ByteWords.longAt(bytes, position);
      long hits = (zeros(word ^ COMMAS) | zeros(word ^ NEWLINES)) & HIGHS;
      if (hits != 0) {
        return position + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
      position += 8;
    }
  }

  /** Index of the first quote from here on. */
  static int quote(byte[] bytes, int from) {
    int position = from;
    while (true) {
      long hits = zeros(ByteWords.longAt(bytes, position) ^ QUOTES) & HIGHS;
      if (hits != 0) {
        return position + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
      position += 8;
    }
  }

  /**
   * The high bit of each byte of a word that may be a newline: one up to it makes the subtraction
   * borrow, one that is no ASCII may look as if it did. The other bits say nothing.
   */
  static long maybeNewlines(long word) {
    return word - BEHIND_NEWLINES;
  }

  /** Whether the high bit of a byte is set. */
  static boolean hasHigh(long bits) {
    return (bits & HIGHS) != 0;
  }

  /** The high bit of each newline in a word; of those behind the first it may be wrong. */
  static long newlines(long word) {
    return zeros(word ^ NEWLINES) & HIGHS;
  }

  /** All bits of the bytes before the first that has its high bit set here, or of all eight. */
  static long before(long highs) {
    return (Long.lowestOneBit(highs) >>> 7) - 1;
  }

  /**
   * Of its high bits the first that is set tells the first zero byte; the other bits say nothing.
   */
  private static long zeros(long word) {
    return (word - ONES) & ~word;
  }

  /** Whether the next eight bytes are commas. */
  static boolean eightCommas(byte[] bytes, int from) {
    return ByteWords.longAt(bytes, from) == COMMAS;
  }
}
