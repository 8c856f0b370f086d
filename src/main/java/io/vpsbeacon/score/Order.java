package io.vpsbeacon.score;

/**
 * What the sequence of the gaps says. Each term is a share of gaps beyond what any beat has, with
 * leeway for few gaps.
 */
final class Order {
  private Order() {}

  /** Nats a gap to take off. */
  static double cost(Window window, double[] gaps) {
    int singles = 0;
    int pairs = 0;
    int breaks = 0;
    int rises = 0;
    boolean single = false;
    for (int i = 0; i < gaps.length; i++) {
      boolean before = single;
      single = gaps[i] >= window.low() && gaps[i] <= window.high();
      singles += single ? 1 : 0;
      pairs += single && before ? 1 : 0;
      breaks += gaps[i] > Tuning.BREAK * window.high() ? 1 : 0;
      rises += i > 1 && gaps[i - 2] < gaps[i - 1] && gaps[i - 1] < gaps[i] ? 1 : 0;
    }
    double n = gaps.length;
    return Tuning.ORDER_COST
        * (lone(singles, pairs) + broken(breaks, n) + few(singles, n) + rising(rises, n));
  }

  /** Single gaps rarely follow one another: steps of a retry, not beats. */
  static double lone(int singles, int pairs) {
    return Math.max(0, Tuning.PAIRED - (pairs - 1.0) / Math.max(1, singles));
  }

  /** Long breaks come often: short series, not one long one. */
  static double broken(int breaks, double n) {
    return Math.max(0, (breaks - 1) / n - Tuning.BROKEN - 0.1 / Math.sqrt(n));
  }

  /** Most gaps are not single. */
  static double few(int singles, double n) {
    return Math.max(0, Tuning.SINGLE - singles / n);
  }

  /**
   * Gaps grow step by step: a retry that backs off. Of gaps in no order a sixth of all triples rise
   * (Bienaymé 1874), whatever their distribution.
   */
  static double rising(int rises, double n) {
    return Math.max(0, (rises - 2) / n - Tuning.RISING - 0.8 / Math.sqrt(n));
  }
}
