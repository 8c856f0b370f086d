package io.vpsbeacon.detect;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
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

  private final Plan plan;
  private final Set<Metric> needed;
  private final Map<Metric, Column> columns = new EnumMap<>(Metric.class);
  private long unreadable;

  /** Makes the stage. */
  public TierStage(Plan plan) {
    this.plan = plan;
    needed = EnumSet.of(Metric.CONNECTIONS);
    needed.addAll(plan.tiers().metrics());
    needed.remove(Metric.PER_MINUTE);
  }

  /** The fields that rows must have, in a stable order. */
  public List<String> requiredFields() {
    return needed.stream().map(Metric::column).toList();
  }

  /**
   * Takes the rows that {@link #judge} then answers for.
   *
   * @throws OptionException names a metric that the tier table needs and the rows lack
   */
  public void read(ColumnBatch batch) throws OptionException {
    for (Metric metric : needed) {
      Column column = batch.column(metric.column());
      if (column == null && batch.rows() > 0) {
        throw OptionException.of(
            "stage",
            "tier",
            "the rows lack the field " + metric.column() + ", which the tiers need");
      }
      columns.put(metric, column);
    }
  }

  /**
   * What the stage adds to a row, in the order of {@link #COLUMNS}; empty where no tier takes it.
   */
  public Optional<List<String>> judge(int row) {
    Map<Metric, BigDecimal> values = new EnumMap<>(Metric.class);
    for (Metric metric : needed) {
      BigDecimal value = Decimal.parse(columns.get(metric).text(row));
      if (value == null) {
        unreadable++;
        return Optional.empty();
      }
      values.put(metric, value);
    }
    BigDecimal connections = values.get(Metric.CONNECTIONS);
    if (connections.compareTo(BigDecimal.valueOf(plan.options().min())) < 0) {
      return Optional.empty();
    }
    long window = plan.options().span().micros();
    return plan.tiers()
        .judge(
            metric ->
                metric == Metric.PER_MINUTE
                    ? Rate.exactPerMinute(connections.doubleValue(), window)
                    : values.get(metric).doubleValue())
        .map(
            tier ->
                List.of(
                    Rate.perMinute(connections, window),
                    tier.label(),
                    Integer.toString(tier.score())));
  }

  /** One sentence for the rows whose metrics could not be read, over all batches. */
  public List<String> warnings() {
    return unreadable == 0
        ? List.of()
        : List.of(
            Tally.rows(unreadable)
                + " left out: a metric that the tiers need is missing or no number ("
                + String.join(", ", requiredFields())
                + ")");
  }
}
