package io.vpsbeacon.detect;

import java.util.Arrays;

/**
 * What stays of a group of very many connections: of each origin and whole second one, and of these
 * the latest whole seconds, as many as hold the limit at most. This depends on the set of
 * connections alone: thinning parts first, in whatever order, leaves the same.
 *
 * <p>Which one of a second stays is drawn by lot, where the lots are a permutation of the second's
 * milliseconds that differs from second to second. The earliest would be near the second's begin in
 * a busy group, and all of them together a perfect beat of one second that nobody made.
 *
 * @param kept what stays
 * @param from the first whole second of which anything may stay: once left out, always left out
 */
record Thinning(KeptConnections kept, long from) {
  /** No second is left out. */
  static final long ALL = Long.MIN_VALUE;

  /** Seconds: of each origin so much keeps one connection. */
  static final double GRAIN = 1;

  private static final long SECOND = 1000;
  private static final int MILLI_BITS = 10;
  private static final int MILLIS = (1 << MILLI_BITS) - 1;

  /** Odd, so that multiplying by it is a permutation of what the bits hold. */
  private static final int SPREAD = 637;

  /**
   * Thins.
   *
   * @param limit most connections that stay
   * @param from what an earlier thinning of a part of them gave, or {@link #ALL}
   */
  static Thinning of(KeptConnections all, int limit, long from) {
    if (all.size() == 0) {
      return new Thinning(new KeptConnections(0, GRAIN), from);
    }
    int originBits = Integer.SIZE - Integer.numberOfLeadingZeros(all.origins() - 1);
    int secondBits = originBits + MILLI_BITS;
    long base = second(all.millis(0));
    long[] codes = codes(all, originBits, base, from);
    MostlySorted.sort(codes);
    int distinct = drawLots(codes, secondBits, base);
    int first = latest(codes, distinct, limit, secondBits);
    KeptConnections kept = new KeptConnections(distinct - first, GRAIN);
    for (int i = first; i < distinct; i++) {
      long time = (base + (codes[i] >> secondBits)) * SECOND + (codes[i] & MILLIS);
      int origin = (int) (codes[i] >> MILLI_BITS) & ((1 << originBits) - 1);
      kept.add(time, all.process(origin), all.port(origin));
    }
    return new Thinning(kept, first == 0 ? from : base + (codes[first - 1] >> secondBits) + 1);
  }

  // A loop a method: one that takes its time is compiled with all that stands behind it.

  /**
   * The connections from a second on as numbers: second since the base, origin, millisecond. As
   * events mostly come in the order of their times, so do these.
   */
  private static long[] codes(KeptConnections all, int originBits, long base, long from) {
    long[] codes = new long[all.size()];
    int size = 0;
    long second = 0;
    long begin = 0;
    for (int i = 0; i < codes.length; i++) {
      long since = all.millis(i) - base * SECOND;
      if (since < begin || since >= begin + SECOND) { // a division is dear, and mostly not needed
        second = Math.floorDiv(since, SECOND);
        begin = second * SECOND;
      }
      if (base + second >= from) {
        codes[size++] = (((second << originBits) | all.origin(i)) << MILLI_BITS) | (since - begin);
      }
    }
    return size == codes.length ? codes : Arrays.copyOf(codes, size);
  }

  /** Leaves one of each origin and second, and gives how many those are. */
  private static int drawLots(long[] codes, int secondBits, long base) {
    int distinct = 0;
    for (long code : codes) {
      if (distinct == 0 || code >> MILLI_BITS != codes[distinct - 1] >> MILLI_BITS) {
        codes[distinct++] = code;
      } else {
        int shift = shift(base + (code >> secondBits));
        if (lot(code, shift) < lot(codes[distinct - 1], shift)) {
          codes[distinct - 1] = code;
        }
      }
    }
    return distinct;
  }

  /** Where the latest whole seconds begin that hold no more than the limit. */
  private static int latest(long[] codes, int size, int limit, int secondBits) {
    int first = Math.max(0, size - limit);
    while (first > 0
        && first < size
        && codes[first] >> secondBits == codes[first - 1] >> secondBits) {
      first++;
    }
    return first;
  }

  /** The lot of a time among those of its second: of several the least stays. */
  static int lot(long millis) {
    long second = second(millis);
    return lot(millis - second * SECOND, shift(second));
  }

  private static int lot(long millis, int shift) {
    return ((int) (millis & MILLIS) * SPREAD + shift) & MILLIS;
  }

  private static int shift(long second) {
    return (int) ((second * 0x9E3779B97F4A7C15L) >>> 32);
  }

  static long second(long millis) {
    return Math.floorDiv(millis, SECOND);
  }
}
