package io.vpsbeacon.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.lookup.Range;
import io.vpsbeacon.lookup.TierRow;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A group that a tier took.
 *
 * @param time the window's start, or the group's first event where there is one window for all;
 *     microseconds since the epoch
 * @param keys values of the group keys in their order; empty where missing
 * @param connections at least 1
 * @param perMinute connections over the window's minutes, half up, two decimals
 * @param ports distinct destination ports, in the order of their text
 * @param tier the row of the tier table that took it
 * @param first time of the first connection, microseconds since the epoch
 * @param last time of the last connection, microseconds since the epoch
 * @param rhythm the best beat; empty where there are too few connections to say
 * @param prevalence distinct hosts of the search that reach the destination; 0 where not known
 * @param range who rents out the destination's address; empty where not known
 * @param times when it connected
 */
public record Finding(
    long time,
    List<String> keys,
    long connections,
    String perMinute,
    List<String> ports,
    TierRow tier,
    long first,
    long last,
    Optional<Rhythm> rhythm,
    long prevalence,
    Optional<Range> range,
    FindingTimes times) {
  public Finding {
    keys = List.copyOf(keys);
    ports = List.copyOf(ports);
  }

  /** By rank: as {@link Findings} has them. */
  static Comparator<Finding> order(Span span) {
    Comparator<Finding> byRank =
        Comparator.<Finding>comparingInt(finding -> finding.tier().score())
            .thenComparingLong(Finding::connections)
            .reversed();
    // With one window for all there is nothing to go by: its time is the group's first event.
    Comparator<Finding> byTime = span.isAll() ? byRank : byRank.thenComparingLong(Finding::time);
    return byTime.thenComparing(Finding::keys, Finding::compareTexts);
  }

  private static int compareTexts(List<String> left, List<String> right) {
    int compared = 0;
    for (int i = 0; i < left.size() && compared == 0; i++) {
      compared = Arrays.compareUnsigned(left.get(i).getBytes(UTF_8), right.get(i).getBytes(UTF_8));
    }
    return compared;
  }

  /** One line of plain English. */
  public String evidence() {
    return Evidence.of(this);
  }
}
