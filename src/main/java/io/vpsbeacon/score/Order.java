package io.vpsbeacon.score;

/** What the sequence of the gaps says. */
final class Order {
  private Order() {}

  /** Nats to take off. */
  static double penalty(BeatModel model, double[] gaps) {
    double singles = 0;
    double pairs = 0;
    int breaks = 0;
    double before = 0;
    for (double gap : gaps) {
      double single = model.single(gap);
      singles += single;
      pairs += single * before;
      before = single;
      if (gap > (Tuning.MULTIPLES + 1) * model.high()) {
        breaks++;
      }
    }
    double n = gaps.length;
    int rises = 0;
    for (int i = 2; i < gaps.length; i++) {
      if (gaps[i - 2] < gaps[i - 1] && gaps[i - 1] < gaps[i]) {
        rises++;
      }
    }
    double runs = Math.max(0, 0.25 - (pairs - 1) / Math.max(1, singles));
    double broken = Math.max(0, (breaks - 1) / n - 0.1 - 0.3 * Math.sqrt(0.1 / n));
    double few = Math.max(0, 0.4 - singles / n);
    double rising = Math.max(0, (rises - 2) / n - 0.19 - 0.8 / Math.sqrt(n));
    return 30 * n * (runs + broken + few + rising);
  }
}
