package io.vpsbeacon.detect;

import java.util.ArrayList;
import java.util.List;

/** Connections over time as Splunk's sparkline: a marker, then one count per step. */
final class Timeline {
  /** How Splunk knows a sparkline. */
  static final String MARKER = "##__SPARKLINE__##";

  private static final int STEPS = 60;

  private Timeline() {}

  /**
   * Counts.
   *
   * @param micros times, ascending, all of them from begin to begin + length
   * @param begin where the first step begins, in microseconds since the epoch
   * @param length of all steps together, in microseconds
   * @return a count per step; the last step holds what lies at its end
   */
  static long[] counts(long[] micros, long begin, long length) {
    long[] counts = new long[STEPS];
    long all = Math.max(1, length);
    int step = 0;
    long end = end(begin, all, step);
    for (long time : micros) {
      while (step < STEPS - 1 && time >= end) {
        end = end(begin, all, ++step);
      }
      counts[step]++;
    }
    return counts;
  }

  /** The first time behind a step. */
  private static long end(long begin, long length, int step) {
    return begin + ((step + 1) * length + STEPS - 1) / STEPS;
  }

  static List<String> values(long[] counts) {
    List<String> values = new ArrayList<>(counts.length + 1);
    values.add(MARKER);
    for (long count : counts) {
      values.add(Long.toString(count));
    }
    return values;
  }
}
