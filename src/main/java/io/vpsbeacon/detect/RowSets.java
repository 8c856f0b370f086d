package io.vpsbeacon.detect;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets of exclusion rows as small numbers. There are few different ones, so the intersection of two
 * is worked out once and then looked up.
 */
final class RowSets {
  /** The number of the empty set. */
  static final int EMPTY = 0;

  private final List<BitSet> sets = new ArrayList<>();
  private final Map<BitSet, Integer> ids = new HashMap<>();
  private final LongIntMap intersections = new LongIntMap();

  private long lastPair = -1;
  private int lastIntersection;

  RowSets() {
    id(new BitSet());
  }

  int id(BitSet set) {
    Integer known = ids.get(set);
    if (known == null) {
      known = sets.size();
      ids.put(set, known);
      sets.add(set);
    }
    return known;
  }

  int intersection(int left, int right) {
    if (left == right) {
      return left;
    }
    if (left == EMPTY || right == EMPTY) {
      return EMPTY;
    }
    long pair = ((long) left << 32) | right;
    if (pair == lastPair) {
      return lastIntersection;
    }
    int known = intersections.get(pair);
    if (known == LongIntMap.ABSENT) {
      BitSet both = (BitSet) sets.get(left).clone();
      both.and(sets.get(right));
      known = id(both);
      intersections.put(pair, known);
    }
    lastPair = pair;
    lastIntersection = known;
    return known;
  }

  int union(int left, int right) {
    BitSet either = (BitSet) sets.get(left).clone();
    either.or(sets.get(right));
    return id(either);
  }
}
