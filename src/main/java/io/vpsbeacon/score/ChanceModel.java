package io.vpsbeacon.score;

/**
 * How likely gaps are when nothing beats: the best of four ways. Three are smooth densities of the
 * logarithm of the gaps, smoothed so far that no beat survives, while exponential, log-normal,
 * two-level and most heavy-tailed gaps keep their shape; the fourth is Pareto's, which begins at an
 * edge.
 */
final class ChanceModel {
  private final Smooth gaps;
  private final double logLikelihood;
  private final double better;

  private ChanceModel(Smooth gaps, double logLikelihood, double better) {
    this.gaps = gaps;
    this.logLikelihood = logLikelihood;
    this.better = better;
  }

  /** Of these gaps between beats, ascending, and of what lies within beats. */
  static ChanceModel of(Pulse pulse, double[] sample) {
    double[] histogram = Smooth.histogram(sample, 0);
    Smooth gaps = new Smooth(histogram);
    double first = gaps.sumOfLogs(histogram);
    double best = first;
    int within = pulse.within().length;
    if (within > 0) {
      best = Math.max(best, all(pulse, sample.length, histogram));
    }
    if (within >= Tuning.BUSY * pulse.beats()) {
      best = Math.max(best, pastBursts(sample, pulse.burst()));
    }
    double pareto = pareto(sample);
    if (pulse.whole()) {
      pareto = Math.max(pareto, WholeSeconds.pareto(sample));
    }
    return new ChanceModel(
        gaps, pareto - Tuning.PARETO_COST > best ? pareto : best, (best - first) / sample.length);
  }

  /** The sum of the logarithms of the densities, per nat of the logarithm of the gap, at all. */
  double logLikelihood() {
    return logLikelihood;
  }

  /**
   * Nats a gap by which the best of the smooth densities is better than the one that {@link #share}
   * goes by: the gaps of a busy group are cut off where bursts begin, which the first cannot show.
   */
  double better() {
    return better;
  }

  /** The share of gaps from {@code low} to {@code high}, by the first of the smooth densities. */
  double share(double low, double high) {
    return gaps.below(high) - gaps.below(low);
  }

  /**
   * Fitted to the gaps between and within beats; the density is that of a gap which is no burst.
   * For a busy group, whose gaps are cut off where bursts begin.
   */
  private static double all(Pulse pulse, int sample, double[] histogram) {
    double[] within = Pulse.sampled(pulse.within());
    Smooth all =
        new Smooth(
            Smooth.both(
                histogram,
                (double) pulse.gaps().length / sample,
                Smooth.histogram(within, 0),
                (double) pulse.within().length / within.length));
    return all.sumOfLogs(histogram) - sample * Math.log(1 - all.below(pulse.burst()));
  }

  /** Fitted to what the gaps are longer than a burst can be: f(g) = h(ln(g - e)) g / (g - e). */
  private static double pastBursts(double[] sample, double burst) {
    double edge = Tuning.EDGE * burst;
    double[] histogram = Smooth.histogram(sample, edge);
    double[] ratios = new double[sample.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = sample[i] / (sample[i] - edge);
    }
    return new Smooth(histogram).sumOfLogs(histogram) + Sums.ofLogs(ratios);
  }

  /** Pareto's: a exp(-a ln(g / least)). */
  private static double pareto(double[] sample) {
    double[] ratios = new double[sample.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = sample[i] / sample[0];
    }
    double logs = Sums.ofLogs(ratios);
    double exponent = exponent(ratios.length, logs);
    return ratios.length * Math.log(exponent) - exponent * logs;
  }

  /** Pareto's exponent that is most likely for so many gaps, up to a limit. */
  static double exponent(int gaps, double logs) {
    return Math.min(Tuning.PARETO, gaps / Math.max(1e-9, logs));
  }
}
