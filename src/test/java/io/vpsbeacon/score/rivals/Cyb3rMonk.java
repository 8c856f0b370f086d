package io.vpsbeacon.score.rivals;

import io.vpsbeacon.score.Connections;
import java.util.Arrays;

/**
 * Mehmet Ergene's (Cyb3rMonk's) query for Sysmon: more than 15 distinct times to one port, the
 * standard deviation of the gaps, in whole seconds, less than half their mean, and at most 2 gaps
 * that lie more than 2 ranges outside the 10 % and 90 % quantiles (Kusto's series_outliers, after
 * Tukey). How many devices share it is not looked at here: a group is of one device.
 */
final class Cyb3rMonk implements Rival {
  private static final int LEAST = 15;
  private static final double FAR = 2;
  private static final int MOST_OUTLIERS = 2;

  @Override
  public String name() {
    return "Cyb3rMonk";
  }

  @Override
  public double threshold() {
    return 0.5;
  }

  /** 1 less the standard deviation over the mean, so that its limit of 50 % is 0.5. */
  @Override
  public double score(Connections group) {
    return Arrays.stream(group.ports())
        .distinct()
        .mapToDouble(port -> ofPort(group, port))
        .max()
        .orElse(0);
  }

  private static double ofPort(Connections group, int port) {
    long[] micros = new long[group.size()];
    int n = 0;
    for (int i = 0; i < micros.length; i++) {
      boolean again = n > 0 && micros[n - 1] == group.micros()[i];
      if (group.ports()[i] == port && !again) {
        micros[n++] = group.micros()[i];
      }
    }
    if (n <= LEAST) {
      return 0;
    }
    double[] gaps = Gaps.wholeSeconds(Arrays.copyOf(micros, n));
    double mean = Gaps.mean(gaps);
    if (mean <= 0 || outliers(gaps) > MOST_OUTLIERS) {
      return 0;
    }
    double deviation = Math.sqrt(Gaps.variance(gaps) * gaps.length / (gaps.length - 1.0));
    return Math.max(0, 1 - deviation / mean);
  }

  private static long outliers(double[] gaps) {
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    double low = Gaps.quantile(sorted, 0.1);
    double high = Gaps.quantile(sorted, 0.9);
    double range = high - low;
    return Arrays.stream(gaps)
        .filter(gap -> gap > high + FAR * range || gap < low - FAR * range)
        .count();
  }
}
