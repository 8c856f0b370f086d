package io.vpsbeacon.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The findings of highest rank, out of several sorted lists. */
final class Ranking {
  private final int limit;
  private final Comparator<Finding> order;
  private List<Finding> best = new ArrayList<>();
  private long ranked;

  /**
   * Makes an empty one.
   *
   * @param limit how many are kept; 0 is all
   */
  Ranking(int limit, Comparator<Finding> order) {
    this.limit = limit;
    this.order = order;
  }

  /** How many of a list of such a size may be kept. */
  int most(int size) {
    return limit == 0 ? size : Math.min(limit, size);
  }

  /**
   * Takes the best of a list.
   *
   * @param findings sorted, {@link #most} of them
   * @param of how many they are the best of
   */
  void add(List<Finding> findings, int of) {
    ranked += of;
    best = best.isEmpty() ? findings : merged(best, findings);
  }

  private List<Finding> merged(List<Finding> left, List<Finding> right) {
    int size = most(left.size() + right.size());
    List<Finding> merged = new ArrayList<>(size);
    int fromLeft = 0;
    int fromRight = 0;
    while (merged.size() < size) {
      boolean takeLeft =
          fromRight == right.size()
              || (fromLeft < left.size()
                  && order.compare(left.get(fromLeft), right.get(fromRight)) <= 0);
      merged.add(takeLeft ? left.get(fromLeft++) : right.get(fromRight++));
    }
    return merged;
  }

  List<Finding> best() {
    return best;
  }

  /** How many were left out. */
  long cut() {
    return ranked - best.size();
  }
}
