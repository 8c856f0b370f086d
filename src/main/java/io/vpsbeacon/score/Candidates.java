package io.vpsbeacon.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Windows that single gaps may lie in: for each spread the one that holds most gaps (the idea of
 * the shorth, Andrews et al. 1972), and a few that begin at the shortest gaps.
 */
final class Candidates {
  private final double[] sorted;
  private final ChanceModel chance;
  private final double shortest;
  private final int most;
  private final List<Candidate> best = new ArrayList<>();

  private Candidates(double[] sorted, ChanceModel chance, double shortest, int most) {
    this.sorted = sorted;
    this.chance = chance;
    this.shortest = shortest;
    this.most = most;
  }

  /**
   * @param promise nats a gap for it, by a coarse count
   */
  record Candidate(Window window, double promise) {}

  /**
   * The most promising ones for these gaps, ascending; the best one first.
   *
   * @param shortest seconds: the least middle of a window
   */
  static List<Candidate> of(Pulse pulse, double[] sorted, ChanceModel chance, double shortest) {
    int most = pulse.whole() ? Tuning.WHOLE_CANDIDATES : Tuning.CANDIDATES;
    Candidates candidates = new Candidates(sorted, chance, shortest, most);
    for (double spread : Tuning.SPREADS) {
      Window window = candidates.densest((1 + spread) / (1 - spread));
      if (window != null) {
        candidates.add(window);
      }
    }
    double least = sorted[(int) (Tuning.STRAY_LOW * sorted.length)];
    for (double spread : Tuning.WIDE_SPREADS) {
      double ratio = (1 + spread) / (1 - spread);
      double low = least * (1 - (ratio - 1) / (sorted.length + 1.0));
      candidates.add(new Window(low, low * ratio));
    }
    return candidates.best;
  }

  private void add(Window window) {
    if (window.middle() < shortest || window.middle() > Tuning.LONGEST) {
      return;
    }
    double promise = promise(window, sorted, chance);
    int rank = best.size();
    while (rank > 0 && promise > best.get(rank - 1).promise()) {
      rank--;
    }
    best.add(rank, new Candidate(window, promise));
    if (best.size() > most) {
      best.remove(most);
    }
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

  private Window densest(double ratio) {
    int best = 0;
    int bestFrom = 0;
    // Of windows that hold no more than the best one so far nothing else is looked at.
    for (int from = 0; from + best < sorted.length; from++) {
      double high = sorted[from] * ratio + 2 * Tuning.NETWORK;
      if (sorted[from + best] <= high
          && sorted[from] + high >= 2 * shortest
          && sorted[from] + high <= 2 * Tuning.LONGEST) {
        best++;
        while (from + best < sorted.length && sorted[from + best] <= high) {
          best++;
        }
        bestFrom = from;
      }
    }
    return best == 0 ? null : around(sorted[bestFrom], sorted[bestFrom + best - 1], best);
  }

  /** Wider than the gaps in it by what the ends of an even draw lie inside on average. */
  private static Window around(double least, double most, int count) {
    double middle = (least + most) / 2;
    double half = (most - least) / 2 * (count + 1.0) / Math.max(1, count - 1);
    return Window.of(middle, half);
  }
}
