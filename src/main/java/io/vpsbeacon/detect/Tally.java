package io.vpsbeacon.detect;

import io.vpsbeacon.columns.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run has counted beside its groups. */
final class Tally {
  long connections;
  long otherEvents;
  long inbound;
  long excluded;
  long withoutKey;
  long withoutDestination;
  long badTimes;
  long badCounts;

  /** Whether any row has the field of {@code count=}. */
  boolean countSeen;

  /** The sum of two counts; the largest number where it is larger still, never a negative one. */
  static long sum(long left, long right) {
    long sum = left + right;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /** One sentence for each kind of row that could not be used. */
  List<String> warnings(Plan plan, long brokenTexts) {
    List<String> warnings = new ArrayList<>();
    timesFault().ifPresent(warnings::add);
    countFault(plan).ifPresent(warnings::add);
    if (badCounts > 0 && countSeen) {
      warnings.add(
          Counted.were(badCounts, "row")
              + " left out: "
              + plan.options().count()
              + " (option count) is no whole number from 1 to "
              + Long.MAX_VALUE);
    }
    if (withoutDestination > 0) {
      warnings.add(
          Counted.were(withoutDestination, "connection") + " left out: DestinationIp is missing");
    }
    if (withoutKey > 0 && !plan.options().reference()) {
      warnings.add(
          Counted.were(withoutKey, "connection")
              + " left out by nulls=drop: a group key is missing");
    }
    if (connections == 0 && otherEvents > 0) {
      warnings.add(
          "none of the events is a connection: "
              + Counted.were(otherEvents, "row")
              + " left out, whose EventCode is neither 3 nor 1");
    }
    if (connections == 0 && inbound > 0) {
      warnings.add(
          "none of the events is a connection that its host opened: "
              + Counted.were(inbound, "row")
              + " left out, whose Initiated is false");
    }
    if (brokenTexts > 0) {
      warnings.add(
          Counted.were(brokenTexts, "cell") + " no valid UTF-8; the broken bytes stand as U+FFFD");
    }
    return warnings;
  }

  /** The sentence on times that are missing or cannot be read. */
  Optional<String> timesFault() {
    return badTimes == 0
        ? Optional.empty()
        : Optional.of(
            Counted.were(badTimes, "row")
                + " left out: _time is missing, no number of seconds, or beyond the year 9999");
  }

  /** The sentence on a field of {@code count=} that no row has. */
  Optional<String> countFault(Plan plan) {
    return badCounts == 0 || countSeen
        ? Optional.empty()
        : Optional.of(
            "no event has the field "
                + plan.options().count()
                + " (option count): "
                + Counted.were(badCounts, "row")
                + " left out");
  }
}
