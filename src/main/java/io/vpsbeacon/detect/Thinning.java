package io.vpsbeacon.detect;

import java.util.Arrays;

/**
 * What stays of a group of very many connections: of each origin and whole second the earliest, and
 * of these the latest whole seconds, as many as hold the limit at most. This depends on the set of
 * connections alone: thinning parts first, in whatever order, leaves the same.
 *
 * @param kept what stays
 * @param from the first whole second of which anything may stay: once left out, always left out
 */
record Thinning(KeptConnections kept, long from) {
  /** No second is left out. */
  static final long ALL = Long.MIN_VALUE;

  private static final long SECOND = 1000;
  private static final int SECOND_BITS = 10;

  /**
   * Thins.
   *
   * @param limit most connections that stay
   * @param from what an earlier thinning of a part of them gave, or {@link #ALL}
   */
  static Thinning of(KeptConnections all, int limit, long from) {
    int originBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, all.origins() - 1));
    long base = Long.MAX_VALUE;
    for (int i = 0; i < all.size(); i++) {
      base = Math.min(base, second(all.millis(i)));
    }
    // Second, origin, millisecond: the earliest of an origin's second comes first.
    long[] order = new long[all.size()];
    int size = 0;
    for (int i = 0; i < all.size(); i++) {
      long second = second(all.millis(i));
      if (second >= from) {
        long inSecond = all.millis(i) - second * SECOND;
        order[size++] =
            ((((second - base) << originBits) | all.origin(i)) << SECOND_BITS) | inSecond;
      }
    }
    Arrays.sort(order, 0, size);
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || order[i] >> SECOND_BITS != order[i - 1] >> SECOND_BITS) {
        order[distinct++] = order[i];
      }
    }
    int secondBits = originBits + SECOND_BITS;
    int first = distinct;
    long start = from;
    for (int end = distinct; end > 0; ) {
      int begin = end - 1;
      while (begin > 0 && order[begin - 1] >> secondBits == order[begin] >> secondBits) {
        begin--;
      }
      if (distinct - begin > limit) {
        start = base + (order[begin] >> secondBits) + 1;
        break;
      }
      first = begin;
      end = begin;
    }
    KeptConnections kept = new KeptConnections(distinct - first);
    for (int i = first; i < distinct; i++) {
      long time =
          (base + (order[i] >> secondBits)) * SECOND + (order[i] & ((1 << SECOND_BITS) - 1));
      int origin = (int) (order[i] >> SECOND_BITS) & ((1 << originBits) - 1);
      kept.add(time, all.process(origin), all.port(origin));
    }
    return new Thinning(kept, start);
  }

  static long second(long millis) {
    return Math.floorDiv(millis, SECOND);
  }
}
