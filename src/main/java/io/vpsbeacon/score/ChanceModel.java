package io.vpsbeacon.score;

/**
 * How likely gaps are when nothing beats: the best of four ways. Three are smooth densities of the
 * logarithm of the gaps, smoothed so far that no beat survives, while exponential, log-normal,
 * two-level and most heavy-tailed gaps keep their shape; the fourth is Pareto's, which begins at an
 * edge.
 */
final class ChanceModel {
  private final Smooth gaps;
  private final double[] densities;

  private ChanceModel(Smooth gaps, double[] densities) {
    this.gaps = gaps;
    this.densities = densities;
  }

  /** Of these gaps between beats, ascending, and of what lies within beats. */
  static ChanceModel of(Pulse pulse, double[] sample) {
    Smooth gaps = new Smooth();
    gaps.add(sample, 0, 1);
    double[] best = gaps.at(sample, 0);
    double fit = Sums.ofLogs(best);
    int within = pulse.within().length;
    if (within > 0) {
      double[] all = all(pulse, sample);
      if (Sums.ofLogs(all) > fit) {
        best = all;
        fit = Sums.ofLogs(all);
      }
    }
    if (within >= Tuning.BUSY * pulse.beats()) {
      double[] past = pastBursts(sample);
      if (Sums.ofLogs(past) > fit) {
        best = past;
        fit = Sums.ofLogs(past);
      }
    }
    double[] pareto = pareto(sample);
    return new ChanceModel(gaps, Sums.ofLogs(pareto) - Tuning.PARETO_COST > fit ? pareto : best);
  }

  /** Per nat of the logarithm of the gap, at each gap of the sample. */
  double[] densities() {
    return densities;
  }

  /** The share of gaps from {@code low} to {@code high}, by the first of the smooth densities. */
  double share(double low, double high) {
    return gaps.below(high) - gaps.below(low);
  }

  /**
   * Fitted to the gaps between and within beats; the density is that of a gap which is no burst.
   * For a busy group, whose gaps are cut off where bursts begin.
   */
  private static double[] all(Pulse pulse, double[] sample) {
    Smooth all = new Smooth();
    double[] within = Pulse.sampled(pulse.within());
    all.add(sample, 0, (double) pulse.gaps().length / sample.length);
    all.add(within, 0, (double) pulse.within().length / within.length);
    double[] densities = all.at(sample, 0);
    double above = 1 - all.below(Tuning.BURST);
    for (int i = 0; i < densities.length; i++) {
      densities[i] /= above;
    }
    return densities;
  }

  /** Fitted to what the gaps are longer than a burst can be: f(g) = h(ln(g - e)) g / (g - e). */
  private static double[] pastBursts(double[] sample) {
    double edge = Tuning.EDGE * Tuning.BURST;
    Smooth past = new Smooth();
    past.add(sample, edge, 1);
    double[] densities = past.at(sample, edge);
    for (int i = 0; i < densities.length; i++) {
      densities[i] *= sample[i] / (sample[i] - edge);
    }
    return densities;
  }

  /** Pareto's: a exp(-a ln(g / least)), its exponent the most likely one up to a limit. */
  private static double[] pareto(double[] sample) {
    double least = sample[0];
    double[] ratios = new double[sample.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = sample[i] / least;
    }
    double exponent = Math.min(Tuning.PARETO, ratios.length / Math.max(1e-9, Sums.ofLogs(ratios)));
    double[] densities = new double[sample.length];
    for (int i = 0; i < ratios.length; i++) {
      densities[i] = exponent * Math.pow(ratios[i], -exponent);
    }
    return densities;
  }
}
