package io.vpsbeacon.score;

import java.util.function.DoubleUnaryOperator;

/**
 * What a clock of whole seconds makes of gaps. Two times x apart, wherever in their seconds they
 * lie, are k seconds apart by the clock with probability max(0, 1 - |x - k|). So where a gap is X,
 * its clock shows k with probability P(k + 1) - 2 P(k) + P(k - 1), where P(x) is the mean of max(0,
 * x - X): the second integral of the density.
 */
final class WholeSeconds {
  /** Seconds: from here on two times of one clock may be apart. */
  static final double APART = 0.5;

  /** The variance that the clock gives a gap: twice that of an even draw of one second. */
  private static final double VARIANCE = 2.0 / 12;

  /** Where Pareto's may begin: so many seconds after the shortest gap by the clock. */
  private static final double[] EDGES = {0, 0.5, 1};

  private WholeSeconds() {}

  /** A gap by the clock moved within its second, so that many of one length are spread over it. */
  static double spread(double gap, int ordinal) {
    return gap == 0 ? APART * Clock.share(ordinal, 0) : gap - APART + Clock.share(ordinal, 0);
  }

  /**
   * What gaps by the clock that fill a window were drawn from: less half a second at either end.
   */
  static Window inner(Window window) {
    return Window.of(window.middle(), window.half() - APART);
  }

  /** The even draw that by the clock has the mean and the variance of the single gaps. */
  static Window even(Window window, double[] gaps) {
    double n = 0;
    double sum = 0;
    double squares = 0;
    for (double gap : gaps) {
      if (window.single(gap)) {
        double whole = Math.rint(gap);
        n++;
        sum += whole;
        squares += whole * whole;
      }
    }
    if (n == 0) {
      return inner(window);
    }
    double mean = sum / n;
    return Window.of(mean, Math.sqrt(3 * Math.max(0, squares / n - mean * mean - VARIANCE)));
  }

  /**
   * As {@link BeatModel#ofDraws}, by the clock.
   *
   * @param second how long a second is, where each draw is from 0 to 1
   */
  static double ofDraws(int k, double x, double second) {
    if (x + second <= 0 || x - second >= k) {
      return 0;
    }
    return Math.max(0, shown(y -> past(k, y), x, second)) / (second * second);
  }

  /** The mean of max(0, x - S), where S is the sum of k even draws from 0 to 1. */
  private static double past(int k, double x) {
    if (x <= 0) {
      return 0;
    }
    if (x >= k) {
      return x - k / 2.0;
    }
    // The truncated powers of Irwin and Hall's density, integrated twice.
    double sum = 0;
    double term = 1;
    for (int j = 0; j < x; j++) {
      sum += term * Math.pow(x - j, k + 1);
      term *= -(k - j) / (j + 1.0);
    }
    for (int j = 2; j <= k + 1; j++) {
      sum /= j;
    }
    return sum;
  }

  /**
   * The logarithm of how likely ascending gaps are, per nat of their logarithm, if they are
   * Pareto's, which begin where they suit best within a second of the shortest.
   */
  static double pareto(double[] sample) {
    double best = Double.NEGATIVE_INFINITY;
    double[] ratios = new double[sample.length];
    for (double more : EDGES) {
      double edge = Math.rint(sample[0]) + more;
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] = Math.max(1, sample[i] / edge);
      }
      double exponent = ChanceModel.exponent(ratios.length, Sums.ofLogs(ratios));
      double density = 0;
      for (int i = 0; i < ratios.length; i++) {
        double gap = Math.rint(sample[i]);
        if (i == 0 || gap != Math.rint(sample[i - 1])) {
          density = Math.max(1e-12, shown(x -> past(x, edge, exponent), gap, 1));
        }
        ratios[i] = density * sample[i];
      }
      best = Math.max(best, Sums.ofLogs(ratios));
    }
    return best;
  }

  /** The mean of max(0, x - X), where X is Pareto's. */
  private static double past(double x, double edge, double exponent) {
    if (x <= edge) {
      return 0;
    }
    double logs = Math.log(x / edge);
    double less = 1 - exponent;
    double above = Math.abs(less) < 1e-6 ? logs : Math.expm1(less * logs) / less;
    return x - edge - edge * above;
  }

  private static double shown(DoubleUnaryOperator past, double gap, double second) {
    return past.applyAsDouble(gap + second)
        - 2 * past.applyAsDouble(gap)
        + past.applyAsDouble(gap - second);
  }
}
