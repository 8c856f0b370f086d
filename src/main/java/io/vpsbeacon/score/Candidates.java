package io.vpsbeacon.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Windows that single gaps may lie in: for each spread the window that holds most gaps (the idea of
 * the shorth, Andrews et al. 1972), drawn in to the gaps in it.
 */
final class Candidates {
  private Candidates() {}

  record Window(double low, double high) {}

  static List<Window> of(double[] sorted) {
    List<Window> windows = new ArrayList<>(Tuning.SPREADS.length);
    for (double spread : Tuning.SPREADS) {
      Window window = densest(sorted, (1 + spread) / (1 - spread));
      if (window != null) {
        windows.add(window);
      }
    }
    double least = sorted[(int) (Tuning.STRAY_LOW * sorted.length)];
    for (double spread : Tuning.WIDE_SPREADS) {
      Window window = from(sorted, least, (1 + spread) / (1 - spread));
      if (window != null) {
        windows.add(window);
      }
    }
    return windows;
  }

  /**
   * The window that begins just below the shortest gaps: of beats so wide that multiples overlap.
   */
  private static Window from(double[] sorted, double least, double ratio) {
    double low = least * (1 - (ratio - 1) / (sorted.length + 1.0));
    double middle = low * (1 + ratio) / 2;
    return middle < Tuning.SHORTEST || middle > Tuning.LONGEST
        ? null
        : new Window(low, low * ratio);
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
      double middle = (sorted[from] + high) / 2;
      if (to - from > best && middle >= Tuning.SHORTEST && middle <= Tuning.LONGEST) {
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
