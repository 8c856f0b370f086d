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
    // With one window for all there is nothing to go by: its time is the group's first event.
    boolean byTime = !span.isAll();
    return (left, right) -> compare(left, right, byTime);
  }

  private static int compare(Finding left, Finding right, boolean byTime) {
    int compared = Integer.compare(right.tier.score(), left.tier.score());
    if (compared == 0) {
      compared = Long.compare(right.connections, left.connections);
    }
    if (compared == 0 && byTime) {
      compared = Long.compare(left.time, right.time);
    }
    return compared == 0 ? compareTexts(left.keys, right.keys) : compared;
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
