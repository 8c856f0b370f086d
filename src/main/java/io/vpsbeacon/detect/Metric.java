package io.vpsbeacon.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a tier table may ask of a group: {@code min_<name>} and {@code max_<name>}. In the order of
 * what they cost: conditions on the first are looked at first.
 */
public enum Metric {
  /** Connections of the group in its window. */
  CONNECTIONS("connections", ResultColumn.CONNECTION_COUNT),
  /** Distinct destination ports. */
  PORTS("ports", ResultColumn.UNIQUE_DEST_PORTS),
  /** Connections over the window's minutes. */
  PER_MINUTE("per_minute", ResultColumn.CONNECTIONS_PER_MINUTE),
  /** Seconds from the first connection to the last. */
  DURATION("duration", ResultColumn.LAST_SEEN),
  /** Distinct hosts of the search that reach the destination. */
  PREVALENCE("prevalence", ResultColumn.PREVALENCE),
  /** How regular the group's best beat is, 0 to 1. */
  BEACON_SCORE("beacon_score", ResultColumn.BEACON_SCORE),
  /** Seconds from beat to beat. */
  PERIOD("period", ResultColumn.BEACON_PERIOD),
  /** The spread around the period, 0 to 1. */
  JITTER("jitter", ResultColumn.BEACON_JITTER),
  /** Beats seen over beats expected, 0 to 1. */
  COVERAGE("coverage", ResultColumn.BEACON_COVERAGE);

  private final String tableName;
  private final ResultColumn column;

  Metric(String tableName, ResultColumn column) {
    this.tableName = tableName;
    this.column = column;
  }

  /** The name in tier tables. */
  public String tableName() {
    return tableName;
  }

  /** The result column that holds it; a duration lasts until this one. */
  String column() {
    return column.columnName();
  }

  /** Whether only the beat tells it. */
  boolean isOfBeat() {
    return compareTo(BEACON_SCORE) >= 0;
  }

  /** The largest value that there may be. */
  double most() {
    return isOfBeat() && this != PERIOD ? 1 : Double.POSITIVE_INFINITY;
  }

  static Optional<Metric> byTableName(String name) {
    for (Metric metric : values()) {
      if (metric.tableName.equals(name)) {
        return Optional.of(metric);
      }
    }
    return Optional.empty();
  }

  /** The names that tier tables may use. */
  public static List<String> tableNames() {
    List<String> names = new ArrayList<>();
    for (Metric metric : values()) {
      names.add(metric.tableName);
    }
    return List.copyOf(names);
  }
}
