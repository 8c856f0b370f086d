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
 */
record BeatModel(double low, double high, double missed, double astray) {
  double middle() {
    return (low + high) / 2;
  }

  /** Fit missed and astray shares to these gaps, in two rounds of expectation and maximisation. */
  static BeatModel fit(double low, double high, double[] gaps) {
    BeatModel model = new BeatModel(low, high, 0.2, 0.05);
    for (int round = 0; round < 2; round++) {
      double[] shares = new double[Tuning.MULTIPLES + 1];
      for (double gap : gaps) {
        model.addShares(gap, shares);
      }
      double on = 0;
      double beats = 0;
      for (int k = 1; k <= Tuning.MULTIPLES; k++) {
        on += shares[k];
        beats += k * shares[k];
      }
      double missed = Math.min(Tuning.MISSED, (beats - on + 0.1) / (beats + 1));
      double astray = Math.min(Tuning.ASTRAY, (shares[0] + 0.1) / (gaps.length + 1));
      model = new BeatModel(low, high, missed, astray);
    }
    return model;
  }

  /** Per nat of the logarithm of the gap. */
  double density(double gap) {
    double sum = astray / Tuning.ASTRAY_RANGE;
    double weight = (1 - astray) * (1 - missed) * gap;
    for (int k = 1; k <= Tuning.MULTIPLES; k++) {
      if (gap >= k * low && gap <= k * high) {
        sum += weight * ofDraws(k, gap);
      }
      weight *= missed;
    }
    return sum;
  }

  /** How likely it is that a gap spans 0 (none), 1, 2, ... beats, added to the sums so far. */
  private void addShares(double gap, double[] sums) {
    double total = density(gap);
    double rest = 1;
    double weight = (1 - astray) * (1 - missed) * gap / total;
    for (int k = 1; k <= Tuning.MULTIPLES; k++) {
      if (gap >= k * low && gap <= k * high) {
        double share = weight * ofDraws(k, gap);
        sums[k] += share;
        rest -= share;
      }
      weight *= missed;
    }
    sums[0] += Math.max(0, rest);
  }

  /** The chance that a gap is a single one. */
  double single(double gap) {
    return gap < low || gap > high
        ? 0
        : (1 - astray) * (1 - missed) * gap / (high - low) / density(gap);
  }

  /** The density, per second, of the sum of k even draws from the window. */
  private double ofDraws(int k, double sum) {
    double width = high - low;
    double x = (sum - k * low) / width;
    return switch (k) {
      case 1 -> 1 / width;
      case 2 -> Math.min(x, 2 - x) / width;
      case 3 -> {
        double y = Math.abs(x - 1.5);
        yield (y < 0.5 ? 0.75 - y * y : (1.5 - y) * (1.5 - y) / 2) / width;
      }
      default -> {
        double variance = k / 12.0;
        double z = x - k / 2.0;
        yield Math.exp(-z * z / (2 * variance)) / Math.sqrt(2 * Math.PI * variance) / width;
      }
    };
  }
}
