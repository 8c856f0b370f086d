package io.vpsbeacon.detect;

import io.vpsbeacon.columns.ByteWords;

/** Short runs of bytes, eight at a time: {@code Arrays.equals} spends most of its time on entry. */
final class Words {
  private Words() {}

  /** One to seven bytes as a number: different for different bytes of one length. */
  static long ofShort(byte[] bytes, int start, int length) {
    if (length >= Integer.BYTES) {
      long low = ByteWords.intAt(bytes, start) & 0xFFFFFFFFL;
      long high = ByteWords.intAt(bytes, start + length - Integer.BYTES) & 0xFFFFFFFFL;
      return (high << 32) | low;
    }
    return (bytes[start] & 0xFF)
        | ((bytes[start + length / 2] & 0xFF) << 8)
        | ((bytes[start + length - 1] & 0xFF) << 16);
  }

  /** Whether two runs of the same length, at least 1, hold the same bytes. */
  static boolean equal(byte[] left, int leftStart, byte[] right, int rightStart, int length) {
    if (length < Long.BYTES) {
      return ofShort(left, leftStart, length) == ofShort(right, rightStart, length);
    }
    // The last word overlaps the one before where the length is no multiple of eight.
    int last = length - Long.BYTES;
    if (ByteWords.longAt(left, leftStart + last) != ByteWords.longAt(right, rightStart + last)) {
      return false;
    }
    for (int i = 0; i < last; i += Long.BYTES) {
      if (ByteWords.longAt(left, leftStart + i) != ByteWords.longAt(right, rightStart + i)) {
        return false;
      }
    }
    return true;
  }
}
