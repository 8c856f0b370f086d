package io.vpsbeacon.evaluate;

import static io.vpsbeacon.evaluate.Table.share;

import io.vpsbeacon.evaluate.RealRecords.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tables of real records, by the name of their mark. */
final class RealTables {
  private static final String SKIPPED =
      "*Not measured: this run found no real records (`--data`, or `../shared/data`).*";

  private RealTables() {}

  static Map<String, Object> of(Optional<List<RealRecords.Group>> real, Path lookups) {
    Map<String, Object> tables = new LinkedHashMap<>();
    tables.put("real-alerts", real.<Object>map(groups -> alerts(groups, lookups)).orElse(SKIPPED));
    tables.put("real-c2", real.<Object>map(RealTables::c2).orElse(SKIPPED));
    tables.put("real-benign", real.<Object>map(RealTables::benign).orElse(SKIPPED));
    return tables;
  }

  private static Table c2(List<RealRecords.Group> groups) {
    List<String> head = new ArrayList<>(List.of("C2", "connections"));
    for (Contestant contestant : Contestant.ALL) {
      head.add(contestant.name());
      if (contestant.equals(Contestant.OURS)) {
        head.add("processes unknown");
      }
    }
    Table table = new Table(head);
    groups.stream()
        .filter(group -> group.kind() == Kind.C2)
        .forEach(
            group -> {
              List<String> row = new ArrayList<>();
              row.add(group.name() + " (" + group.source() + ")");
              row.add(Table.count(group.connections().size()));
              for (int i = 0; i < Contestant.ALL.size(); i++) {
                row.add(cell(group.scores().each()[i], group.scores().alarms(i)));
                if (i == 0) {
                  boolean alarms = group.merged() >= Contestant.OURS.threshold();
                  row.add(cell(group.merged(), alarms));
                }
              }
              table.row(row);
            });
    return table;
  }

  private static Table alerts(List<RealRecords.Group> groups, Path lookups) {
    Table table = new Table("table", "C2", "services with a beat", "other benign");
    for (Setting setting : Setting.values()) {
      List<RealRecords.Group> told = RealAlerts.of(groups, setting, lookups);
      List<String> row = new ArrayList<>(List.of(setting.words()));
      for (Kind kind : Kind.values()) {
        row.add(count(told, kind) + " of " + count(groups, kind));
      }
      table.row(row);
    }
    return table;
  }

  private static String cell(double score, boolean alarms) {
    String text = String.format(Locale.ROOT, "%.2f", score);
    return alarms ? "**" + text + "**" : text;
  }

  private static Table benign(List<RealRecords.Group> groups) {
    long c2 = count(groups, Kind.C2);
    long services = count(groups, Kind.SERVICE);
    long others = count(groups, Kind.OTHER);
    Table table =
        new Table(
            "",
            "C2 found, of " + c2,
            "services with a beat, of " + services,
            "alarms on the others, of " + others,
            "highest of the others",
            "area against the others",
            "area against all benign");
    for (int i = 0; i < Contestant.ALL.size(); i++) {
      int contestant = i;
      double highest =
          groups.stream()
              .filter(group -> group.kind() == Kind.OTHER)
              .mapToDouble(group -> group.scores().each()[contestant])
              .max()
              .orElse(0);
      table.row(
          Contestant.ALL.get(i).name(),
          alarms(groups, Kind.C2, i),
          alarms(groups, Kind.SERVICE, i),
          alarms(groups, Kind.OTHER, i),
          String.format(Locale.ROOT, "%.2f", highest),
          share(curve(groups, i, true).area()),
          share(curve(groups, i, false).area()));
    }
    return table;
  }

  private static long count(List<RealRecords.Group> groups, Kind kind) {
    return groups.stream().filter(group -> group.kind() == kind).count();
  }

  private static String alarms(List<RealRecords.Group> groups, Kind kind, int contestant) {
    return Long.toString(
        groups.stream()
            .filter(group -> group.kind() == kind && group.scores().alarms(contestant))
            .count());
  }

  /** In the proportions in which groups came. */
  static PrecisionRecall curve(
      List<RealRecords.Group> groups, int contestant, boolean withoutServices) {
    double[] c2 = scores(groups, contestant, Kind.C2, Kind.C2);
    double[] benign =
        scores(groups, contestant, Kind.OTHER, withoutServices ? Kind.OTHER : Kind.SERVICE);
    double share = (double) c2.length / (c2.length + benign.length);
    return PrecisionRecall.of(c2, benign, share);
  }

  private static double[] scores(
      List<RealRecords.Group> groups, int contestant, Kind one, Kind other) {
    return groups.stream()
        .filter(group -> group.kind() == one || group.kind() == other)
        .mapToDouble(group -> group.scores().each()[contestant])
        .toArray();
  }
}
