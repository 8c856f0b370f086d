package io.vpsbeacon.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a tier table may ask of a group: {@code min_<name>} and {@code max_<name>}. */
public enum Metric {
  /** Connections of the group in its window. */
  CONNECTIONS("connections", "ConnectionCount"),
  /** Distinct destination ports. */
  PORTS("ports", "UniqueDestPorts"),
  /** Connections over the window's minutes. */
  PER_MINUTE("per_minute", "ConnectionsPerMinute");

  private final String tableName;
  private final String column;

  Metric(String tableName, String column) {
    this.tableName = tableName;
    this.column = column;
  }

  /** The name in tier tables. */
  public String tableName() {
    return tableName;
  }

  /** The result column that holds it. */
  public String column() {
    return column;
  }

  static Optional<Metric> byTableName(String name) {
    return Arrays.stream(values()).filter(metric -> metric.tableName.equals(name)).findFirst();
  }

  /** The names that tier tables may use. */
  public static List<String> tableNames() {
    return Arrays.stream(values()).map(Metric::tableName).toList();
  }
}
