package io.vpsbeacon.score.rivals;

import java.util.Arrays;

/** What several rivals ask of gaps. */
final class Gaps {
  private static final long SECOND = 1_000_000;

  private Gaps() {}

  /** Seconds between neighbours. */
  static double[] seconds(long[] micros) {
    double[] gaps = new double[Math.max(0, micros.length - 1)];
    Arrays.setAll(gaps, i -> (micros[i + 1] - micros[i]) / 1e6);
    return gaps;
  }

  /** Whole seconds between neighbours on a clock of whole seconds. */
  static double[] wholeSeconds(long[] micros) {
    double[] gaps = new double[Math.max(0, micros.length - 1)];
    Arrays.setAll(
        gaps, i -> Math.floorDiv(micros[i + 1], SECOND) - Math.floorDiv(micros[i], SECOND));
    return gaps;
  }

  /** How many of them fall into each bucket of this many seconds from the first one's. */
  static int[] buckets(long[] micros, int seconds) {
    if (micros.length == 0) {
      return new int[0];
    }
    long width = seconds * SECOND;
    long first = Math.floorDiv(micros[0], width);
    int[] counts = new int[(int) (Math.floorDiv(micros[micros.length - 1], width) - first) + 1];
    for (long time : micros) {
      counts[(int) (Math.floorDiv(time, width) - first)]++;
    }
    return counts;
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  /** The mean square distance from the mean. */
  static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0);
  }

  /** Of ascending values, between the two nearest. */
  static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return quantile(sorted, 0.5);
  }
}
