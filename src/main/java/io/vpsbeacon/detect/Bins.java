package io.vpsbeacon.detect;

/**
 * How long the bins of time are that rows were counted in, as by {@code tstats count ... BY _time
 * span=1m}: the longest length of which all their times are whole multiples apart. It depends on
 * the set of times alone, not on their order.
 */
final class Bins {
  private boolean isEmpty = true;
  private long first;
  private long length;

  /** Takes the time of a row, in microseconds since the epoch. */
  void add(long time) {
    if (isEmpty) {
      first = time;
      isEmpty = false;
    }
    length = commonDivisor(Math.abs(time - first), length);
  }

  /** Euclid's; of a time that the length divides it takes one step. */
  private static long commonDivisor(long one, long other) {
    long greater = one;
    long lesser = other;
    while (lesser != 0) {
      long rest = greater % lesser;
      greater = lesser;
      lesser = rest;
    }
    return greater;
  }

  /** Microseconds; 0 where there are no two times. */
  long length() {
    return length;
  }
}
