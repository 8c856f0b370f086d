package io.vpsbeacon.detect;

import java.util.Arrays;

/** The windows of a run as small numbers, and the extent of its events. */
final class Windows {
  private static final long MINUTE = 60_000_000L;

  private final Span span;
  private final LongIntMap numbers = new LongIntMap();
  private long[] starts = new long[16];
  private long lastStart;
  private int lastNumber = LongIntMap.ABSENT;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  Windows(Span span) {
    this.span = span;
  }

  /** The number of the window that holds this time. */
  int number(long time) {
    first = Math.min(first, time);
    last = Math.max(last, time);
    long start = span.windowStart(time);
    if (start != lastStart || lastNumber == LongIntMap.ABSENT) {
      lastStart = start;
      lastNumber = lookUp(start);
    }
    return lastNumber;
  }

  private int lookUp(long start) {
    int number = numbers.get(start);
    if (number == LongIntMap.ABSENT) {
      number = numbers.size();
      numbers.put(start, number);
      if (number == starts.length) {
        starts = Arrays.copyOf(starts, number * 2);
      }
      starts[number] = start;
    }
    return number;
  }

  long start(int number) {
    return starts[number];
  }

  /**
   * Length of a window in microseconds. Where there is only one, it is the time from the first
   * event to the last, a minute at the least.
   */
  long length() {
    return span.isAll() ? Math.max(MINUTE, last - first) : span.micros();
  }
}
