package io.vpsbeacon.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several beats of one period, merged, that nothing tells apart: between neighbours the gaps say
 * nothing, but most connections have a later one just a period away. For a window of lags, the
 * share of connections with a successor in it is held against the same share for the windows on
 * either side, which a smooth process of any rate gives the same. The distances to the next few
 * connections are where the windows come from: the pair correlation of a point process (Ripley
 * 1976) near 0.
 */
final class Layers {
  private static final int BINS = Tuning.LAG_OCTAVES * Tuning.LAG_BINS;

  private Layers() {}

  /**
   * @param evidence nats for layers
   * @param low seconds: the window of lags
   * @param high seconds
   * @param lags ascending: the lags in the window, one a connection at most
   */
  @SuppressWarnings("ArrayRecordComponent") // arrays of one call, never handed out
  record Verdict(double evidence, double low, double high, double[] lags) {}

  /** Null where no window of lags holds a successor of most connections. */
  static Verdict of(double[] times) {
    Verdict best = null;
    for (double[] window : windows(times)) {
      for (int part = Tuning.OVERTONES; part >= 1; part--) {
        Verdict verdict = judge(times, window[0] / part, window[1] / part);
        if (verdict != null && (best == null || verdict.evidence() > best.evidence())) {
          best = verdict;
        }
      }
    }
    return best;
  }

  /** For each width the window of lags that stands out most from those beside it. */
  private static List<double[]> windows(double[] times) {
    int[] counts = counts(times);
    List<double[]> windows = new ArrayList<>();
    for (int width : Tuning.LAG_WIDTHS) {
      double best = 0;
      int found = -1;
      int sum = 0;
      int left = 0;
      int right = 0;
      for (int k = 0; k < width; k++) {
        left += counts[k];
        sum += counts[k + width];
        right += counts[k + 2 * width];
      }
      for (int bin = width; bin + 2 * width < BINS; bin++) {
        double sides = (left + right) / 2.0;
        double excess = (sum - sides) / Math.sqrt(sides + 1);
        if (excess > best && sum >= Tuning.LAYERED * times.length) {
          best = excess;
          found = bin;
        }
        left += counts[bin] - counts[bin - width];
        sum += counts[bin + width] - counts[bin];
        right += counts[bin + 2 * width] - counts[bin + width];
      }
      if (found >= 0) {
        windows.add(new double[] {lag(found), lag(found + width)});
      }
    }
    return windows;
  }

  private static int[] counts(double[] times) {
    int[] counts = new int[BINS];
    for (int i = 0; i < times.length; i++) {
      for (int j = i + 1; j < times.length && j <= i + Tuning.LAG_ORDERS; j++) {
        int bin = bin(times[j] - times[i]);
        if (bin >= 0) {
          counts[bin]++;
        }
      }
    }
    return counts;
  }

  private static Verdict judge(double[] times, double low, double high) {
    double n = times.length;
    double cycles = (times[times.length - 1] - times[0]) / high;
    if (cycles < Tuning.LEAST_CYCLES || n > Tuning.MOST_LAYERS * (cycles + 1)) {
      return null;
    }
    double width = high - low;
    double[] lags = new double[times.length];
    int hits = successors(times, low, high, lags);
    double sides =
        (successors(times, low - width, low, null) + successors(times, high, high + width, null))
            / 2.0;
    double share = (hits + 0.5) / (n + 1);
    double side = (sides + 0.5) / (n + 1);
    if (share < Tuning.LAYERED || share <= side) {
      return null;
    }
    double each = share * Math.log(share / side) + (1 - share) * Math.log((1 - share) / (1 - side));
    double counted = cycles * Tuning.SATURATION / (cycles + Tuning.SATURATION);
    lags = Arrays.copyOf(lags, hits);
    Arrays.sort(lags);
    return new Verdict(each * counted, low, high, lags);
  }

  /**
   * How many connections have a successor of their own from low to high later; lags gets the lags.
   */
  private static int successors(double[] times, double low, double high, double[] lags) {
    int hits = 0;
    int j = 0;
    for (double time : times) {
      while (j < times.length && times[j] < time + low) {
        j++;
      }
      if (j < times.length && times[j] < time + high) {
        if (lags != null) {
          lags[hits] = times[j] - time;
        }
        hits++;
        j++;
      }
    }
    return hits;
  }

  private static int bin(double lag) {
    if (lag < Tuning.SHORTEST) {
      return -1;
    }
    int bin = (int) (Math.log(lag / Tuning.SHORTEST) * Tuning.LAG_BINS / Math.log(2));
    return bin < BINS ? bin : -1;
  }

  private static double lag(int bin) {
    return Tuning.SHORTEST * Math.pow(2, (double) bin / Tuning.LAG_BINS);
  }
}
