package io.vpsbeacon.evaluate;

import static io.vpsbeacon.evaluate.Table.share;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** What was aimed at, and whether it holds. */
final class GoalTable {
  private static final double RECALL = 0.95;
  private static final double FALSE_ALARMS = 0.001;
  private static final double ERROR = 0.05;
  private static final double SURE = 0.8;
  private static final double DECIDED = 0.5;

  private final Table table = new Table("what", "aim", "measured", "holds");

  private GoalTable() {}

  static Table of(Measured measured) {
    GoalTable goals = new GoalTable();
    goals.mix(measured.mix());
    goals.chance(measured.chance());
    measured
        .real()
        .ifPresentOrElse(
            goals::real,
            () -> goals.table.row("real groups", "", "not measured: no real records", ""));
    goals.rivals(measured);
    return goals.table;
  }

  private void mix(Comparison mix) {
    double fine =
        Comparison.alarms(mix.beats().filter(one -> !one.truth().wholeSeconds()), 0).share();
    double coarse =
        Comparison.alarms(mix.beats().filter(one -> one.truth().wholeSeconds()), 0).share();
    add(
        "recall, 2 s to 4 h, jitter to 50 %, a third missed, 20 to 400 beats",
        "0.95 or more", share(fine), fine >= RECALL);
    add("the same on a clock of whole seconds", "0.95 or more", share(coarse), coarse >= RECALL);
    double error = BandTable.error(mix.beats().filter(one -> one.scores().alarms(0)));
    add("BeaconPeriod, median error", "5 % or less", Table.percent(error), error <= ERROR);
    Comparison.Rate wrong = Comparison.alarms(mix.others(), 0);
    alarms("false alarms of the mix", wrong.hits(), wrong.all());
  }

  private void chance(Chance chance) {
    alarms("false alarms of chance, 6 to 5,000 connections", chance.wrong(), chance.all());
    alarms(
        "false alarms of chance past 8,192 connections, cut to one a second",
        chance.thinnedWrong(),
        chance.thinned());
  }

  private void alarms(String what, long wrong, long all) {
    Interval interval = Interval.wilson(wrong, all);
    String measured =
        String.format(
            Locale.ROOT,
            "%s (95 %%: %.2f to %.2f)",
            Table.ofThousand(wrong, all),
            interval.low() * 1000,
            interval.high() * 1000);
    add(what, "1 in 1,000 or fewer", measured, wrong <= FALSE_ALARMS * all);
  }

  private void real(List<RealRecords.Group> groups) {
    double least =
        groups.stream()
            .filter(group -> group.kind() == RealRecords.Kind.C2)
            .mapToDouble(group -> Math.min(group.scores().ours(), group.merged()))
            .min()
            .orElse(0);
    add(
        "real C2 groups, the least score, processes known or not",
        "0.8 or more",
        share(least),
        least >= SURE);
    double most =
        groups.stream()
            .filter(group -> group.kind() == RealRecords.Kind.OTHER)
            .mapToDouble(group -> group.scores().ours())
            .max()
            .orElse(0);
    add(
        "real benign groups without a beat, the highest score",
        "0.5 or less",
        share(most),
        most <= DECIDED);
  }

  private void rivals(Measured measured) {
    Comparison mix = measured.mix().with(false);
    area(
        "area on the mix, 1 in 100 beats, and the best rival's",
        contestant -> Optional.of(mix.curve(contestant, Comparison.RARE).area()));
    area(
        "area on simulated days, and the best rival's",
        contestant -> Optional.of(DayTables.curve(measured.days(), contestant, true).area()));
    area(
        "area on real groups, and the best rival's",
        contestant ->
            measured.real().map(groups -> RealTables.curve(groups, contestant, true).area()));
  }

  private interface Area {
    Optional<Double> of(int contestant);
  }

  private void area(String what, Area area) {
    Optional<Double> ours = area.of(0);
    if (ours.isEmpty()) {
      return;
    }
    double best =
        IntStream.range(1, Contestant.ALL.size())
            .mapToDouble(i -> area.of(i).orElse(0.0))
            .max()
            .orElse(0);
    add(what, "better", share(ours.get()) + " against " + share(best), ours.get() > best);
  }

  private void add(String what, String aim, String measured, boolean holds) {
    table.row(what, aim, measured, holds ? "yes" : "**no**");
  }
}
