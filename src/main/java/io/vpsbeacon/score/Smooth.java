package io.vpsbeacon.score;

/**
 * A smooth density of the logarithm of gaps: a kernel density estimate (Rosenblatt 1956, Parzen
 * 1962), with three passes of a moving mean in the place of a Gaussian kernel of 0.55 nats.
 */
final class Smooth {
  private static final double LOWEST = Math.log(1e-4);
  private static final double STEP = 0.1;
  private static final int BINS = 260;
  private static final int HALF = 5;

  private final double[] counts = new double[BINS];
  private double total;
  private double[] below;

  /** Counts gaps, less {@code edge}, each so many times. */
  void add(double[] gaps, double edge, double weight) {
    for (double gap : gaps) {
      counts[bin(gap - edge)] += weight;
    }
    total += weight * gaps.length;
  }

  /** The densities, per nat of the logarithm of the gap, at these gaps less {@code edge}. */
  double[] at(double[] gaps, double edge) {
    double[] smooth = movingMean(movingMean(movingMean(counts)));
    below = new double[BINS + 1];
    for (int i = 0; i < BINS; i++) {
      smooth[i] =
          (1 - Tuning.ANYWHERE) * smooth[i] / (total * STEP) + Tuning.ANYWHERE / (BINS * STEP);
      below[i + 1] = below[i] + smooth[i] * STEP;
    }
    double[] densities = new double[gaps.length];
    for (int i = 0; i < gaps.length; i++) {
      densities[i] = smooth[bin(gaps[i] - edge)];
    }
    return densities;
  }

  /** The share of all gaps below this one; after {@link #at}. */
  double below(double gap) {
    double position = position(gap);
    int bin = (int) position;
    return below[bin] + (position - bin) * (below[bin + 1] - below[bin]);
  }

  private static int bin(double gap) {
    return (int) position(gap);
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
