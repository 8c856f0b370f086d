package io.vpsbeacon.evaluate;

import io.vpsbeacon.score.Beat;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Recall by what is true, precision by what is shown: in bands of one property.
 *
 * @param what the property, as the head of the table has it
 * @param truth what is true of a group
 * @param shown what BeaconScore says of it
 */
record BandTable(
    String what,
    List<Band> bands,
    ToDoubleFunction<Truth> truth,
    ToDoubleFunction<Mix.Case> shown) {
  /** From, and up to but not with. */
  record Band(String words, double from, double to) {
    boolean holds(double value) {
      return value >= from && value < to;
    }
  }

  private static final double ANY = 1e9;

  static final BandTable PERIOD =
      ofBeat(
          "period",
          Truth::period,
          Beat::period,
          new Band("under 5 s", 0, 5),
          new Band("5 to 15 s", 5, 15),
          new Band("15 to 60 s", 15, 60),
          new Band("1 to 5 min", 60, 300),
          new Band("5 to 15 min", 300, 900),
          new Band("15 to 60 min", 900, 3600),
          new Band("1 h and more", 3600, ANY));

  static final BandTable JITTER =
      ofBeat(
          "jitter",
          Truth::jitter,
          Beat::jitter,
          new Band("under 10 %", 0, 0.1),
          new Band("10 to 20 %", 0.1, 0.2),
          new Band("20 to 30 %", 0.2, 0.3),
          new Band("30 to 40 %", 0.3, 0.4),
          new Band("40 % and more", 0.4, ANY));

  static final BandTable MISSED =
      ofBeat(
          "missed",
          Truth::missed,
          beat -> 1 - beat.coverage(),
          new Band("under 10 %", 0, 0.1),
          new Band("10 to 20 %", 0.1, 0.2),
          new Band("20 % and more", 0.2, ANY));

  static final BandTable CONNECTIONS =
      new BandTable(
          "connections",
          List.of(
              new Band("20 to 29", 20, 30),
              new Band("30 to 49", 30, 50),
              new Band("50 to 99", 50, 100),
              new Band("100 to 199", 100, 200),
              new Band("200 to 400", 200, ANY)),
          Truth::connections,
          one -> one.truth().connections());

  private static BandTable ofBeat(
      String what, ToDoubleFunction<Truth> truth, ToDoubleFunction<Beat> shown, Band... bands) {
    return new BandTable(
        what, List.of(bands), truth, one -> shown.applyAsDouble(one.scores().beat().orElseThrow()));
  }

  Table of(Comparison mix) {
    Table table =
        new Table(
            what,
            "recall",
            "recall, whole seconds",
            "precision where 1 in 100 beats",
            "median error of the period");
    for (Band band : bands) {
      table.row(
          band.words(),
          Table.share(recall(mix, band, false)),
          Table.share(recall(mix, band, true)),
          Table.share(precision(mix, band)),
          Table.percent(error(truly(mix, band).filter(BandTable::alarms))));
    }
    return table;
  }

  private Stream<Mix.Case> truly(Comparison mix, Band band) {
    return mix.beats().filter(one -> band.holds(truth.applyAsDouble(one.truth())));
  }

  private double recall(Comparison mix, Band band, boolean wholeSeconds) {
    return Comparison.alarms(
            truly(mix, band).filter(one -> one.truth().wholeSeconds() == wholeSeconds), 0)
        .share();
  }

  private double precision(Comparison mix, Band band) {
    double recall = told(mix.beats(), band);
    double falseAlarms = told(mix.others(), band);
    return PrecisionRecall.precision(recall, falseAlarms, Comparison.RARE);
  }

  private double told(Stream<Mix.Case> cases, Band band) {
    return Comparison.Rate.of(cases, one -> alarms(one) && band.holds(shown.applyAsDouble(one)))
        .share();
  }

  private static boolean alarms(Mix.Case one) {
    return one.scores().alarms(0);
  }

  /** The median distance of BeaconPeriod from the period, as a share of it. */
  static double error(Stream<Mix.Case> beats) {
    double[] errors =
        beats
            .mapToDouble(
                one ->
                    Math.abs(one.scores().beat().orElseThrow().period() / one.truth().period() - 1))
            .sorted()
            .toArray();
    return errors.length == 0 ? 0 : errors[errors.length / 2];
  }
}
