package io.vpsbeacon.score;

/**
 * A beat before it is scored.
 *
 * @param evidence nats
 */
record Found(
    double evidence,
    double period,
    double jitter,
    int seen,
    int expected,
    Part part,
    int process,
    int port) {
  /** An even draw has 90 % of its values between its 5 % and 95 % quantiles. */
  private static final double TAIL = 0.05;

  static Found of(Judge.Verdict verdict, Part part, int process, int port) {
    Window window = verdict.window();
    double[] singles = new double[verdict.sample().length];
    int n = singles(window, verdict.sample(), singles);
    int seen = 1 + atLeast(window.low(), verdict.pulse().gaps());
    double period = n == 0 ? window.middle() : median(singles, n);
    double jitter = n == 0 ? 0 : half(singles, n) / period;
    if (verdict.pulse().whole()) {
      Window even = WholeSeconds.even(window, verdict.sample());
      period = even.middle();
      jitter = even.half() / period;
    }
    return new Found(
        verdict.evidence(),
        period,
        Math.min(1, jitter),
        seen,
        expected(verdict.pulse().span() / period + 1, seen),
        part,
        process,
        port);
  }

  // Loops stand in methods of their own: what the optimising compiler has to compile is these
  // alone.

  /** Gives how many gaps are single, and these. */
  private static int singles(Window window, double[] gaps, double[] singles) {
    int n = 0;
    for (double gap : gaps) {
      if (window.single(gap)) {
        singles[n++] = gap;
      }
    }
    return n;
  }

  private static int atLeast(double low, double[] gaps) {
    int n = 0;
    for (double gap : gaps) {
      n += gap >= low ? 1 : 0;
    }
    return n;
  }

  static Found of(Layers.Verdict verdict, double[] times) {
    double[] lags = verdict.lags();
    double period = median(lags, lags.length);
    double span = times[times.length - 1] - times[0];
    double layers = Math.max(1, Math.rint(times.length * period / (span + period)));
    return new Found(
        verdict.evidence(),
        period,
        Math.min(1, half(lags, lags.length) / period),
        lags.length,
        expected(layers * span / period, lags.length),
        Part.LAYERS,
        0,
        0);
  }

  /** The beat, with this many nats taken off. */
  Beat beat(double less) {
    double score = 1 / (1 + Math.exp((Tuning.THRESHOLD + less - evidence) / Tuning.SCALE));
    return new Beat(
        score, period, jitter, (double) seen / expected, seen, expected, part, process, port);
  }

  /** So sure and so even that nothing better can be found in the group. */
  boolean clear() {
    return evidence >= Tuning.CLEAR && jitter <= Tuning.NARROW;
  }

  /** Seconds: half the width of the spread of single gaps. */
  double spread() {
    return jitter * period;
  }

  private static int expected(double beats, int seen) {
    return (int) Math.max(seen, Math.min(Integer.MAX_VALUE, Math.rint(beats)));
  }

  private static double median(double[] sorted, int n) {
    return (sorted[n / 2] + sorted[(n - 1) / 2]) / 2;
  }

  /** Half the width of an even draw that has these values. */
  private static double half(double[] sorted, int n) {
    double low = sorted[(int) (TAIL * (n - 1))];
    double high = sorted[(int) Math.ceil((1 - TAIL) * (n - 1))];
    return (high - low) / 2 / (1 - 2 * TAIL);
  }
}
