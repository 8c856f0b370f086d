package io.vpsbeacon.detect;

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
    int originBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, all.origins() - 1));
    long earliest = Long.MAX_VALUE;
    for (int i = 0; i < all.size(); i++) {
      earliest = Math.min(earliest, all.millis(i));
    }
    long base = second(earliest);
    // Second, origin, millisecond. As events mostly come in the order of their times, so does this.
    long[] order = new long[all.size()];
    int size = 0;
    long second = 0;
    long begin = 0;
    for (int i = 0; i < all.size(); i++) {
      long since = all.millis(i) - base * SECOND;
      if (since < begin || since >= begin + SECOND) { // a division is dear, and mostly not needed
        second = since / SECOND;
        begin = second * SECOND;
      }
      if (base + second >= from) {
        order[size++] = (((second << originBits) | all.origin(i)) << MILLI_BITS) | (since - begin);
      }
    }
    MostlySorted.sort(order, size);
    int distinct = 0;
    int secondBits = originBits + MILLI_BITS;
    for (int i = 0; i < size; i++) {
      if (distinct == 0 || order[i] >> MILLI_BITS != order[distinct - 1] >> MILLI_BITS) {
        order[distinct++] = order[i];
      } else {
        int shift = shift(base + (order[i] >> secondBits));
        if (lot(order[i], shift) < lot(order[distinct - 1], shift)) {
          order[distinct - 1] = order[i];
        }
      }
    }
    int first = distinct;
    long start = from;
    for (int end = distinct; end > 0; ) {
      int head = end - 1;
      while (head > 0 && order[head - 1] >> secondBits == order[head] >> secondBits) {
        head--;
      }
      if (distinct - head > limit) {
        start = base + (order[head] >> secondBits) + 1;
        break;
      }
      first = head;
      end = head;
    }
    KeptConnections kept = new KeptConnections(distinct - first, GRAIN);
    for (int i = first; i < distinct; i++) {
      long time = (base + (order[i] >> secondBits)) * SECOND + (order[i] & MILLIS);
      int origin = (int) (order[i] >> MILLI_BITS) & ((1 << originBits) - 1);
      kept.add(time, all.process(origin), all.port(origin));
    }
    return new Thinning(kept, start);
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
