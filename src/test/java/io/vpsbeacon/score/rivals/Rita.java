package io.vpsbeacon.score.rivals;

import io.vpsbeacon.score.Connections;
import java.util.Arrays;

/**
 * RITA's timestamp score (version 5), one of the four parts of its beacon score and the one that
 * looks at times alone: the mean of 1 - |Bowley's skewness of the gaps| and of 1 - MAD / median,
 * the latter at least 0. Gaps are whole seconds, gaps of 0 are left out, the skewness is 0 where
 * the quartiles are less than 10 s apart; fewer than four distinct seconds have no score.
 */
final class Rita implements Rival {
  private static final int LEAST_SECONDS = 4;
  private static final double NARROW = 10;

  @Override
  public String name() {
    return "RITA timestamp";
  }

  @Override
  public double threshold() {
    return 0.75;
  }

  @Override
  public double score(Connections group) {
    double[] gaps =
        Arrays.stream(Gaps.wholeSeconds(group.micros())).filter(gap -> gap > 0).sorted().toArray();
    if (gaps.length + 1 < LEAST_SECONDS) {
      return 0;
    }
    double median = Gaps.quantile(gaps, 0.5);
    double[] distances = Arrays.stream(gaps).map(gap -> Math.abs(gap - median)).toArray();
    double spread = Math.max(0, (median - Gaps.median(distances)) / median);
    return (1 - Math.abs(skewness(gaps, median)) + spread) / 2;
  }

  /** Bowley's (1901): (Q1 + Q3 - 2 Q2) / (Q3 - Q1). */
  private static double skewness(double[] gaps, double median) {
    double first = Gaps.quantile(gaps, 0.25);
    double third = Gaps.quantile(gaps, 0.75);
    return third - first < NARROW ? 0 : (first + third - 2 * median) / (third - first);
  }
}
