package io.vpsbeacon.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * Stretches of time, in order, apart from each other.
 *
 * @param all at least one, unless nothing is meant
 */
public record Periods(List<Period> all) {
  public Periods {
    all = List.copyOf(all);
  }

  /**
   * One stretch, in microseconds since the epoch.
   *
   * @param from its first instant
   * @param until the first instant after it
   */
  public record Period(long from, long until) {}

  static Periods of(long from, long until) {
    return new Periods(List.of(new Period(from, until)));
  }

  boolean contains(long time) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time < all.get(middle).until) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < all.size() && time >= all.get(low).from;
  }

  /** Microseconds in all. */
  long length() {
    long sum = 0;
    for (Period period : all) {
      sum += period.until - period.from;
    }
    return sum;
  }

  /** The times that lie in both. */
  Periods and(Periods other) {
    List<Period> both = new ArrayList<>();
    for (Period mine : all) {
      for (Period theirs : other.all) {
        long from = Math.max(mine.from, theirs.from);
        long until = Math.min(mine.until, theirs.until);
        if (from < until) {
          both.add(new Period(from, until));
        }
      }
    }
    return new Periods(both);
  }
}
