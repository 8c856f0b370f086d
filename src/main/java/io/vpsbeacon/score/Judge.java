package io.vpsbeacon.score;

/** What the times of one part of a group say about a beat in it. */
final class Judge {
  private Judge() {}

  /**
   * @param evidence nats for a beat, against the best chance model
   */
  record Verdict(double evidence, BeatModel model, Pulse pulse) {}

  /** Null where there are too few beats, or no gap is of a length that is looked for. */
  static Verdict of(double[] seconds) {
    Pulse pulse = Pulse.of(seconds);
    if (pulse.beats().length < Tuning.LEAST_BEATS) {
      return null;
    }
    double[] points = thinned(pulse.sorted());
    double[] chance = chance(pulse, points);
    BeatModel best = null;
    double bestEvidence = Double.NEGATIVE_INFINITY;
    for (Candidates.Window window : Candidates.of(pulse.sorted())) {
      BeatModel model = BeatModel.fit(window.low(), window.high(), points);
      double evidence = 0;
      for (int i = 0; i < points.length; i++) {
        evidence += Math.log(model.density(points[i])) - chance[i];
      }
      evidence /= points.length;
      if (evidence > bestEvidence) {
        bestEvidence = evidence;
        best = model;
      }
    }
    if (best == null) {
      return null;
    }
    double n = pulse.gaps().length;
    double counted = n * Tuning.SATURATION / (n + Tuning.SATURATION);
    return new Verdict(bestEvidence * counted - Order.penalty(best, pulse.gaps()), best, pulse);
  }

  private static double[] chance(Pulse pulse, double[] points) {
    double[] narrow = logs(ChanceModel.ofGaps(pulse), points);
    double[] wide = logs(ChanceModel.ofAll(pulse), points);
    if (pulse.within().length >= 0.1 * pulse.beats().length) {
      double[] edge = logs(ChanceModel.pastBursts(pulse), points);
      for (int i = 0; i < points.length; i++) {
        edge[i] += Math.log(points[i] / (points[i] - ChanceModel.EDGE));
      }
      if (sum(edge) > sum(wide)) {
        wide = edge;
      }
    }
    double[] pareto = pareto(points);
    double[] best = sum(narrow) > sum(wide) ? narrow : wide;
    return sum(best) > sum(pareto) - 2.5 ? best : pareto;
  }

  private static double[] pareto(double[] points) {
    double least = points[0];
    double s = 0;
    for (double g : points) {
      s += Math.log(g / least);
    }
    double alpha = Math.min(1.6, points.length / Math.max(1e-9, s));
    double[] logs = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      logs[i] = Math.log(alpha) - alpha * Math.log(points[i] / least);
    }
    return logs;
  }

  private static double sum(double[] v) {
    double s = 0;
    for (double x : v) {
      s += x;
    }
    return s;
  }

  private static double[] logs(ChanceModel model, double[] points) {
    double[] logs = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      logs[i] = Math.log(model.density(points[i]));
    }
    return logs;
  }

  private static double[] thinned(double[] sorted) {
    if (sorted.length <= Tuning.POINTS) {
      return sorted;
    }
    double[] points = new double[Tuning.POINTS];
    for (int i = 0; i < points.length; i++) {
      points[i] = sorted[(int) ((i + 0.5) * sorted.length / points.length)];
    }
    return points;
  }
}
