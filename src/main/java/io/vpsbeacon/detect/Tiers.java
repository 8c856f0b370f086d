package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.TierRow;
import io.vpsbeacon.lookup.TierTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** A tier table made ready: the first row whose conditions all hold wins, none drops the group. */
public final class Tiers {
  private record Condition(TierRow.Bound bound, Metric metric, double limit) {
    boolean holds(double value) {
      return bound == TierRow.Bound.MIN ? value >= limit : value <= limit;
    }
  }

  private record Rule(TierRow row, List<Condition> conditions) {
    boolean holds(ToDoubleFunction<Metric> metrics) {
      for (Condition condition : conditions) {
        if (!condition.holds(metrics.applyAsDouble(condition.metric()))) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Rule> rules;
  private final Set<Metric> metrics;

  private Tiers(List<Rule> rules, Set<Metric> metrics) {
    this.rules = rules;
    this.metrics = metrics;
  }

  /**
   * Makes a table ready.
   *
   * @throws OptionException names a metric that is not known
   */
  static Tiers compile(TierTable table) throws OptionException {
    List<Rule> rules = new ArrayList<>();
    Set<Metric> metrics = EnumSet.noneOf(Metric.class);
    for (TierRow row : table.rows()) {
      List<Condition> conditions = new ArrayList<>();
      for (TierRow.Condition condition : row.conditions()) {
        Metric metric =
            Metric.byTableName(condition.metric())
                .orElseThrow(
                    () ->
                        OptionException.of(
                            "tiers",
                            table.name(),
                            "the table asks for the metric "
                                + condition.metric()
                                + "; there are "
                                + String.join(", ", Metric.tableNames())));
        metrics.add(metric);
        conditions.add(new Condition(condition.bound(), metric, condition.value()));
      }
      conditions.sort(Comparator.comparing(Condition::metric));
      rules.add(new Rule(row, conditions));
    }
    return new Tiers(List.copyOf(rules), metrics);
  }

  /** The metrics that the table asks for. */
  Set<Metric> metrics() {
    return metrics;
  }

  /** Whether the table asks for anything that only the beat tells. */
  boolean asksForBeat() {
    return metrics.stream().anyMatch(Metric::isOfBeat);
  }

  /** Fewest connections with which any tier takes a group; empty where some tier asks for none. */
  public OptionalLong fewestConnections() {
    double fewest = Double.MAX_VALUE;
    for (Rule rule : rules) {
      fewest =
          Math.min(
              fewest,
              rule.conditions().stream()
                  .filter(condition -> condition.bound() == TierRow.Bound.MIN)
                  .filter(condition -> condition.metric() == Metric.CONNECTIONS)
                  .mapToDouble(Condition::limit)
                  .max()
                  .orElse(0));
    }
    return fewest > 0 ? OptionalLong.of((long) Math.ceil(fewest)) : OptionalLong.empty();
  }

  /**
   * The row that wins, if any.
   *
   * @param values of each metric; NaN where it is not known, which no condition takes
   */
  Optional<TierRow> judge(ToDoubleFunction<Metric> values) {
    for (Rule rule : rules) {
      if (rule.holds(values)) {
        return Optional.of(rule.row());
      }
    }
    return Optional.empty();
  }
}
