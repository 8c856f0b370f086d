package io.vpsbeacon.lookup;

import java.util.List;

/**
 * One row of a tier table.
 *
 * @param tier a short name, such as {@code CRITICAL}
 * @param score the RiskScore it gives
 * @param label the BeaconRisk it gives
 * @param conditions all must hold; a row without conditions always wins
 */
public record TierRow(String tier, int score, String label, List<Condition> conditions) {
  public TierRow {
    conditions = List.copyOf(conditions);
  }

  /** Which side of the value a metric must be on; the value itself is inside. */
  public enum Bound {
    MIN,
    MAX
  }

  /**
   * One condition of a row.
   *
   * @param bound which side
   * @param metric the metric's name in the tier table, such as {@code connections}
   * @param value the limit, in the metric's unit
   */
  public record Condition(Bound bound, String metric, double value) {}
}
