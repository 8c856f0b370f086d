package io.vpsbeacon.evaluate;

import static io.vpsbeacon.evaluate.Table.share;

import io.vpsbeacon.evaluate.SimulatedDays.Maker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tables of simulated days, by the name of their mark. */
final class DayTables {
  private static final List<String> TIERS = List.of("CRITICAL", "HIGH", "MEDIUM", "LOW");

  private DayTables() {}

  static Map<String, Object> of(SimulatedDays days) {
    Map<String, Object> tables = new LinkedHashMap<>();
    tables.put("implants", implants(days));
    tables.put("alerts", alerts(days));
    tables.put("days", areas(days));
    return tables;
  }

  private static Table implants(SimulatedDays days) {
    List<String> head = new ArrayList<>(List.of("implant", "connections a day"));
    for (Setting setting : Setting.values()) {
      head.add(setting.words());
    }
    Table table = new Table(head);
    days.planted()
        .forEach(
            (label, planted) -> {
              List<String> row = new ArrayList<>();
              row.add("`" + label.substring(SimulatedDay.IMPLANT.length()) + "`");
              row.add(Table.count(days.connections(label)));
              for (Setting setting : Setting.values()) {
                row.add(days.found(setting, label) + " of " + planted);
              }
              table.row(row);
            });
    return table;
  }

  private static Table alerts(SimulatedDays days) {
    Table table =
        new Table(
            "table", "tier", "implants", "benign with a period", "benign without", "precision");
    for (Setting setting : Setting.values()) {
      for (String tier : TIERS) {
        Map<Maker, Integer> counts = days.alerts(setting, tier);
        int implants = counts.getOrDefault(Maker.IMPLANT, 0);
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        table.row(
            tier.equals(TIERS.get(0)) ? setting.words() : "",
            tier,
            Table.count(implants),
            Table.count(counts.getOrDefault(Maker.PERIODIC, 0)),
            Table.count(counts.getOrDefault(Maker.OTHER, 0)),
            all == 0 ? "" : String.format(Locale.ROOT, "%.2f", (double) implants / all));
      }
    }
    return table;
  }

  private static Table areas(SimulatedDays days) {
    Table table = new Table("", "against benign without a period", "against everything benign");
    for (int i = 0; i < Contestant.ALL.size(); i++) {
      table.row(
          Contestant.ALL.get(i).name(),
          share(curve(days, i, true).area()),
          share(curve(days, i, false).area()));
    }
    return table;
  }

  /** Of groups of a whole day, in the proportions in which they came. */
  static PrecisionRecall curve(SimulatedDays days, int contestant, boolean withoutPeriodic) {
    double[] implants = days.scores(contestant, maker -> maker == Maker.IMPLANT);
    double[] benign =
        days.scores(
            contestant,
            maker -> maker == Maker.OTHER || (maker == Maker.PERIODIC && !withoutPeriodic));
    double share = (double) implants.length / (implants.length + benign.length);
    return PrecisionRecall.of(implants, benign, share);
  }
}
