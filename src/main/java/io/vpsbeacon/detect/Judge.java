package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.TierRow;
import io.vpsbeacon.score.Beat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Judges settled groups and makes findings of those that a tier takes. */
final class Judge {
  /** A group that a tier took, and its beat: null where no tier asked for it. */
  private record Judged(int group, TierRow tier, Optional<Beat> beat) {}

  private final Plan plan;
  private final Held held;
  private final GroupTable groups;
  private final boolean keepsTimes;
  private final int hostPart;
  private final int destinationPart;
  private final Ranking ranking;
  private long judgedGroups;

  Judge(Plan plan, Held held) {
    this.plan = plan;
    this.held = held;
    groups = held.groups();
    keepsTimes = !plan.options().reference();
    hostPart = keyPart(Field.HOST);
    destinationPart = keyPart(Field.DESTINATION_IP);
    ranking = new Ranking(plan.options().limit(), Finding.order(plan.options().span()));
  }

  /**
   * Judges the groups in the table.
   *
   * @param spilled how many hosts reach each destination, where not all groups are in the table
   */
  void rank(SpilledPrevalence spilled) {
    Measures measures =
        new Measures(
            groups,
            held.windows(),
            held.processes().values(),
            held.ports().values(),
            countsHosts() ? destinationPart : -1,
            prevalence(spilled));
    List<Judged> judged = judge(measures);
    judged.sort(order());
    List<Finding> findings = new ArrayList<>();
    for (Judged one : judged.subList(0, ranking.most(judged.size()))) {
      findings.add(finding(one, measures));
    }
    ranking.add(findings, judged.size());
    judgedGroups += groups.size();
  }

  private List<Judged> judge(Measures measures) {
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      int group = i;
      if (groups.connections(group) >= plan.options().min()) {
        Measures.Group measured = measures.of(group);
        plan.tiers()
            .judge(measured::value)
            .ifPresent(tier -> judged.add(new Judged(group, tier, measured.known())));
      }
    }
    return judged;
  }

  /** Which part of a key the field is; -1 where it is none. */
  private int keyPart(Field field) {
    int key = plan.options().by().indexOf(field.canonical());
    return key < 0 ? -1 : GroupKey.KEYS + key;
  }

  /** Whether the hosts that reach each destination are counted: both must be keys. */
  boolean countsHosts() {
    return keepsTimes && hostPart >= 0 && destinationPart >= 0;
  }

  /** How many hosts of the search reach a destination. */
  private IntUnaryOperator prevalence(SpilledPrevalence spilled) {
    if (spilled != null) {
      Interner destinations = held.keys().get(destinationPart - GroupKey.KEYS).values();
      return destination -> spilled.of(destinations.text(destination));
    }
    Prevalence counted = new Prevalence();
    if (countsHosts()) {
      for (int group = 0; group < groups.size(); group++) {
        counted.add(groups.key(group, destinationPart), groups.key(group, hostPart));
      }
    }
    return counted::of;
  }

  private Comparator<Judged> order() {
    Comparator<Judged> order =
        Comparator.<Judged>comparingInt(one -> one.tier().score())
            .thenComparingLong(one -> groups.connections(one.group()))
            .reversed()
            .thenComparingLong(
                one -> held.windows().start(groups.key(one.group(), GroupKey.WINDOW)));
    for (int i = 0; i < held.keys().size(); i++) {
      Interner values = held.keys().get(i).values();
      int part = GroupKey.KEYS + i;
      order =
          order.thenComparing(
              (left, right) ->
                  values.compare(groups.key(left.group(), part), groups.key(right.group(), part)));
    }
    return order;
  }

  private Finding finding(Judged one, Measures measures) {
    int group = one.group();
    List<String> keyTexts = new ArrayList<>(held.keys().size());
    for (int i = 0; i < held.keys().size(); i++) {
      keyTexts.add(held.keys().get(i).values().text(groups.key(group, GroupKey.KEYS + i)));
    }
    boolean all = plan.options().span().isAll();
    long first = groups.first(group);
    long begin = all ? first : held.windows().start(groups.key(group, GroupKey.WINDOW));
    long length = all ? groups.last(group) - first : held.windows().length();
    Measures.Closer look =
        keepsTimes ? measures.lookCloser(group, one.beat(), begin, length) : Measures.Closer.NONE;
    return new Finding(
        begin,
        keyTexts,
        groups.connections(group),
        Rate.perMinute(BigDecimal.valueOf(groups.connections(group)), held.windows().length()),
        held.ports().values().sortedTexts(groups.portValues(group)),
        one.tier(),
        first,
        groups.last(group),
        look.rhythm(),
        measures.prevalence(group),
        look.times());
  }

  /** The findings of highest rank. */
  List<Finding> best() {
    return ranking.best();
  }

  /** How many findings {@code limit} left out. */
  long cut() {
    return ranking.cut();
  }

  /** How many groups were judged. */
  long groups() {
    return judgedGroups;
  }
}
