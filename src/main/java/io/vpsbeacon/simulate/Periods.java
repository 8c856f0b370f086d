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
    for (Period period : all) {
      if (time < period.until) {
        return time >= period.from;
      }
    }
    return false;
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
