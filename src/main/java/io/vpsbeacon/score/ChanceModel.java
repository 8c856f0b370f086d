package io.vpsbeacon.score;

/**
 * How likely gaps are when nothing beats: whatever smooth distribution fits them best. The density
 * of the logarithm of the gaps, smoothed so far (half a nat) that no beat survives, while
 * exponential, heavy-tailed, two-level and log-normal gaps keep their shape. A kernel density
 * estimate (Rosenblatt 1956, Parzen 1962), with three passes of a moving mean in the place of a
 * Gaussian kernel (Wells 1986).
 */
final class ChanceModel {
  private static final double LOWEST = Math.log(1e-4);
  private static final double STEP = 0.1;
  private static final int BINS = 260;
  private static final int HALF = 5;
  private static final double FLOOR = 0.01;

  private final double[] density;

  private final double edge;

  private ChanceModel(double[] density, double edge) {
    this.edge = edge;
    this.density = density;
  }

  /** Fitted to the gaps between beats alone. */
  static ChanceModel ofGaps(Pulse pulse) {
    double[] counts = new double[BINS];
    count(pulse.sorted(), counts);
    return new ChanceModel(density(counts, pulse.sorted().length), 0);
  }

  /**
   * Fitted to the gaps between and within beats; the density is that of a gap which is no burst. Of
   * a busy group, whose gaps are cut off where bursts begin.
   */
  static ChanceModel ofAll(Pulse pulse) {
    double[] counts = new double[BINS];
    count(pulse.sorted(), counts);
    count(pulse.within(), counts);
    double[] density = density(counts, pulse.sorted().length + pulse.within().length);
    double above = 0;
    for (int i = bin(Tuning.BURST); i < BINS; i++) {
      above += density[i] * STEP;
    }
    for (int i = 0; i < BINS; i++) {
      density[i] /= above;
    }
    return new ChanceModel(density, 0);
  }

  static final double EDGE = 0.8;

  static ChanceModel pastBursts(Pulse pulse) {
    double[] counts = new double[BINS];
    double[] past = new double[pulse.sorted().length];
    for (int i = 0; i < past.length; i++) {
      past[i] = pulse.sorted()[i] - EDGE;
    }
    count(past, counts);
    return new ChanceModel(density(counts, past.length), EDGE);
  }

  /** Per nat of the logarithm of the gap. */
  double density(double gap) {
    return density[bin(gap - edge)];
  }

  private static void count(double[] gaps, double[] counts) {
    for (double gap : gaps) {
      counts[bin(gap)]++;
    }
  }

  private static int bin(double gap) {
    int bin = (int) ((Math.log(gap) - LOWEST) / STEP);
    return Math.max(0, Math.min(BINS - 1, bin));
  }

  private static double[] density(double[] counts, int total) {
    double[] smooth = movingMean(movingMean(movingMean(counts)));
    for (int i = 0; i < BINS; i++) {
      smooth[i] = (1 - FLOOR) * smooth[i] / (total * STEP) + FLOOR / (BINS * STEP);
    }
    return smooth;
  }

  private static double[] movingMean(double[] values) {
    double[] mean = new double[values.length];
    double sum = 0;
    for (int i = 0; i < values.length + HALF; i++) {
      if (i < values.length) {
        sum += values[i];
      }
      if (i - 2 * HALF - 1 >= 0) {
        sum -= values[i - 2 * HALF - 1];
      }
      if (i - HALF >= 0) {
        mean[i - HALF] = Math.max(0, sum) / (2 * HALF + 1);
      }
    }
    return mean;
  }
}
