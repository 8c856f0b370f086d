package io.vpsbeacon.score;

import java.util.List;

/** What the times of one part of a group say about a beat in it. */
final class Judge {
  private Judge() {}

  /**
   * @param evidence nats for a beat, against the best chance model
   * @param window the single gaps
   * @param pulse the beats
   * @param sample gaps, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // arrays of one call, never handed out
  record Verdict(double evidence, Window window, Pulse pulse, double[] sample) {}

  /**
   * Null where there are too few beats, or no gap is of a length that is looked for.
   *
   * @param shortest seconds: the shortest period that is looked for
   */
  static Verdict of(Clock times, double shortest) {
    if (times.seconds().length < Tuning.LEAST_BEATS) {
      return null;
    }
    Pulse pulse = Pulse.of(times);
    if (pulse.beats() < Tuning.LEAST_BEATS) {
      return null;
    }
    double[] sample = pulse.sample();
    ChanceModel chance = ChanceModel.of(pulse, sample);
    List<Candidates.Candidate> candidates = Candidates.of(pulse, sample, chance, shortest);
    if (candidates.isEmpty()) {
      return null;
    }
    int n = pulse.gaps().length;
    double each = candidates.get(0).promise() - chance.better();
    double promise = each * saturated(n);
    if (promise < Tuning.PROMISING) {
      Window window = candidates.get(0).window();
      return new Verdict(promise - Tuning.PROMISING, window, pulse, sample);
    }
    Window best = null;
    double bestFit = Double.NEGATIVE_INFINITY;
    for (Candidates.Candidate candidate : candidates) {
      double fit = fit(candidate.window(), sample, times.whole());
      if (fit > bestFit) {
        bestFit = fit;
        best = candidate.window();
      }
    }
    double gained = (bestFit - chance.logLikelihood()) / sample.length;
    return new Verdict(
        gained * saturated(n) - n * Order.cost(best, pulse.gaps()), best, pulse, sample);
  }

  private static double fit(Window window, double[] sample, boolean whole) {
    return whole
        ? Math.max(
            likely(WholeSeconds.inner(window), sample, true),
            likely(WholeSeconds.even(window, sample), sample, true))
        : likely(window, sample, false);
  }

  private static double likely(Window window, double[] sample, boolean whole) {
    return Sums.ofLogs(BeatModel.fit(window, sample, whole).densities(sample));
  }

  /**
   * As how many gaps so many count. Many gaps show that the model is not quite right, more than
   * that there is a beat; so their evidence ends at that of {@link Tuning#SATURATION}.
   */
  static double saturated(double gaps) {
    return gaps * Tuning.SATURATION / (gaps + Tuning.SATURATION);
  }
}
