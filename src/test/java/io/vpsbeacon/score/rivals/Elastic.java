package io.vpsbeacon.score.rivals;

import io.vpsbeacon.score.Connections;
import java.util.Arrays;

/**
 * Elastic's network beaconing package: counts in buckets of 60 s over 6 h; a beacon where their
 * relative variance (variance over squared mean) is at most 0.1, or their autocovariance, over the
 * variance, at least 0.7 for some period. Its third condition, even byte counts, needs bytes. In
 * its favour the buckets end with the last connection instead of with the 6 h.
 */
final class Elastic implements Rival {
  private static final int MINUTE = 60;
  private static final long WINDOW = 6 * 3_600_000_000L;
  private static final int LEAST_BUCKETS = 10;

  @Override
  public String name() {
    return "Elastic";
  }

  @Override
  public double threshold() {
    return 0.7;
  }

  /** On one scale: a relative variance of 0.1 counts as an autocovariance of 0.7. */
  @Override
  public double score(Connections group) {
    long[] micros = group.micros();
    double best = 0;
    int from = 0;
    while (from < micros.length) {
      int to = from;
      while (to < micros.length && micros[to] - micros[from] < WINDOW) {
        to++;
      }
      best = Math.max(best, score(Gaps.buckets(Arrays.copyOfRange(micros, from, to), MINUTE)));
      from = to;
    }
    return best;
  }

  private static double score(int[] buckets) {
    if (Arrays.stream(buckets).filter(count -> count > 0).count() < LEAST_BUCKETS) {
      return 0;
    }
    double[] counts = Arrays.stream(buckets).asDoubleStream().toArray();
    double mean = Gaps.mean(counts);
    double variance = Gaps.variance(counts);
    double best = Math.max(0, 1 - 3 * variance / (mean * mean));
    for (int lag = 2; variance > 0 && lag <= counts.length / 2; lag++) {
      best = Math.max(best, autocovariance(counts, lag, mean) / variance);
    }
    return Math.min(1, best);
  }

  private static double autocovariance(double[] counts, int lag, double mean) {
    double sum = 0;
    for (int i = lag; i < counts.length; i++) {
      sum += (counts[i] - mean) * (counts[i - lag] - mean);
    }
    return sum / (counts.length - lag);
  }
}
