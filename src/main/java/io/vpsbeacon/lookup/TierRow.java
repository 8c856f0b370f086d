package io.vpsbeacon.lookup;

import java.util.List;

/**
 * One row of a tier table.
 *
 * @param tier a short name, such as {@code CRITICAL}
 * @param score the RiskScore it gives
 * @param label the BeaconRisk it gives
 * @param conditions all must hold; a row without conditions of either kind always wins
 * @param textConditions all must hold too
 */
public record TierRow(
    String tier,
    int score,
    String label,
    List<Condition> conditions,
    List<TextCondition> textConditions) {
  public TierRow {
    conditions = List.copyOf(conditions);
    textConditions = List.copyOf(textConditions);
  }

  /** A row with conditions on metrics alone. */
  public TierRow(String tier, int score, String label, List<Condition> conditions) {
    this(tier, score, label, conditions, List.of());
  }

  /** Whether the row takes whatever comes. */
  boolean isUnconditional() {
    return conditions.isEmpty() && textConditions.isEmpty();
  }

  /** What is known of a destination as text; a column of the same name may ask for it. */
  public enum Trait {
    /** Who rents out its address. */
    PROVIDER("provider"),
    /** What they sell: a {@link ProviderClass}. */
    PROVIDER_CLASS("provider_class");

    private final String tableName;

    Trait(String tableName) {
      this.tableName = tableName;
    }

    /** The name in tier tables. */
    public String tableName() {
      return tableName;
    }
  }

  /**
   * A condition that one of the patterns must fit; what is not known fits none.
   *
   * @param trait what is compared
   * @param anyOf the patterns, at least one, as {@link Wildcard} has them
   */
  public record TextCondition(Trait trait, List<String> anyOf) {
    public TextCondition {
      anyOf = List.copyOf(anyOf);
    }
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
