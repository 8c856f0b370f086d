package io.vpsbeacon.detect;

import java.util.Arrays;

/**
 * What stays of a group of very many connections: of each origin and whole second one, and of these
 * the latest whole seconds, as many as hold the limit at most. This depends on the set of
 * connections alone: thinning parts first, in whatever order, leaves the same.
 *
 * <p>Of a second with a crowd of origins one connection stays, whose origin is {@link #CROWD}: else
 * a burst, which anyone can make, would take the place of all that was before it. A crowd counts as
 * the most origins that are none. It must not count less: what is left out of a part, since there
 * is no room, may not find room once there are more connections, of which a part knows nothing.
 *
 * <p>Which one of a second stays is drawn by lot, where the lots are a permutation of the second's
 * milliseconds that differs from second to second. The earliest would be near the second's begin in
 * a busy group, and all of them together a perfect beat of one second that nobody made.
 *
 * <p>Of connections that come one after the other lots are drawn as they come: since most events
 * come in the order of their times, most of the work is done then.
 */
final class Thinning implements Connected {
  /** No second is left out. */
  static final long ALL = Long.MIN_VALUE;

  /** Seconds: of each origin so much keeps one connection. */
  static final double GRAIN = 1;

  /** The process of an origin that stands for many; its port is not known. */
  static final int CROWD = -1;

  private static final long SECOND = 1000;

  /** Seconds that are added to a time so that none is below zero. */
  private static final long SHIFT = 1L << 38;

  /** 2^64 / 1000, rounded up: exact for numbers below 2^55. */
  private static final long PART_OF_SECOND = 0x4189374bc6a7f0L;

  private static final int MILLI_BITS = 10;
  private static final int MILLIS = (1 << MILLI_BITS) - 1;

  /** More origins than a group has connections before it is thinned: the crowd may be one more. */
  private static final int ORIGIN_BITS = 15;

  private static final int SECOND_BITS = ORIGIN_BITS + MILLI_BITS;

  /** Odd, so that multiplying by it is a permutation of what the bits hold. */
  private static final int SPREAD = 637;

  /** Codes that there is room for at first: of many connections in few seconds as many stay. */
  private static final int FEW = 1 << 12;

  private final long from;
  private final Origins origins = new Origins();

  /** What stays of those so far, as numbers: second, origin, millisecond. */
  private long[] codes;

  private final int room;
  private int size;

  /**
   * Begins with none.
   *
   * @param room how many connections there are
   * @param from what an earlier thinning of a part of them gave, or {@link #ALL}
   */
  Thinning(int room, long from) {
    this.room = room;
    this.from = from;
    codes = new long[Math.min(room, FEW)];
  }

  /** Takes connections at times that {@link ConnectionTimes} keeps. */
  @Override
  public void add(int process, int port, long[] millis, int count) {
    int origin = origins.number(process, port);
    int end = size;
    if (end + count > codes.length) {
      codes = Arrays.copyOf(codes, Math.min(room, Math.max(end + count, 2 * codes.length)));
    }
    for (int i = 0; i < count; i++) {
      long second = second(millis[i]);
      if (second >= from) {
        codes[end++] =
            (((second << ORIGIN_BITS) | origin) << MILLI_BITS) | (millis[i] - second * SECOND);
      }
    }
    size = drawLots(codes, Math.max(0, size - 1), end);
  }

  /**
   * Of codes that follow each other with the same second and origin leaves one, in their place; the
   * others close up. Without a branch: how many connections a second has nobody can foretell.
   *
   * @return where they end now
   */
  private static int drawLots(long[] codes, int from, int to) {
    int end = from;
    long key = ALL;
    int best = 0;
    for (int i = from; i < to; i++) {
      long next = codes[i] >> MILLI_BITS;
      int isNew = (int) (((next ^ key) | -(next ^ key)) >>> (Long.SIZE - 1));
      end += isNew;
      best = Math.min(best | (-isNew >>> 1), ticket(codes[i]));
      codes[end - 1] = (next << MILLI_BITS) | (best & MILLIS);
      key = next;
    }
    return end;
  }

  /**
   * What stays.
   *
   * @param kept the connections
   * @param from the first whole second of which anything may stay: once left out, always left out
   */
  record Rest(KeptConnections kept, long from) {}

  /**
   * Thins all that were added; then it is done, and takes no more.
   *
   * @param limit most connections that stay
   * @param most origins in a second that are no crowd; not above the limit
   */
  Rest rest(int limit, int most) {
    if (!MostlySorted.sort(codes, size)) {
      size = drawLots(codes, 0, size);
    }
    boolean isOfOne = origins.size() == 1 && origins.process(0) != CROWD;
    int first = isOfOne ? Math.max(0, size - limit) : latestOfMany(limit, most);
    long next = first == 0 ? from : second(first - 1) + 1;
    return new Rest(isOfOne ? keptOfOne(first) : kept(first), next);
  }

  /** Leaves one connection of each crowd, and gives where the latest seconds begin. */
  private int latestOfMany(int limit, int most) {
    int crowd = origins.number(CROWD, Interner.MISSING);
    size = gatherCrowds(crowd, most);
    int room = limit;
    int first = size;
    while (first > 0) {
      int begin = beginOfSecond(first - 1);
      room -= origin(begin) == crowd ? most : first - begin;
      if (room < 0) {
        return first;
      }
      first = begin;
    }
    return first;
  }

  private int gatherCrowds(int crowd, int most) {
    int end = 0;
    int to;
    for (int from = 0; from < size; from = to) {
      to = endOfSecond(from);
      if (to - from > most || isAnyOf(crowd, from, to)) {
        codes[end++] = (((second(from) << ORIGIN_BITS) | crowd) << MILLI_BITS) | milli(from, to);
      } else {
        System.arraycopy(codes, from, codes, end, to - from);
        end += to - from;
      }
    }
    return end;
  }

  private boolean isAnyOf(int origin, int from, int to) {
    boolean isAny = false;
    for (int i = from; i < to; i++) {
      isAny |= origin(i) == origin;
    }
    return isAny;
  }

  /** Of one second's connections the millisecond of the least lot. */
  private int milli(int from, int to) {
    int best = Integer.MAX_VALUE;
    for (int i = from; i < to; i++) {
      best = Math.min(best, ticket(codes[i]));
    }
    return best & MILLIS;
  }

  private int beginOfSecond(int index) {
    int begin = index;
    while (begin > 0 && second(begin - 1) == second(index)) {
      begin--;
    }
    return begin;
  }

  private int endOfSecond(int index) {
    int end = index + 1;
    while (end < size && second(end) == second(index)) {
      end++;
    }
    return end;
  }

  private long second(int index) {
    return codes[index] >> SECOND_BITS;
  }

  private int origin(int index) {
    return (int) (codes[index] >> MILLI_BITS) & ((1 << ORIGIN_BITS) - 1);
  }

  private KeptConnections kept(int first) {
    KeptConnections kept = new KeptConnections(size - first, GRAIN);
    for (int i = first; i < size; i++) {
      int origin = origin(i);
      kept.add(time(codes[i]), origins.process(origin), origins.port(origin));
    }
    return kept;
  }

  /** The same, in less time, where all are of one origin, as most groups are. */
  private KeptConnections keptOfOne(int first) {
    for (int i = first; i < size; i++) {
      codes[i - first] = time(codes[i]);
    }
    return new KeptConnections(origins.process(0), origins.port(0), codes, size - first, GRAIN);
  }

  private static long time(long code) {
    return (code >> SECOND_BITS) * SECOND + (code & MILLIS);
  }

  /** The lot of a time among those of its second: of several the least stays. */
  static int lot(long millis) {
    long second = second(millis);
    return lot(second, (int) (millis - second * SECOND));
  }

  private static int lot(long second, int milli) {
    return (milli * SPREAD + (int) ((second * 0x9E3779B97F4A7C15L) >>> 32)) & MILLIS;
  }

  /** A lot and whose it is: the least ticket is that of the least lot. */
  private static int ticket(long code) {
    int milli = (int) code & MILLIS;
    return (lot(code >> SECOND_BITS, milli) << MILLI_BITS) | milli;
  }

  /**
   * The whole second of a time from -2^47 to 2^47: a division by 1000 as one multiplication, by its
   * reciprocal rounded up, of a number that is none below zero (Granlund and Montgomery, "Division
   * by Invariant Integers using Multiplication", 1994).
   */
  static long second(long millis) {
    return Math.multiplyHigh(millis + SHIFT * SECOND, PART_OF_SECOND) - SHIFT;
  }
}
