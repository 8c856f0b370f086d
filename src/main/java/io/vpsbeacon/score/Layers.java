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
  /** Bins an octave, by the leading bits of a float: even within each octave. */
  private static final int SHIFT = 18;

  private static final int FIRST = bits(Tuning.SHORTEST);

  /** Empty bins at either end. */
  static final int MARGIN = 2 * Tuning.LAG_WIDTHS[0];

  private Layers() {}

  /**
   * @param evidence nats for layers
   * @param lags ascending: the lags in the window, one a connection at most
   */
  @SuppressWarnings("ArrayRecordComponent") // arrays of one call, never handed out
  record Verdict(double evidence, double[] lags) {}

  /**
   * Null where no window of lags holds a successor of most connections.
   *
   * @param shortest seconds: the shortest period that is looked for
   */
  static Verdict of(double[] times, double shortest) {
    double n = times.length;
    double span = times[times.length - 1] - times[0];
    if (n < Tuning.LEAST_CYCLES || span < Tuning.LAYERS_APART * n) {
      return null;
    }
    Verdict best = null;
    double longest = Math.min(Tuning.MOST_LAYERS * span / n, span / Tuning.LEAST_CYCLES);
    for (Window window : windows(times, shortest, Math.min(longest, Tuning.LONGEST))) {
      Verdict verdict = fundamental(times, window, shortest);
      if (verdict != null && (best == null || verdict.evidence() > best.evidence())) {
        best = verdict;
      }
    }
    return best;
  }

  /**
   * A multiple of a period has a peak too: the shortest period is meant, unless it says far less.
   */
  private static Verdict fundamental(double[] times, Window window, double shortest) {
    Verdict best = null;
    for (int part = Tuning.OVERTONES; part >= 1; part--) {
      Verdict verdict =
          window.low() / part < shortest
              ? null
              : judge(times, window.low() / part, window.high() / part);
      if (verdict != null && (best == null || verdict.evidence() > 2 * best.evidence())) {
        best = verdict;
      }
    }
    return best;
  }

  /** For each width the window of lags that stands out most from those beside it. */
  private static List<Window> windows(double[] times, double shortest, double longest) {
    if (longest <= shortest) {
      return List.of();
    }
    int from = Math.max(0, (times.length - Tuning.LAG_SAMPLE) / 2);
    int to = Math.min(times.length, from + Tuning.LAG_SAMPLE);
    int[] counts = counts(times, from, to, longest);
    double least = Tuning.LAYERED * (to - from);
    List<Window> windows = new ArrayList<>();
    for (int width : Tuning.LAG_WIDTHS) {
      double best = 0;
      int found = -1;
      int left = 0;
      int sum = 0;
      int right = 0;
      for (int k = 0; k < width; k++) {
        left += counts[k];
        sum += counts[k + width];
        right += counts[k + 2 * width];
      }
      for (int bin = width; bin + 2 * width < counts.length; bin++) {
        if (sum >= least && lag(bin) >= shortest) {
          double sides = (left + right) / 2.0;
          double excess = (sum - sides) / Math.sqrt(sides + 1);
          if (excess > best) {
            best = excess;
            found = bin;
          }
        }
        left += counts[bin] - counts[bin - width];
        sum += counts[bin + width] - counts[bin];
        right += counts[bin + 2 * width] - counts[bin + width];
      }
      if (found < 0) {
        // What a wide window does not hold, no narrower one does.
        break;
      }
      windows.add(new Window(lag(found), lag(found + width)));
    }
    return windows;
  }

  /** How often the lags to the next few connections fall into each bin. */
  static int[] counts(double[] times, int from, int to, double longest) {
    int[] counts = new int[bits(longest) - FIRST + 1 + 2 * MARGIN];
    for (int order = 1; order <= Tuning.LAG_ORDERS; order++) {
      count(times, from, to, order, longest, counts);
    }
    counts[0] = 0;
    return counts;
  }

  /**
   * Lags that are too short or too long go into the first bin, without a branch: which they are
   * nobody can foretell. One short loop, which is compiled sooner than two in one another.
   */
  private static void count(
      double[] times, int from, int to, int order, double longest, int[] counts) {
    for (int i = from + order; i < to; i++) {
      double lag = times[i] - times[i - order];
      int bin = bits(lag) - FIRST;
      int outside = (bin | (int) (Double.doubleToRawLongBits(longest - lag) >> Integer.SIZE)) >> 31;
      counts[(MARGIN + bin) & ~outside]++;
    }
  }

  static int bits(double lag) {
    return Float.floatToRawIntBits((float) lag) >> SHIFT;
  }

  /** Seconds: where a bin begins. */
  private static double lag(int bin) {
    return Float.intBitsToFloat((FIRST + bin - MARGIN) << SHIFT);
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
    double share = (hits + 0.5) / (n + 1);
    if (share < Tuning.LAYERED) {
      return null;
    }
    double sides =
        (successors(times, low - width, low, null) + successors(times, high, high + width, null))
            / 2.0;
    double side = (sides + 0.5) / (n + 1);
    if (share <= side) {
      return null;
    }
    double each = share * Math.log(share / side) + (1 - share) * Math.log((1 - share) / (1 - side));
    lags = Arrays.copyOf(lags, hits);
    Arrays.sort(lags);
    return new Verdict(each * Judge.saturated(cycles), lags);
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
}
