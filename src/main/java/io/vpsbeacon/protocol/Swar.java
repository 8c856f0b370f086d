package io.vpsbeacon.protocol;

import io.vpsbeacon.columns.ByteWords;
import java.util.Arrays;

/**
 * Searches eight bytes or more at a time, after {@link #putStops}: what is searched for also stands
 * behind the bytes, so that no search runs past {@code PADDING} bytes behind their end.
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

  /** Index of the first newline from here on. */
  static int newline(byte[] bytes, int from) {
    int position = from;
    while (true) {
      long maybe =
          maybeNewlines(ByteWords.longAt(bytes, position))
              | maybeNewlines(ByteWords.longAt(bytes, position + 8))
              | maybeNewlines(ByteWords.longAt(bytes, position + 16))
              | maybeNewlines(ByteWords.longAt(bytes, position + 24));
      if ((maybe & HIGHS) != 0) {
        int newlines = newlinesOf32(bytes, position);
        if (newlines != 0) {
          return position + Integer.numberOfTrailingZeros(newlines);
        }
      }
      position += 32;
    }
  }

  /**
   * A bit for each newline of 32 bytes; those above the lowest may be wrong. Without a branch,
   * since nobody can foretell in which of them a line ends.
   */
  private static int newlinesOf32(byte[] bytes, int at) {
    return (int)
        (newlineBits(ByteWords.longAt(bytes, at))
            | newlineBits(ByteWords.longAt(bytes, at + 8)) << 8
            | newlineBits(ByteWords.longAt(bytes, at + 16)) << 16
            | newlineBits(ByteWords.longAt(bytes, at + 24)) << 24);
  }

  /** The high bits of a word's bytes side by side: one multiplication moves each to its place. */
  private static long newlineBits(long word) {
    return (((zeros(word ^ NEWLINES) & HIGHS) >>> 7) * 0x0102040810204080L) >>> 56;
  }

  /** Index of the first quote from here on. */
  static int quote(byte[] bytes, int from) {
    int position = from;
    long hits = quotes(bytes, position);
    while (hits == 0) {
      position += 8;
      hits = quotes(bytes, position);
    }
    return position + (Long.numberOfTrailingZeros(hits) >>> 3);
  }

  private static long quotes(byte[] bytes, int at) {
    return zeros(ByteWords.longAt(bytes, at) ^ QUOTES) & HIGHS;
  }

  /**
   * The high bit of each byte of a word that may be a newline: one up to it makes the subtraction
   * borrow, one that is no ASCII may look as if it did. The other bits say nothing.
   */
  private static long maybeNewlines(long word) {
    return word - BEHIND_NEWLINES;
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
