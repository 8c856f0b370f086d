package io.vpsbeacon.detect;

/** The windows of a run as small numbers, and the extent of the connections that it keeps. */
final class Windows {
  private static final long MINUTE = 60_000_000L;
  private static final int NONE = -1;

  private final Span span;

  /** Length of one, as the span tells it. */
  private final long micros;

  private final LongNumbers starts = new LongNumbers();
  private long lastStart;
  private int lastNumber = NONE;

  /** When the window starts whose start was asked for last; a window of one instant is any. */
  private long startOfLast;

  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  Windows(Span span) {
    this.span = span;
    micros = span.micros();
  }

  /** The number of the window that holds this time. */
  int number(long time) {
    return ofStart(startOf(time));
  }

  /** Whether there is only one, which is as long as the connections reach. */
  boolean isOne() {
    return span.isAll();
  }

  /** Counts times in, of which these are the first and the last. */
  void extend(long earliest, long latest) {
    first = Math.min(first, earliest);
    last = Math.max(last, latest);
  }

  /** When the window starts that holds this time. */
  long startOf(long time) {
    long since = time - startOfLast;
    return since < 0 || since >= micros ? startOfAnother(time) : startOfLast;
  }

  private long startOfAnother(long time) {
    startOfLast = span.windowStart(time);
    return startOfLast;
  }

  /** The number of the window that starts then. */
  int ofStart(long start) {
    if (start != lastStart || lastNumber == NONE) {
      lastStart = start;
      lastNumber = starts.number(start);
    }
    return lastNumber;
  }

  long start(int number) {
    return starts.value(number);
  }

  /** Forgets the windows, whose numbers mean nothing any more; the extent stays. */
  void clear() {
    starts.clear();
    lastNumber = NONE;
  }

  void foresee(int rows, Forecast forecast) {
    starts.foresee(rows, forecast);
  }

  /**
   * Length of a window in microseconds. Where there is only one, it is the time from the first
   * connection to the last, a minute at the least.
   */
  long length() {
    return isOne() ? Math.max(MINUTE, last - first) : span.micros();
  }
}
