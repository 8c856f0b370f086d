package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.TierRow;
import io.vpsbeacon.lookup.TierTable;
import io.vpsbeacon.score.BeaconScore;
import io.vpsbeacon.score.Beat;
import io.vpsbeacon.score.Part;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What findings tell of their beat, their spread and their times. */
class RhythmTest {
  private static final Map<String, String> DEFAULTS = Map.of();

  @Test
  void theBeatOfOneProcessAmongOthersIsFoundAndNamed() {
    Events events = beats("{1}", "443", 50);
    Random random = new Random(1);
    for (int burst = 0; burst < 4; burst++) {
      double start = random.nextInt(3000);
      for (int i = 0; i < 30; i++) {
        start += random.nextDouble() * random.nextDouble() * 20;
        events.connection("_time=" + (int) start + ".25", "ProcessGuid={2}");
      }
    }
    Findings findings = events.findings(DEFAULTS, Events.ANY);
    Finding finding = findings.list().get(0);
    assertEquals("60", cell(findings, "BeaconPeriod"));
    assertTrue(Double.parseDouble(cell(findings, "BeaconScore")) > 0.8, cell(findings, "Evidence"));
    assertTrue(
        cell(findings, "Evidence")
            .contains(", every 60 s ±0 % in process {1}, 50 of 50 beats seen, "),
        cell(findings, "Evidence"));
    assertArrayEquals(
        LongStream.range(0, 50).map(beat -> beat * 60_000 + 500 + beat % 4).toArray(),
        finding.times().beat());
    assertEquals(170, Arrays.stream(finding.times().timeline()).sum());
  }

  @Test
  void whereNothingBeatsTheEvidenceSaysSo() {
    Events events = new Events();
    Random random = new Random(5);
    double time = 0;
    for (int i = 0; i < 60; i++) {
      time += -20 * Math.log(1 - random.nextDouble());
      events.connection("_time=" + Math.round(time * 1000) / 1000.0);
    }
    Findings findings = events.findings(DEFAULTS, Events.ANY);
    assertTrue(
        cell(findings, "Evidence").contains(", no steady beat, "), cell(findings, "Evidence"));
    assertTrue(Double.parseDouble(cell(findings, "BeaconScore")) < 0.5);
  }

  @Test
  void aRowOfManyConnectionsIsTwoInTheTimes() {
    Findings findings =
        new Events()
            .connection("_time=0", "count=40")
            .connection("_time=1800", "count=2")
            .findings(Map.of("count", "count"), Events.ANY);
    assertEquals("42", cell(findings, "ConnectionCount"));
    long[] timeline = new long[60];
    timeline[0] = 2;
    timeline[30] = 2;
    assertArrayEquals(timeline, findings.list().get(0).times().timeline());
  }

  @Test
  void chanceThatWasCountedByTheMinuteBeatsNoMoreThanBefore() {
    Findings findings = countedByTheMinute(random -> -40 * Math.log(1 - random.nextDouble()), 400);
    assertEquals(400, findings.list().get(0).connections());
    assertTrue(Double.parseDouble(cell(findings, "BeaconScore")) < 0.1);
  }

  @Test
  void aBeatThatWasCountedByTheMinuteIsFound() {
    Findings findings = countedByTheMinute(random -> random.nextDouble(270, 330), 60);
    assertTrue(Double.parseDouble(cell(findings, "BeaconScore")) > 0.9);
    assertEquals(300, Double.parseDouble(cell(findings, "BeaconPeriod")), 10);
  }

  /** Whatever the bins were, all rows of the search are as far apart as the beat is long. */
  @Test
  void aBeatThatIsAsLongAsTheBinsSeemToBeIsFound() {
    Findings findings = countedByTheMinute(random -> 300, 40);
    assertTrue(Double.parseDouble(cell(findings, "BeaconScore")) > 0.9);
    assertEquals("300", cell(findings, "BeaconPeriod"));
  }

  /** Findings of the rows that {@code stats count BY _time} gives after {@code bin span=1m}. */
  private Findings countedByTheMinute(ToDoubleFunction<SplittableRandom> gap, int connections) {
    SplittableRandom random = new SplittableRandom(3);
    Map<Long, Integer> counts = new TreeMap<>(Comparator.reverseOrder());
    double time = 1_700_000_000;
    for (int i = 0; i < connections; i++) {
      time += gap.applyAsDouble(random);
      counts.merge((long) time / 60 * 60, 1, Integer::sum);
    }
    Events events = new Events();
    counts.forEach((minute, count) -> events.connection("_time=" + minute, "count=" + count));
    return events.findings(Map.of("count", "count", "span", "all"), Events.ANY);
  }

  @Test
  void withOneWindowForAllTheTimelineIsFromTheFirstConnectionToTheLast() {
    Findings findings =
        new Events()
            .connection("_time=1000")
            .connection("_time=1599")
            .connection("_time=1600")
            .connection("_time=5000", "host=other")
            .findings(Map.of("span", "all"), Events.ANY);
    long[] timeline = findings.list().get(0).times().timeline();
    assertEquals(1, timeline[0]);
    assertEquals(2, timeline[59]);
    assertEquals(1, findings.list().get(1).times().timeline()[0]);
  }

  @Test
  void prevalenceCountsTheHostsOfAllWindowsThatExclusionsLeave() {
    Findings findings =
        new Events()
            .connection("host=a")
            .connection("host=a", "User=bob")
            .connection("host=b", "_time=90000")
            .connection("host=")
            .connection("host=lab7")
            .connection("host=a", "DestinationIp=9.9.9.9")
            .connection("host=", "DestinationIp=1.1.1.1")
            .findings(DEFAULTS, Events.ANY, Events.exclusion(Field.HOST, "lab*"));
    Set<String> seen = new TreeSet<>();
    for (Finding finding : findings.list()) {
      seen.add(finding.keys().get(4) + "=" + finding.prevalence());
    }
    assertEquals(Set.of("8.8.8.8=2", "9.9.9.9=1", "1.1.1.1=0"), seen);
  }

  @Test
  void withoutHostOrDestinationAmongTheKeysPrevalenceIsEmpty() {
    for (String by : List.of("host,User", "DestinationIp", "User")) {
      Findings findings = new Events().connection().findings(Map.of("by", by), Events.ANY);
      assertEquals("", cell(findings, "Prevalence"));
      assertTrue(!cell(findings, "Evidence").contains("host"), cell(findings, "Evidence"));
    }
  }

  @Test
  void tiersDecideByTheBeatAsItIsShown() {
    Events events = beats("{1}", "443", 30);
    new Random(2).ints(30, 0, 3600).forEach(time -> events.connection("_time=" + time, "host=b"));
    TierTable table =
        new TierTable(
            "t",
            List.of(
                new TierRow(
                    "STEADY",
                    4,
                    "steady",
                    List.of(
                        new TierRow.Condition(TierRow.Bound.MIN, "beacon_score", 0.8),
                        new TierRow.Condition(TierRow.Bound.MAX, "period", 60),
                        new TierRow.Condition(TierRow.Bound.MAX, "jitter", 0),
                        new TierRow.Condition(TierRow.Bound.MIN, "coverage", 1),
                        new TierRow.Condition(TierRow.Bound.MAX, "prevalence", 2),
                        new TierRow.Condition(TierRow.Bound.MIN, "duration", 29 * 60)))));
    Findings findings = events.findings(DEFAULTS, table);
    assertEquals(1, findings.rows());
    assertEquals("ws1", findings.list().get(0).keys().get(0));
  }

  @Test
  void theBeatIsNotLookedForWhereACountAlreadyDecides() throws OptionException {
    TierTable table =
        new TierTable(
            "t",
            List.of(
                new TierRow(
                    "A",
                    1,
                    "a",
                    List.of(
                        new TierRow.Condition(TierRow.Bound.MIN, "beacon_score", 0.5),
                        new TierRow.Condition(TierRow.Bound.MAX, "prevalence", 3),
                        new TierRow.Condition(TierRow.Bound.MIN, "connections", 12)))));
    Set<Metric> asked = EnumSet.noneOf(Metric.class);
    Optional<TierRow> taken =
        Tiers.compile(table)
            .judge(
                metric -> {
                  asked.add(metric);
                  return 11;
                });
    assertEquals(Optional.empty(), taken);
    assertEquals(EnumSet.of(Metric.CONNECTIONS), asked);
  }

  @Test
  void aReferenceRunKeepsNoTimes() throws OptionException {
    BeaconFinder finder =
        new BeaconFinder(
            Plan.reference(Options.parse(Map.of("reference", "true")), Events.PROFILE));
    finder.add(beats("{1}", "443", 50).batch());
    Finding finding = finder.finish().list().get(0);
    assertEquals(0, finding.times().beat().length);
    assertEquals(Optional.empty(), finding.rhythm());
  }

  @Test
  void aBeatSurvivesMillionsOfConnectionsOfItsGroup() {
    Interner processes = new Interner();
    Interner ports = new Interner();
    int busy = processes.intern("{busy}");
    int implant = processes.intern("{implant}");
    int port = ports.intern("443");
    ConnectionTimes times = new ConnectionTimes();
    Random random = new Random(3);
    for (int second = 0; second < 20_000; second++) {
      for (int i = 0; i < 150; i++) {
        long time = second * 1000L + random.nextInt(1000);
        times.add(0, time, busy, port);
        times.add(1, time, busy, port);
      }
      if (second % 60 == 7) {
        times.add(0, second * 1000L + random.nextInt(1000), implant, port);
      }
    }
    OrderedConnections ordered = OrderedConnections.of(times.kept(0), processes, ports);
    Beat beat = BeaconScore.of(ordered.connections()).orElseThrow();
    assertEquals(Part.PROCESS, beat.part());
    assertEquals("{implant}", processes.text(ordered.processes()[beat.process()]));
    assertTrue(beat.score() > 0.8, beat::toString);
    assertEquals(60, beat.period(), 1);
    OrderedConnections others = OrderedConnections.of(times.kept(1), processes, ports);
    double score = BeaconScore.of(others.connections()).map(Beat::score).orElse(0.0);
    assertTrue(score < 0.5, "thinning makes a beat of " + score);
  }

  /** Without a shortest period of two seconds one in ten of the busiest would score. */
  @Test
  void thinningMakesNoBeatOfBusyTraffic() {
    Interner texts = new Interner();
    int process = texts.intern("{busy}");
    SplittableRandom random = new SplittableRandom(11);
    for (int group = 0; group < 100; group++) {
      ConnectionTimes times = new ConnectionTimes();
      double apart = 50 * Math.pow(40, random.nextDouble());
      double time = 0;
      for (int i = 0; i < 4 * ConnectionTimes.MOST; i++) {
        time -= apart * Math.log(1 - random.nextDouble());
        times.add(0, (long) time, process, process);
      }
      OrderedConnections kept = OrderedConnections.of(times.kept(0), texts, texts);
      Optional<Beat> beat = BeaconScore.of(kept.connections());
      double score = beat.map(Beat::score).orElse(0.0);
      assertTrue(score < 0.5, apart + " ms apart: " + beat);
    }
  }

  @Test
  void aBeatSurvivesABurstToManyPorts() {
    Events events = beats("{1}", "443", 59);
    for (int port = 1; port <= 8_200; port++) {
      events.connection(
          "_time=3595." + (100 + port % 800), "ProcessGuid={1}", "DestinationPort=" + port);
    }
    for (int turn = 0; turn < 2; turn++) {
      Findings findings = events.findings(DEFAULTS, Events.ANY);
      assertEquals("60", cell(findings, "BeaconPeriod"));
      assertTrue(
          Double.parseDouble(cell(findings, "BeaconScore")) > 0.9, cell(findings, "Evidence"));
      assertEquals(60, Arrays.stream(findings.list().get(0).times().timeline()).sum());
      Collections.reverse(events.rows());
    }
  }

  @Test
  void aThinnedGroupsOwnBeatOfTwoSecondsIsFound() {
    ConnectionTimes times = new ConnectionTimes();
    Interner texts = new Interner();
    for (int i = 0; i < 2 * ConnectionTimes.MOST; i++) {
      times.add(0, i * 2_100L, 0, 0);
    }
    OrderedConnections kept = OrderedConnections.of(times.kept(0), texts, texts);
    Beat beat = BeaconScore.of(kept.connections()).orElseThrow();
    assertEquals(2.1, beat.period(), 0.01, beat.toString());
    assertTrue(beat.score() > 0.9, beat::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "0.04, 0 s",
    "5.12, 5.1 s",
    "9.96, 10 s",
    "61.4, 61 s",
    "301.6, 302 s",
    "900.15, 15 min",
    "1000, 16.7 min",
    "7200, 2 h",
    "9000, 2.5 h"
  })
  void periodsAreToldInThreeDigitsOrSo(double seconds, String text) {
    assertEquals(text, Evidence.period(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "0.4, under 1 s",
    "119, 119 s",
    "120, 2 min",
    "7199, 2 h",
    "7500, 2 h 5 min",
    "172740, 47 h 59 min",
    "172800, 2 d",
    "176400, 2 d 1 h"
  })
  void durationsAreToldInTheTwoUnitsThatMatter(double seconds, String text) {
    assertEquals(text, Evidence.duration((long) (seconds * 1e6)));
  }

  /** A connection every minute, half a second and a little past it, the newest first. */
  private static Events beats(String process, String port, int beats) {
    Events events = new Events();
    for (int beat = beats - 1; beat >= 0; beat--) {
      events.connection(
          "_time=" + beat * 60 + ".50" + beat % 4,
          "ProcessGuid=" + process,
          "DestinationPort=" + port);
    }
    return events;
  }

  private static String cell(Findings findings, String column) {
    return findings.text(0, findings.columns().indexOf(column));
  }
}
