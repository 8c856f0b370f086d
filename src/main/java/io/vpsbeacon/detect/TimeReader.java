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
    int fraction = 0;
    boolean digits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
    for (int at = start + POINT + 1; at < end; at++) {
      int digit = bytes[at] - '0';
      digits &= digit >= 0 && digit <= 9;
      fraction = fraction * 10 + digit;
    }
    for (int i = decimals; i < MOST_DECIMALS; i++) {
      fraction *= 10;
    }
    return digits ? (hundreds + 10L * tens + ones) * SECOND + fraction : EpochTime.INVALID;
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
