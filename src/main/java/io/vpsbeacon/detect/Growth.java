package io.vpsbeacon.detect;

import java.util.Arrays;

/** How arrays grow: twice as long while they are short, then by an eighth, since both must fit. */
final class Growth {
  private static final int LEAST = 64;
  private static final int LONG = 1 << 16;

  private Growth() {}

  /** The next length, from 2 up. */
  static int next(int length) {
    return Math.addExact(length, (int) step(length));
  }

  /** An array as it is, or a longer copy of it where this index is behind its end. */
  static int[] covering(int[] array, int index) {
    if (index < array.length) {
      return array;
    }
    return Arrays.copyOf(array, Math.toIntExact(until(array.length, index + 1L)));
  }

  /** The length of an array that has to have so many elements. */
  static long until(int length, long needed) {
    long then = needed > length ? Math.max(LEAST, length) : length;
    while (then < needed) {
      then += step(then);
    }
    return then;
  }

  private static long step(long length) {
    return length < LONG ? length : length / 8;
  }
}
