package io.vpsbeacon.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Short runs of bytes, eight at a time: {@code Arrays.equals} spends most of its time on entry. */
final class Words {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  static long at(byte[] bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  /** One to seven bytes as a number: different for different bytes of one length. */
  static long ofShort(byte[] bytes, int start, int length) {
    if (length >= Integer.BYTES) {
      long low = (int) INTS.get(bytes, start) & 0xFFFFFFFFL;
      long high = (int) INTS.get(bytes, start + length - Integer.BYTES) & 0xFFFFFFFFL;
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
    if (at(left, leftStart + last) != at(right, rightStart + last)) {
      return false;
    }
    for (int i = 0; i < last; i += Long.BYTES) {
      if (at(left, leftStart + i) != at(right, rightStart + i)) {
        return false;
      }
    }
    return true;
  }
}
