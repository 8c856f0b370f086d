package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.lookup.ExclusionRow;
import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.TierRow;
import io.vpsbeacon.lookup.TierTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillTest {
  private static final List<ExclusionRow> EXCLUSIONS =
      List.of(
          Events.exclusion(Field.DESTINATION_IP, "10.0.0.0/8"),
          Events.exclusion(Field.COMMAND_LINE, "*quiet*", Field.IMAGE, "C:\\a.exe"),
          Events.exclusion(Field.COMMAND_LINE, "often", Field.HOST, "b"),
          Events.exclusion(Field.HOST, "b", Field.DESTINATION_PORT, "80"));

  /** Asks for the beat of every group. */
  private static final TierTable BEAT =
      new TierTable(
          "beat",
          List.of(
              new TierRow(
                  "REGULAR",
                  2,
                  "regular",
                  List.of(
                      new TierRow.Condition(
                          TierRow.Bound.MIN, Metric.BEACON_SCORE.tableName(), 0.5))),
              new TierRow("ANY", 1, "any", List.of())));

  /** Nothing fits: all goes to disk before each batch. */
  private static final long NOTHING = 1;

  @TempDir Path folder;

  @Property(tries = 500)
  void aRunOnDiskGivesWhatOneInMemoryGives(
      @ForAll("events") List<Map<String, String>> events,
      @ForAll("options") Map<String, String> options,
      @ForAll @IntRange(min = 1, max = 9) int rowsABatch)
      throws Exception {
    Path temporary = Files.createTempDirectory("spill");
    try {
      MemoryBudget tiny = MemoryBudget.of(NOTHING, Scratch.in(temporary));
      assertEquals(
          run(events, options, events.size() + 1, MemoryBudget.unlimited()),
          run(events, options, rowsABatch, tiny));
      assertEquals(List.of(), files(temporary));
    } finally {
      Files.delete(temporary);
    }
  }

  @Test
  void manyGroupsOfManyProcessesAreMergedFromManyRuns() throws Exception {
    Events events = new Events();
    for (int i = 0; i < 40_000; i++) {
      String process = "ProcessGuid={" + i % 7_001 + "}";
      String host = "host=ws" + i % 13;
      events.connection(
          "_time=" + i % 50_000,
          host,
          process,
          "CommandLine=",
          "DestinationIp=8.8." + i % 3 + "." + i % 251,
          "DestinationPort=" + i % 5);
      if (i % 3 == 0) {
        events.event("EventCode=1", host, process, "CommandLine=run " + i % 7_001 + "/" + i % 2);
      }
    }
    Map<String, String> options = Map.of("limit", "0");
    List<String> inMemory = run(events.rows(), options, 5_000, MemoryBudget.unlimited());
    assertTrue(inMemory.size() > 30_000, inMemory.size() + " lines");
    // Processes, open and settled groups; times as they came, and again with their groups settled.
    Map<Integer, Integer> filesByMegabytes = Map.of(0, 3, 15, 6, 45, 4, 50, 0);
    for (int megabytes : filesByMegabytes.keySet()) {
      LimitedScratch scratch = new LimitedScratch(folder, Integer.MAX_VALUE);
      MemoryBudget budget = MemoryBudget.of(NOTHING + ((long) megabytes << 20), scratch);
      assertEquals(inMemory, run(events.rows(), options, 1_000, budget), megabytes + " MB");
      assertEquals(filesByMegabytes.get(megabytes), scratch.made(), megabytes + " MB");
    }
  }

  @Test
  void onlyTheTimesGoToDiskWhereTheGroupsFit() throws Exception {
    Events events = new Events();
    for (int i = 0; i < 30_000; i++) {
      int group = i % 20 == 0 ? 0 : i % 1_009; // the first one is thinned
      events.connection(
          "_time=" + i % 3_600 + "." + i % 997,
          "ProcessGuid={" + group % 101 + "}",
          "CommandLine=",
          "DestinationIp=8.8." + group % 7 + "." + group % 251);
      if (i % 900 == 0) {
        events.event("EventCode=1", "ProcessGuid={" + group % 101 + "}", "CommandLine=run");
      }
    }
    Map<String, String> options = Map.of("limit", "0", "tiers", "beat");
    LimitedScratch scratch = new LimitedScratch(folder, Integer.MAX_VALUE);
    List<String> expected = runOften(events, options, MemoryBudget.unlimited());
    assertEquals(expected, runOften(events, options, MemoryBudget.of(50_000_000, scratch)));
    // Once as they came, and once with the numbers that groups have when they are settled.
    assertEquals(2, scratch.made());
  }

  @Test
  void crowdsOfOriginsGoToDiskAndComeBackAsCrowds() throws Exception {
    Events events = new Events();
    for (int i = 0; i < 40_000; i++) {
      int process = i % 2 == 0 ? 0 : i % 1_009;
      events.connection(
          "_time=" + i * 7 % 400 + "." + (100 + i % 900),
          "ProcessGuid={" + process % 3 + "}",
          "CommandLine=",
          "DestinationPort=" + (i % 400 < 200 ? i % 5_003 : i % 3));
    }
    for (int process = 0; process < 3; process++) {
      events.event("EventCode=1", "ProcessGuid={" + process + "}", "CommandLine=run");
    }
    Map<String, String> options = Map.of("limit", "0", "tiers", "beat");
    List<String> inMemory = run(events.rows(), options, 40_003, MemoryBudget.unlimited());
    MemoryBudget nothing = MemoryBudget.of(NOTHING, Scratch.in(folder));
    // Parts that were thinned before they were written, and parts that were not.
    assertEquals(inMemory, run(events.rows(), options, 39_000, nothing));
    assertEquals(inMemory, run(events.rows(), options, 1_000, nothing));
  }

  /** Adds the same events several times. */
  private static List<String> runOften(
      Events events, Map<String, String> options, MemoryBudget budget) throws OptionException {
    List<ColumnBatch> batches = new ArrayList<>();
    for (int from = 0; from < events.rows().size(); from += 500) {
      int to = Math.min(events.rows().size(), from + 500);
      batches.add(Events.batch(events.rows().subList(from, to)));
    }
    try (BeaconFinder finder = finder(options, budget)) {
      for (int i = 0; i < 150; i++) {
        batches.forEach(finder::add);
      }
      return Events.lines(finder.finish());
    }
  }

  @Test
  void aGroupOfMoreProcessesThanFitIsMergedPieceByPiece() throws Exception {
    Events events = new Events();
    for (int i = 0; i < 120_000; i++) {
      events.connection(
          "_time=" + i % 3_600 + "." + i % 997,
          "host=ws" + (i % 4_000 == 0 ? i : i % 2),
          "ProcessGuid={5a4f3c21-7d10-6a3b-0000-" + i * 7_919L % 1_000_003 + "}",
          "DestinationPort=" + i % 3);
    }
    Map<String, String> options = Map.of("limit", "0", "tiers", "beat");
    List<String> inMemory = run(events.rows(), options, 5_000, MemoryBudget.unlimited());
    assertEquals(32, inMemory.size());
    for (long budget : new long[] {NOTHING, 12L << 20}) {
      MemoryBudget small = MemoryBudget.of(budget, Scratch.in(folder));
      assertEquals(inMemory, run(events.rows(), options, 2_000, small));
    }
  }

  @Test
  void ofVeryManyGroupsTheFirstAreTold() throws Exception {
    Events events = new Events();
    for (int group = 0; group < 66_000; group++) {
      events.connection(
          "host=h" + group * 7_919 % 66_000, "DestinationIp=8." + group % 250 + ".8.8");
    }
    List<String> all = run(events.rows(), Map.of("limit", "0"), 22_000, MemoryBudget.unlimited());
    List<String> some =
        run(events.rows(), Map.of("limit", "20000"), 22_000, MemoryBudget.unlimited());
    assertEquals(all.subList(0, 20_000), some.subList(0, 20_000));
  }

  @Test
  void severalValuesInSeveralKeysDoNotBreakTheBudgetWithinARow() throws Exception {
    String many =
        String.join("|", Stream.iterate(0, i -> i + 1).limit(120).map(i -> "v" + i).toList());
    Events events = new Events();
    events.connection("host=" + many, "User=" + many);
    events.connection("host=" + many, "User=" + many, "DestinationPort=80");
    Map<String, String> options = Map.of("limit", "0", "by", "host,User");
    List<String> inMemory = run(events.rows(), options, 9, MemoryBudget.unlimited());
    assertEquals(120 * 120 + 1, inMemory.size());
    MemoryBudget budget = MemoryBudget.of(1_500_000, Scratch.in(folder));
    assertEquals(inMemory, run(events.rows(), options, 9, budget));
  }

  @Test
  void aFullDiskIsAnErrorThatSaysSo() {
    SpillException failure =
        assertThrows(
            SpillException.class,
            () ->
                run(
                    new Events().times(10).rows(),
                    Map.of(),
                    1,
                    MemoryBudget.of(NOTHING, new LimitedScratch(folder, 0))));
    assertEquals(
        "What the search's memory does not hold cannot be kept in "
            + folder
            + ": the disk is full (No space left on device)",
        failure.getMessage());
  }

  @Test
  void aFolderThatIsGoneIsAnErrorThatNamesIt() {
    Path gone = folder.resolve("gone");
    SpillException failure =
        assertThrows(
            SpillException.class,
            () ->
                run(
                    new Events().times(10).rows(),
                    Map.of(),
                    1,
                    MemoryBudget.of(NOTHING, Scratch.in(gone))));
    assertTrue(failure.getMessage().contains(gone.toString()), failure.getMessage());
    assertFalse(failure.getMessage().contains("full"), failure.getMessage());
  }

  @Test
  void noFileStaysWhereTheRunDoesNotEnd() throws Exception {
    try (BeaconFinder finder = finder(Map.of(), MemoryBudget.of(NOTHING, Scratch.in(folder)))) {
      for (int i = 0; i < 3; i++) {
        finder.add(new Events().connection("ProcessGuid={1}", "CommandLine=").batch());
      }
    }
    assertEquals(List.of(), files(folder));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).toList();
    }
  }

  private static BeaconFinder finder(Map<String, String> options, MemoryBudget budget)
      throws OptionException {
    Options parsed = Options.parse(options);
    return new BeaconFinder(
        parsed.reference()
            ? Plan.reference(parsed, Events.PROFILE)
            : Plan.of(
                parsed,
                Events.PROFILE,
                EXCLUSIONS,
                parsed.tiers().equals(BEAT.name()) ? BEAT : Events.ANY),
        budget,
        Detail.BEAT);
  }

  /** The findings, and what was counted, in lines. */
  private static List<String> run(
      List<Map<String, String>> events,
      Map<String, String> options,
      int rowsABatch,
      MemoryBudget budget)
      throws OptionException {
    try (BeaconFinder finder = finder(options, budget)) {
      for (int from = 0; from < events.size(); from += rowsABatch) {
        int to = Math.min(events.size(), from + rowsABatch);
        Events.feed(events.subList(from, to), finder);
      }
      Findings findings = finder.finish();
      List<String> lines = new ArrayList<>(Events.lines(findings));
      lines.add(findings.summary().toString());
      return lines;
    }
  }

  @Provide
  Arbitrary<Map<String, String>> options() {
    return Arbitraries.of(
        Map.of(),
        Map.of("limit", "0"),
        Map.of("limit", "2"),
        Map.of("tiers", "beat"),
        Map.of("tiers", "beat", "limit", "1"),
        Map.of("nulls", "drop"),
        Map.of("min", "2", "span", "all"),
        Map.of("by", "DestinationIp", "span", "1d"),
        Map.of("by", "User,host", "nulls", "drop"),
        Map.of("by", "CommandLine"),
        Map.of("exclude", "false"),
        Map.of("count", "count"),
        Map.of("reference", "true"));
  }

  @Provide
  Arbitrary<List<Map<String, String>>> events() {
    Arbitrary<Map<String, String>> event =
        Combinators.combine(
                Arbitraries.of("0", "1.5", "3599.999", "3600", "-1", "x"),
                Arbitraries.of("a", "b", "a|b", "").tuple2(),
                Arbitraries.of("C:\\a.exe", "C:\\b.exe"),
                Arbitraries.of("", "", "", "run", "quiet", "often", "\uD83D\uDE00", "\uFF5E"),
                Arbitraries.of("8.8.8.8", "9.9.9.9", "10.1.1.1", "8.8.8.8|9.9.9.9", ""),
                Arbitraries.of("443", "80", "1|2", ""),
                Arbitraries.of("", "{1}", "{2}", "{3}"),
                Arbitraries.of("3", "3", "3", "1", "1", "22", ""))
            .as(
                (time, names, image, commandLine, destination, port, guid, code) -> {
                  Map<String, String> row = new HashMap<>();
                  row.put("_time", time);
                  row.put("host", names.get1());
                  row.put("User", names.get2());
                  row.put("Image", image);
                  row.put("CommandLine", commandLine);
                  row.put("DestinationIp", destination);
                  row.put("DestinationPort", port);
                  row.put("ProcessGuid", guid);
                  row.put("EventCode", code);
                  row.put("count", port.equals("80") ? "7" : time);
                  return row;
                });
    return Arbitraries.oneOf(event.list().ofMinSize(0).ofMaxSize(60), EngineInvariantsTest.beats());
  }
}
