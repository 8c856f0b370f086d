package io.vpsbeacon.score;

/**
 * A smooth density of the logarithm of gaps: a kernel density estimate (Rosenblatt 1956, Parzen
 * 1962), with three passes of a moving mean in the place of a Gaussian kernel of 0.55 nats.
 */
final class Smooth {
  private static final double LOWEST = Math.log(1e-4);
  private static final double STEP = 0.16;
  private static final int BINS = 163;
  private static final int HALF = 3;

  /** Per nat of the logarithm of the gap. */
  private final double[] densities;

  private final double[] below = new double[BINS + 1];

  /** Smooths a histogram. */
  Smooth(double[] counts) {
    double total = 0;
    for (double count : counts) {
      total += count;
    }
    densities = movingMean(movingMean(movingMean(counts)));
    for (int i = 0; i < BINS; i++) {
      densities[i] =
          (1 - Tuning.ANYWHERE) * densities[i] / (total * STEP) + Tuning.ANYWHERE / (BINS * STEP);
      below[i + 1] = below[i] + densities[i] * STEP;
    }
  }

  /** How many gaps, less {@code edge}, are in each bin of the logarithm. */
  static double[] histogram(double[] gaps, double edge) {
    double[] counts = new double[BINS];
    for (double gap : gaps) {
      counts[(int) position(gap - edge)]++;
    }
    return counts;
  }

  /** One and the other, each so many times. */
  static double[] both(double[] one, double weight, double[] other, double otherWeight) {
    double[] sum = new double[BINS];
    for (int i = 0; i < BINS; i++) {
      sum[i] = weight * one[i] + otherWeight * other[i];
    }
    return sum;
  }

  /** The sum of the logarithms of the densities at the gaps of a histogram. */
  double sumOfLogs(double[] counts) {
    double sum = 0;
    for (int i = 0; i < BINS; i++) {
      if (counts[i] > 0) {
        sum += counts[i] * Math.log(densities[i]);
      }
    }
    return sum;
  }

  /** The share of all gaps below this one. */
  double below(double gap) {
    double position = position(gap);
    int bin = (int) position;
    return below[bin] + (position - bin) * (below[bin + 1] - below[bin]);
  }

  private static double position(double gap) {
    double position = (Math.log(gap) - LOWEST) / STEP;
    return position > 0 ? Math.min(BINS - 1, position) : 0;
  }

  private static double[] movingMean(double[] values) {
    double[] mean = new double[BINS];
    double sum = 0;
    for (int i = 0; i < BINS + HALF; i++) {
      if (i < BINS) {
        sum += values[i];
      }
      if (i > 2 * HALF) {
        sum -= values[i - 2 * HALF - 1];
      }
      if (i >= HALF) {
        mean[i - HALF] = Math.max(0, sum) / (2 * HALF + 1);
      }
    }
    return mean;
  }
}
