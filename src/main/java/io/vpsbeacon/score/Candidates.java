package io.vpsbeacon.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Windows that single gaps may lie in: for each spread the one that holds most gaps (the idea of
 * the shorth, Andrews et al. 1972), and a few that begin at the shortest gaps.
 */
final class Candidates {
  private Candidates() {}

  /** The most promising ones for these gaps, ascending. */
  static List<Window> of(double[] sorted, ChanceModel chance) {
    List<Window> windows = new ArrayList<>();
    double[] promises = new double[Tuning.CANDIDATES];
    for (double spread : Tuning.SPREADS) {
      add(windows, promises, densest(sorted, (1 + spread) / (1 - spread)), sorted, chance);
    }
    double least = sorted[(int) (Tuning.STRAY_LOW * sorted.length)];
    for (double spread : Tuning.WIDE_SPREADS) {
      double ratio = (1 + spread) / (1 - spread);
      double low = least * (1 - (ratio - 1) / (sorted.length + 1.0));
      add(windows, promises, new Window(low, low * ratio), sorted, chance);
    }
    return windows;
  }

  /** Keeps the best few, the best one first. */
  private static void add(
      List<Window> windows, double[] promises, Window window, double[] sorted, ChanceModel chance) {
    if (window == null || window.middle() < Tuning.SHORTEST || window.middle() > Tuning.LONGEST) {
      return;
    }
    double promise = promise(window, sorted, chance);
    int rank = windows.size();
    while (rank > 0 && promise > promises[rank - 1]) {
      rank--;
    }
    if (rank == Tuning.CANDIDATES) {
      return;
    }
    if (windows.size() == Tuning.CANDIDATES) {
      windows.remove(windows.size() - 1);
    }
    System.arraycopy(promises, rank, promises, rank + 1, windows.size() - rank);
    promises[rank] = promise;
    windows.add(rank, window);
  }

  /**
   * What the mere counts of gaps in the window and its multiples say, in nats a gap: the relative
   * entropy (Kullback, Leibler 1951) of their shares to those that chance gives.
   */
  private static double promise(Window window, double[] sorted, ChanceModel chance) {
    double sum = 0;
    double rest = 1;
    double chanceRest = 1;
    for (int k = 1; k <= 3; k++) {
      double low = Math.max(k * window.low(), (k - 0.5) * window.middle());
      double high = Math.min(k * window.high(), (k + 0.5) * window.middle());
      double share = (double) (below(sorted, high) - below(sorted, low)) / sorted.length;
      double expected = Math.max(1e-6, chance.share(low, high));
      sum += term(share, expected);
      rest -= share;
      chanceRest -= expected;
    }
    return sum + term(rest, Math.max(1e-6, chanceRest));
  }

  private static double term(double share, double expected) {
    return share <= 0 ? 0 : share * Math.log(share / expected);
  }

  private static int below(double[] sorted, double value) {
    int index = Arrays.binarySearch(sorted, value);
    return index < 0 ? -1 - index : index;
  }

  private static Window densest(double[] sorted, double ratio) {
    int best = 0;
    int bestFrom = 0;
    int to = 0;
    for (int from = 0; from < sorted.length; from++) {
      double high = sorted[from] * ratio + 2 * Tuning.NETWORK;
      while (to < sorted.length && sorted[to] <= high) {
        to++;
      }
      if (to - from > best
          && sorted[from] + high >= 2 * Tuning.SHORTEST
          && sorted[from] + high <= 2 * Tuning.LONGEST) {
        best = to - from;
        bestFrom = from;
      }
    }
    return best == 0 ? null : around(sorted[bestFrom], sorted[bestFrom + best - 1], best);
  }

  /** Wider than the gaps in it by what the ends of an even draw lie inside on average. */
  private static Window around(double least, double most, int count) {
    double middle = (least + most) / 2;
    double half = (most - least) / 2 * (count + 1.0) / Math.max(1, count - 1);
    half = Math.max(half, Math.max(Tuning.NETWORK, Tuning.NARROWEST * middle));
    return new Window(middle - half, middle + half);
  }
}
