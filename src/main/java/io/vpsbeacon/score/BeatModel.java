package io.vpsbeacon.score;

/**
 * How likely gaps are under a beat. A single gap is drawn evenly from a window, which is what the
 * sleep of every common framework does: [s(1-j), s], [s(1-j), s(1+j)] or [s, s(1+j)]. Where k - 1
 * beats are missed, a gap is the sum of k such draws (Irwin 1927, Hall 1927); beats are missed
 * independently, so that k is geometric. A gap that fits no multiple is spread evenly over the
 * logarithm.
 *
 * @param low seconds: the shortest single gap
 * @param high seconds: the longest single gap
 * @param missed the share of beats missed
 * @param astray the share of gaps that fit no multiple
 * @param whole whether the gaps are those of a clock of whole seconds
 */
record BeatModel(double low, double high, double missed, double astray, boolean whole) {
  private static final int MULTIPLES = 4;

  double middle() {
    return (low + high) / 2;
  }

  /**
   * Fits the shares of missed beats and of gaps astray, in two rounds of expectation and
   * maximisation (Dempster, Laird, Rubin 1977).
   */
  static BeatModel fit(Window window, double[] gaps, boolean whole) {
    BeatModel model = new BeatModel(window.low(), window.high(), 0.2, 0.05, whole);
    double[] shares = new double[MULTIPLES + 1];
    for (int round = 0; round < 2; round++) {
      double on = 0;
      double beats = 0;
      for (double gap : gaps) {
        double density = model.shares(gap, shares);
        for (int k = 1; k <= MULTIPLES; k++) {
          double share = shares[k] / density;
          on += share;
          beats += k * share;
        }
      }
      double missed = Math.min(Tuning.MISSED, (beats - on + 0.1) / (beats + 1));
      double astray = Math.min(Tuning.ASTRAY, (gaps.length - on + 0.1) / (gaps.length + 1));
      model = new BeatModel(window.low(), window.high(), missed, astray, whole);
    }
    return model;
  }

  /** The densities, per nat of the logarithm of the gap, at these gaps. */
  double[] densities(double[] gaps) {
    double[] densities = new double[gaps.length];
    double[] shares = new double[MULTIPLES + 1];
    for (int i = 0; i < gaps.length; i++) {
      densities[i] = shares(gaps[i], shares);
    }
    return densities;
  }

  /** The density at a gap, and in {@code shares} what gaps of 1, 2, ... beats add to it. */
  private double shares(double gap, double[] shares) {
    double sum = astray / Tuning.ASTRAY_RANGE;
    double width = high - low;
    double weight = (1 - astray) * (1 - missed) * gap / width;
    for (int k = 1; k <= MULTIPLES; k++) {
      if (whole) {
        shares[k] = weight * WholeSeconds.ofDraws(k, (Math.rint(gap) - k * low) / width, 1 / width);
      } else {
        double x = (gap - k * low) / width;
        shares[k] = x >= 0 && x <= k ? weight * ofDraws(k, x) : 0;
      }
      sum += shares[k];
      weight *= missed;
    }
    return sum;
  }

  /** The density of the sum x of k even draws from 0 to 1: Irwin and Hall's, the B-splines. */
  static double ofDraws(int k, double x) {
    double y = Math.abs(x - k / 2.0);
    return switch (k) {
      case 1 -> 1;
      case 2 -> 1 - y;
      case 3 -> y < 0.5 ? 0.75 - y * y : (1.5 - y) * (1.5 - y) / 2;
      case 4 -> y < 1 ? 2.0 / 3 - y * y * (1 - y / 2) : (2 - y) * (2 - y) * (2 - y) / 6;
      default -> throw new IllegalArgumentException("draws: " + k);
    };
  }
}
