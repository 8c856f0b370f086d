package io.vpsbeacon.net;

/**
 * Sorted intervals as they are found: where each begins, and what holds from there to the next. It
 * remembers the last one only; the others are where the sink has put them.
 */
final class Intervals {
  /** Takes intervals; one that turns out to be empty is put again at the same place. */
  interface Sink {
    void put(int at, long high, long low, int number);
  }

  private final Sink sink;
  private long lastHigh;
  private long lastLow;
  private int last = PrefixIndex.NONE;
  private int beforeLast = PrefixIndex.NONE;
  private int size;

  Intervals(Sink sink) {
    this.sink = sink;
  }

  /** Adds an interval behind the others, or in the place of the last where that is now empty. */
  void add(long high, long low, int number) {
    if (size > 0 && lastHigh == high && lastLow == low) {
      size--;
      last = beforeLast;
    }
    if (size > 0 && last == number) {
      return;
    }
    sink.put(size++, high, low, number);
    beforeLast = last;
    last = number;
    lastHigh = high;
    lastLow = low;
  }

  int size() {
    return size;
  }
}
