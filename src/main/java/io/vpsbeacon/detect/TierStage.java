package io.vpsbeacon.detect;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.columns.Counted;
import io.vpsbeacon.lookup.TierRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The last half of the pipe for a streaming command: judges rows that carry the metrics of the tier
 * table, from {@code stats}, {@code tstats} or a summary index. Holds nothing of the rows.
 */
public final class TierStage {
  /** The columns that the stage sets, in their order. */
  public static final List<String> COLUMNS =
      List.of(
          ResultColumn.CONNECTIONS_PER_MINUTE.columnName(),
          ResultColumn.BEACON_RISK.columnName(),
          ResultColumn.RISK_SCORE.columnName());

  /** What the whole pipe leaves empty too where there is nothing to say. */
  private static final Set<String> MAY_BE_EMPTY =
      Set.of(
          ResultColumn.BEACON_SCORE.columnName(),
          ResultColumn.BEACON_PERIOD.columnName(),
          ResultColumn.BEACON_JITTER.columnName(),
          ResultColumn.BEACON_COVERAGE.columnName(),
          ResultColumn.PREVALENCE.columnName());

  private final Plan plan;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<TierRow.Trait, Column> traits = new EnumMap<>(TierRow.Trait.class);
  private long unreadable;

  /** Makes the stage. */
  public TierStage(Plan plan) {
    this.plan = plan;
    Set<Metric> needed = EnumSet.of(Metric.CONNECTIONS);
    needed.addAll(plan.tiers().metrics());
    needed.remove(Metric.PER_MINUTE);
    if (needed.contains(Metric.DURATION)) {
      columns.put(ResultColumn.FIRST_SEEN.columnName(), null);
    }
    needed.forEach(metric -> columns.put(metric.column(), null));
    plan.tiers().traits().forEach(trait -> traits.put(trait, null));
  }

  /** The fields that rows must have, in a stable order. */
  public List<String> requiredFields() {
    List<String> fields = new ArrayList<>(columns.keySet());
    traits.keySet().forEach(trait -> fields.add(column(trait).columnName()));
    return List.copyOf(fields);
  }

  /**
   * Takes the rows that {@link #judge} then answers for.
   *
   * @throws OptionException names a metric that the tier table needs and the rows lack
   */
  public void read(ColumnBatch batch) throws OptionException {
    for (Map.Entry<String, Column> entry : columns.entrySet()) {
      entry.setValue(needed(batch, entry.getKey()));
    }
    for (Map.Entry<TierRow.Trait, Column> entry : traits.entrySet()) {
      entry.setValue(needed(batch, column(entry.getKey()).columnName()));
    }
  }

  private static Column needed(ColumnBatch batch, String field) throws OptionException {
    Column column = batch.column(field);
    if (column == null && batch.rows() > 0) {
      throw OptionException.of(
          "stage", "tier", "the rows lack the field " + field + ", which the tiers need");
    }
    return column;
  }

  /** Nothing is looked up here: what the rows say of their destination holds. */
  private static ResultColumn column(TierRow.Trait trait) {
    return switch (trait) {
      case PROVIDER -> ResultColumn.PROVIDER;
      case PROVIDER_CLASS -> ResultColumn.PROVIDER_CLASS;
    };
  }

  /**
   * What the stage adds to a row, in the order of {@link #COLUMNS}; empty where no tier takes it.
   */
  public Optional<List<String>> judge(int row) {
    Map<String, BigDecimal> values = new HashMap<>();
    for (Map.Entry<String, Column> entry : columns.entrySet()) {
      String text = entry.getValue().text(row);
      BigDecimal value = Decimal.parse(text);
      if (value != null) {
        values.put(entry.getKey(), value);
      } else if (!text.isEmpty() || !MAY_BE_EMPTY.contains(entry.getKey())) {
        unreadable++;
        return Optional.empty();
      }
    }
    BigDecimal connections = values.get(Metric.CONNECTIONS.column());
    if (connections.compareTo(BigDecimal.valueOf(plan.options().min())) < 0) {
      return Optional.empty();
    }
    long window = plan.options().span().micros();
    return plan.tiers()
        .judge(
            new Tiers.Values() {
              @Override
              public double of(Metric metric) {
                return value(metric, values, window);
              }

              @Override
              public String of(TierRow.Trait trait) {
                return traits.get(trait).text(row);
              }
            })
        .map(
            tier ->
                List.of(
                    Rate.perMinute(connections, window),
                    tier.label(),
                    Integer.toString(tier.score())));
  }

  private static double value(Metric metric, Map<String, BigDecimal> values, long window) {
    BigDecimal value = values.get(metric.column());
    return switch (metric) {
      case PER_MINUTE ->
          Rate.exactPerMinute(values.get(Metric.CONNECTIONS.column()).doubleValue(), window);
      case DURATION ->
          value.subtract(values.get(ResultColumn.FIRST_SEEN.columnName())).doubleValue();
      default -> value == null ? Double.NaN : value.doubleValue();
    };
  }

  /** One sentence for the rows whose metrics could not be read, over all batches. */
  public List<String> warnings() {
    return unreadable == 0
        ? List.of()
        : List.of(
            Counted.were(unreadable, "row")
                + " left out: a metric that the tiers need is missing or no number ("
                + String.join(", ", columns.keySet())
                + ")");
  }
}
