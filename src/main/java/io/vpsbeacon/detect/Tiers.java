package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.Range;
import io.vpsbeacon.lookup.TierRow;
import io.vpsbeacon.lookup.TierTable;
import io.vpsbeacon.lookup.Wildcard;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A tier table made ready: the first row whose conditions all hold wins, none drops the group. */
public final class Tiers {
  private record Condition(TierRow.Bound bound, Metric metric, double limit) {
    boolean holds(double value) {
      return bound == TierRow.Bound.MIN ? value >= limit : value <= limit;
    }
  }

  private record TextCondition(TierRow.Trait trait, List<Wildcard> anyOf) {
    boolean holds(String value) {
      String folded = Wildcard.fold(value);
      return !value.isEmpty() && anyOf.stream().anyMatch(one -> one.matchesFolded(folded));
    }
  }

  /** What a tier may ask. */
  @FunctionalInterface
  interface Values {
    /** A metric's value; NaN where it is not known, which no condition takes. */
    double of(Metric metric);

    /** A trait's text; empty where it is not known, which no condition takes. */
    default String of(TierRow.Trait trait) {
      return "";
    }
  }

  /** In the order of what they cost: a range is looked up sooner than a beat is looked for. */
  private record Rule(
      TierRow row, List<Condition> counts, List<TextCondition> texts, List<Condition> beats) {
    private Rule {
      counts = List.copyOf(counts);
      texts = List.copyOf(texts);
      beats = List.copyOf(beats);
    }

    boolean holds(Values values) {
      return hold(counts, values) && textsHold(values) && hold(beats, values);
    }

    private boolean textsHold(Values values) {
      for (TextCondition text : texts) {
        if (!text.holds(values.of(text.trait()))) {
          return false;
        }
      }
      return true;
    }

    private static boolean hold(List<Condition> conditions, Values values) {
      for (Condition condition : conditions) {
        if (!condition.holds(values.of(condition.metric()))) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Rule> rules;
  private final Set<Metric> metrics;
  private final Set<TierRow.Trait> traits;

  private Tiers(List<Rule> rules, Set<Metric> metrics, Set<TierRow.Trait> traits) {
    this.rules = rules;
    this.metrics = metrics;
    this.traits = traits;
  }

  /**
   * Makes a table ready.
   *
   * @throws OptionException names a metric that is not known
   */
  static Tiers compile(TierTable table) throws OptionException {
    List<Rule> rules = new ArrayList<>();
    Set<Metric> metrics = EnumSet.noneOf(Metric.class);
    Set<TierRow.Trait> traits = EnumSet.noneOf(TierRow.Trait.class);
    for (TierRow row : table.rows()) {
      List<Condition> counts = new ArrayList<>();
      List<Condition> beats = new ArrayList<>();
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
        checkThatItMayHold(condition, metric, table.name());
        metrics.add(metric);
        (metric.isOfBeat() ? beats : counts)
            .add(new Condition(condition.bound(), metric, condition.value()));
      }
      counts.sort((left, right) -> left.metric().compareTo(right.metric()));
      List<TextCondition> texts = new ArrayList<>();
      for (TierRow.TextCondition condition : row.textConditions()) {
        traits.add(condition.trait());
        texts.add(
            new TextCondition(
                condition.trait(), condition.anyOf().stream().map(Wildcard::compile).toList()));
      }
      rules.add(new Rule(row, counts, texts, beats));
    }
    return new Tiers(List.copyOf(rules), metrics, traits);
  }

  private static void checkThatItMayHold(TierRow.Condition condition, Metric metric, String table)
      throws OptionException {
    boolean isMin = condition.bound() == TierRow.Bound.MIN;
    if (isMin ? condition.value() > metric.most() : condition.value() < 0) {
      throw OptionException.of(
          "tiers",
          table,
          "the table asks for "
              + (isMin ? "min_" : "max_")
              + metric.tableName()
              + (isMin ? " above " + (long) metric.most() : " below 0")
              + ", which no group has");
    }
  }

  /** What a range says of a trait. */
  static String text(TierRow.Trait trait, Range range) {
    return switch (trait) {
      case PROVIDER -> range.provider();
      case PROVIDER_CLASS -> range.providerClass().toString();
    };
  }

  /** The traits that the table asks for. */
  Set<TierRow.Trait> traits() {
    return traits;
  }

  /** The metrics that the table asks for. */
  Set<Metric> metrics() {
    return metrics;
  }

  /** Whether the table asks for anything that only the beat tells. */
  boolean asksForBeat() {
    for (Metric metric : metrics) {
      if (metric.isOfBeat()) {
        return true;
      }
    }
    return false;
  }

  /** Fewest connections with which any tier takes a group; empty where some tier asks for none. */
  public OptionalLong fewestConnections() {
    double fewest = Double.MAX_VALUE;
    for (Rule rule : rules) {
      fewest =
          Math.min(
              fewest,
              rule.counts().stream()
                  .filter(condition -> condition.bound() == TierRow.Bound.MIN)
                  .filter(condition -> condition.metric() == Metric.CONNECTIONS)
                  .mapToDouble(Condition::limit)
                  .max()
                  .orElse(0));
    }
    return fewest > 0 ? OptionalLong.of((long) Math.ceil(fewest)) : OptionalLong.empty();
  }

  /** The row that wins, if any. */
  Optional<TierRow> judge(Values values) {
    for (Rule rule : rules) {
      if (rule.holds(values)) {
        return Optional.of(rule.row());
      }
    }
    return Optional.empty();
  }
}
