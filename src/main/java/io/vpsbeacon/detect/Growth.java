package io.vpsbeacon.detect;

/** How arrays grow: twice as long while they are short, then by half, since both must fit. */
final class Growth {
  private static final int LONG = 1 << 16;

  private Growth() {}

  /** The next length, from 2 up. */
  static int next(int length) {
    return Math.addExact(length, length < LONG ? length : length / 2);
  }

  /** The length of an array that has to have so many elements. */
  static long until(int length, long needed) {
    long then = length;
    while (then < needed) {
      then += then < LONG ? then : then / 2;
    }
    return then;
  }
}
