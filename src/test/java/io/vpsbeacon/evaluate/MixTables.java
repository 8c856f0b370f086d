package io.vpsbeacon.evaluate;

import static io.vpsbeacon.evaluate.Comparison.EVEN;
import static io.vpsbeacon.evaluate.Comparison.RARE;
import static io.vpsbeacon.evaluate.Comparison.SOME;
import static io.vpsbeacon.evaluate.Table.count;
import static io.vpsbeacon.evaluate.Table.ofThousand;
import static io.vpsbeacon.evaluate.Table.share;

import io.vpsbeacon.score.ChanceStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tables of generated groups, by the name of their mark. */
final class MixTables {
  private static final double ONE_IN_A_THOUSAND = 0.001;

  private MixTables() {}

  static Map<String, Object> of(Measured measured) {
    Map<String, Object> tables = new LinkedHashMap<>();
    Comparison mix = measured.mix();
    tables.put("run", run(measured));
    tables.put("summary", summary(mix.with(false), mix.with(true)));
    tables.put("goals", GoalTable.of(measured));
    for (BandTable bands :
        List.of(BandTable.PERIOD, BandTable.JITTER, BandTable.CONNECTIONS, BandTable.MISSED)) {
      tables.put(bands.what(), bands.of(mix));
    }
    tables.put("calibration", calibration(mix.with(false)));
    tables.put("chance", chance(measured.chance()));
    tables.put("situations", situations(measured.situations()));
    return tables;
  }

  private static String run(Measured measured) {
    Size size = measured.size();
    return String.format(
        Locale.ROOT,
        "Seeds %d to %d. The mix: %,d beats, %,d others. The grid: %,d groups a cell. Chance alone:"
            + " %,d groups. Simulated days: %d, with %,d events.",
        Size.FIRST_SEED,
        Size.FIRST_SEED + size.seeds() - 1,
        measured.mix().beats().count(),
        measured.mix().others().count(),
        measured.grid().groups(),
        measured.chance().all(),
        measured.days().days(),
        measured.days().events());
  }

  private static Table summary(Comparison mix, Comparison wholeSeconds) {
    Table table =
        new Table(
            "",
            "recall",
            "false alarms in 1,000",
            "area, 1 in 2 beats",
            "area, 1 in 100 beats",
            "of one seed",
            "the same, whole seconds",
            "recall at 1 false alarm in 1,000");
    for (int i = 0; i < Contestant.ALL.size(); i++) {
      Contestant contestant = Contestant.ALL.get(i);
      Comparison.Rate wrong = Comparison.alarms(mix.others(), i);
      PrecisionRecall curve = mix.curve(i, RARE);
      List<Double> areas = mix.areas(i, RARE);
      String name = contestant.name() + ", from " + contestant.threshold();
      table.row(
          i == 0 ? "**" + name + "**" : name,
          share(Comparison.alarms(mix.beats(), i).share()),
          ofThousand(wrong.hits(), wrong.all()),
          share(mix.curve(i, EVEN).area()),
          share(curve.area()),
          range(areas),
          share(wholeSeconds.curve(i, RARE).area()),
          share(curve.recallAt(ONE_IN_A_THOUSAND)));
    }
    return table;
  }

  private static String range(List<Double> values) {
    double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return share(low) + " to " + share(high);
  }

  private static Table calibration(Comparison mix) {
    Table table =
        new Table("score", "1 in 10 beats", "95 %", "groups", "1 in 100 beats", "95 %", "groups");
    List<Calibration.Bin> some = mix.calibration(Pictures.BINS, SOME).bins();
    List<Calibration.Bin> rare = mix.calibration(Pictures.BINS, RARE).bins();
    for (int i = 0; i < some.size(); i++) {
      List<String> row = new ArrayList<>();
      row.add(String.format(Locale.ROOT, "%.1f to %.1f", some.get(i).from(), some.get(i).to()));
      for (Calibration.Bin bin : List.of(some.get(i), rare.get(i))) {
        Interval interval = bin.interval();
        row.add(share(bin.share()));
        row.add(share(interval.low()) + " to " + share(interval.high()));
        row.add(count(bin.groups()));
      }
      table.row(row);
    }
    return table;
  }

  private static Table chance(Chance chance) {
    List<String> head = new ArrayList<>(List.of("connections"));
    for (int[] size : Chance.SIZES) {
      head.add(String.format(Locale.ROOT, "%,d to %,d", size[0], size[1]));
    }
    Table table = new Table(head);
    long[] wrong = new long[Chance.SIZES.length];
    long[] all = new long[Chance.SIZES.length];
    for (ChanceStream kind : ChanceStream.values()) {
      List<String> row = new ArrayList<>(List.of(words(kind)));
      for (int i = 0; i < wrong.length; i++) {
        wrong[i] += chance.wrong(kind, i);
        all[i] += chance.all(kind, i);
        row.add(ofThousand(chance.wrong(kind, i), chance.all(kind, i)));
      }
      table.row(row);
    }
    List<String> sums = new ArrayList<>(List.of("**all**"));
    List<String> groups = new ArrayList<>(List.of("groups of each kind"));
    for (int i = 0; i < wrong.length; i++) {
      sums.add("**" + ofThousand(wrong[i], all[i]) + "**");
      groups.add(count(all[i] / ChanceStream.values().length));
    }
    return table.row(sums).row(groups);
  }

  private static String words(ChanceStream kind) {
    return switch (kind) {
      case POISSON -> "Poisson";
      case GAMMA -> "gamma, shape 0.4 to 1.4";
      case LOG_NORMAL -> "log-normal";
      case HEAVY_TAILED -> "heavy-tailed";
      case TWO_LEVEL -> "two levels";
      case BURSTY -> "bursts";
      case ON_OFF -> "on and off";
      case SELF_EXCITING -> "self-exciting";
      case BACK_OFF -> "retries that back off";
      case HANDSHAKES -> "handshakes tried again";
      case OFFICE_HOURS -> "office hours";
      case BROWSING -> "browsing";
    };
  }

  private static Table situations(Map<Situation, List<Contestant.Scores>> situations) {
    List<String> head = new ArrayList<>(List.of("a beat of 5 s to 1 h"));
    Contestant.ALL.forEach(contestant -> head.add(contestant.name()));
    Table table = new Table(head);
    situations.forEach(
        (situation, scores) -> {
          List<String> row = new ArrayList<>(List.of(situation.words()));
          for (int i = 0; i < Contestant.ALL.size(); i++) {
            int contestant = i;
            Comparison.Rate found =
                Comparison.Rate.of(scores.stream(), one -> one.alarms(contestant));
            row.add(String.format(Locale.ROOT, "%.2f", found.share()));
          }
          table.row(row);
        });
    return table;
  }
}
