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
 * <p>Of connections that come one after the other lots are drawn as they come: since most events
 * come in the order of their times, most of the work is done then.
 */
final class Thinning implements Connected {
  /** No second is left out. */
  static final long ALL = Long.MIN_VALUE;

  private static final int NONE = -1;

  /** Seconds: of each origin so much keeps one connection. */
  static final double GRAIN = 1;

  private static final long SECOND = 1000;
  private static final int MILLI_BITS = 10;
  private static final int MILLIS = (1 << MILLI_BITS) - 1;

  /** As many origins as a group has connections at most before it is thinned. */
  private static final int ORIGIN_BITS = 14;

  private static final int SECOND_BITS = ORIGIN_BITS + MILLI_BITS;

  /** Odd, so that multiplying by it is a permutation of what the bits hold. */
  private static final int SPREAD = 637;

  private final long from;
  private final Origins origins = new Origins();

  /** What stays of those so far, as numbers: second, origin, millisecond. */
  private final long[] codes;

  private int size;

  /** The origin of the last connection. */
  private int lastOrigin = NONE;

  /** The second that was entered, when it began, and what its lots are made with. */
  private long second = ALL;

  private long begin;
  private int shift;

  /** Second and origin at hand, or {@link #ALL}, and the best ticket that was drawn for them. */
  private long key = ALL;

  private int best;

  /**
   * Begins with none.
   *
   * @param room how many connections there are
   * @param from what an earlier thinning of a part of them gave, or {@link #ALL}
   */
  Thinning(int room, long from) {
    this.from = from;
    codes = new long[room];
  }

  /** Takes connections at times that {@link ConnectionTimes} keeps. */
  @Override
  public void add(int process, int port, long[] millis, int count) {
    int origin = origins.number(process, port);
    for (int i = 0; i < count; i++) {
      long milli = millis[i] - begin;
      if (milli < 0 || milli >= SECOND || origin != lastOrigin) {
        lastOrigin = origin;
        enter(second(millis[i]));
        turnTo(second < from ? ALL : (second << ORIGIN_BITS) | origin);
        milli = millis[i] - begin;
      }
      best = Math.min(best, ticket((int) milli, shift));
    }
  }

  private void enter(long next) {
    if (next != second) {
      second = next;
      begin = next * SECOND;
      shift = shift(next);
    }
  }

  /** Keeps the one that has stayed of the second and origin at hand, and goes on to the next. */
  private void turnTo(long next) {
    if (key != ALL) {
      codes[size++] = (key << MILLI_BITS) | (best & MILLIS);
    }
    key = next;
    best = Integer.MAX_VALUE;
  }

  /**
   * What stays.
   *
   * @param kept the connections
   * @param from the first whole second of which anything may stay: once left out, always left out
   */
  record Rest(KeptConnections kept, long from) {}

  /**
   * Thins all that were added.
   *
   * @param limit most connections that stay
   */
  Rest rest(int limit) {
    turnTo(ALL);
    long[] sorted = Arrays.copyOf(codes, size);
    MostlySorted.sort(sorted);
    size = 0;
    for (long code : sorted) {
      if (code >> MILLI_BITS != key) {
        enter(code >> SECOND_BITS);
        turnTo(code >> MILLI_BITS);
      }
      best = Math.min(best, ticket((int) code & MILLIS, shift));
    }
    turnTo(ALL);
    int first = latest(limit);
    KeptConnections kept = new KeptConnections(size - first, GRAIN);
    for (int i = first; i < size; i++) {
      int origin = (int) (codes[i] >> MILLI_BITS) & ((1 << ORIGIN_BITS) - 1);
      kept.add(
          secondOf(i) * SECOND + (codes[i] & MILLIS),
          origins.process(origin),
          origins.port(origin));
    }
    return new Rest(kept, first == 0 ? from : secondOf(first - 1) + 1);
  }

  /** Where the latest whole seconds begin that hold no more than the limit. */
  private int latest(int limit) {
    int first = Math.max(0, size - limit);
    while (first > 0 && first < size && secondOf(first) == secondOf(first - 1)) {
      first++;
    }
    return first;
  }

  private long secondOf(int index) {
    return codes[index] >> SECOND_BITS;
  }

  /** The lot of a time among those of its second: of several the least stays. */
  static int lot(long millis) {
    long second = second(millis);
    return lot((int) (millis - second * SECOND), shift(second));
  }

  private static int lot(int milli, int shift) {
    return (milli * SPREAD + shift) & MILLIS;
  }

  /** A lot and whose it is: the least ticket is that of the least lot. */
  private static int ticket(int milli, int shift) {
    return (lot(milli, shift) << MILLI_BITS) | milli;
  }

  private static int shift(long second) {
    return (int) ((second * 0x9E3779B97F4A7C15L) >>> 32);
  }

  /** The whole second of a time; a division of whole numbers is dear until it is compiled well. */
  static long second(long millis) {
    long second = (long) ((millis + 0.5) * 1e-3);
    return second + ((millis - second * SECOND) >> 63);
  }
}
