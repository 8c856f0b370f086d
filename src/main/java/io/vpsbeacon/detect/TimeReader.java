package io.vpsbeacon.detect;

import io.vpsbeacon.columns.ByteWords;

/**
 * Reads times as {@link EpochTime#parse} does, sooner where they follow each other: then all but
 * the last digits are those of the time before.
 */
final class TimeReader {
  private static final int HEAD = Long.BYTES;

  /** Where the point is in the seconds of our time: from 2001 to 2286. */
  private static final int POINT = 10;

  private static final int MOST_DECIMALS = 6;
  private static final long SECOND = 1_000_000;

  /** Microseconds that the last of so many decimals stands for. */
  private static final int[] UNITS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

  private static final long ZEROS = 0x3030303030303030L;
  private static final long HIGHS = 0x8080808080808080L;

  /** Added to a byte, this sets its high bit where it is more than nine. */
  private static final long ABOVE_NINE = 0x7676767676767676L;

  /** The first digits of the last time that had such seconds, as bytes, and what they stand for. */
  private long head;

  private long hundreds = -1;

  /** Microseconds since the epoch, or {@link EpochTime#INVALID}. */
  long read(byte[] bytes, int start, int end) {
    int decimals = end - start - POINT - 1;
    if (decimals < 1 || decimals > MOST_DECIMALS || bytes[start + POINT] != '.') {
      return EpochTime.parse(bytes, start, end - start);
    }
    if (hundreds < 0 || ByteWords.longAt(bytes, start) != head) {
      return readHead(bytes, start, end);
    }
    int tens = bytes[start + HEAD] - '0';
    int ones = bytes[start + HEAD + 1] - '0';
    // The decimals are the last bytes of this word, its highest; what is before them becomes zeros.
    long digits = ByteWords.longAt(bytes, end - Long.BYTES) ^ ZEROS;
    digits &= -1L << ((Long.BYTES - decimals) * Byte.SIZE);
    boolean areDigits = (((digits + ABOVE_NINE) | digits) & HIGHS) == 0;
    if (!areDigits || tens < 0 || tens > 9 || ones < 0 || ones > 9) {
      return EpochTime.INVALID;
    }
    // What eight digits stand for, the highest one first: pairs of them, then fours, then all, each
    // by one multiplication, as Lee describes (Johnny Lee, "Fast numeric string to int", 2016).
    long pairs = (digits * 10 + (digits >>> 8)) & 0x00FF00FF00FF00FFL;
    long fours = (pairs * 100 + (pairs >>> 16)) & 0x0000FFFF0000FFFFL;
    long number = (fours * 10_000 + (fours >>> 32)) & 0xFFFFFFFFL;
    return (hundreds + 10L * tens + ones) * SECOND + number * UNITS[decimals];
  }

  private long readHead(byte[] bytes, int start, int end) {
    long time = EpochTime.parse(bytes, start, end - start);
    if (time >= 0 && bytes[start] != '-') { // there is a zero below zero
      head = ByteWords.longAt(bytes, start);
      hundreds = time / SECOND / 100 * 100;
    }
    return time;
  }
}
