package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.TierRow;
import io.vpsbeacon.lookup.TierTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagesTest {
  @Test
  void theFilterDropsExcludedEventsAndTellsEachWindow() throws OptionException {
    FilterStage filter =
        new FilterStage(
            Plan.of(
                Options.parse(Map.of("stage", "filter", "span", "5m")),
                Events.PROFILE,
                List.of(Events.exclusion(Field.HOST, "b*")),
                Events.ANY));
    filter.read(
        new Events()
            .connection("_time=301.5")
            .connection("host=build")
            .connection("_time=x")
            .connection("host=", "_time=-1")
            .batch());
    assertTrue(filter.keeps(0));
    assertEquals("300", filter.window(0));
    assertFalse(filter.keeps(1));
    assertFalse(filter.keeps(2));
    assertTrue(filter.keeps(3));
    assertEquals("-300", filter.window(3));
    assertEquals(1, filter.warnings().size());
  }

  @Test
  void theFilterNeedsNoTimeWhereItLeavesIt() throws OptionException {
    FilterStage filter =
        new FilterStage(
            Plan.of(
                Options.parse(Map.of("stage", "filter", "span", "none")),
                Events.PROFILE,
                List.of(),
                Events.ANY));
    filter.read(new Events().connection("_time=").batch());
    assertTrue(filter.keeps(0));
  }

  @Test
  void theFilterForgetsValuesBeforeTheyAreTooMany() throws OptionException {
    FilterStage filter =
        new FilterStage(
            Plan.of(
                Options.parse(Map.of("stage", "filter", "span", "none")),
                Events.PROFILE,
                List.of(Events.exclusion(Field.COMMAND_LINE, "*7")),
                Events.ANY));
    int rows = 2_000;
    int batches = 40;
    String padding = "x".repeat(2_000);
    for (int i = 0; i < batches; i++) {
      Events events = new Events();
      for (int row = 0; row < rows; row++) {
        events.event("CommandLine=" + i + padding + row);
      }
      filter.read(events.batch());
      for (int row = 0; row < rows; row++) {
        assertEquals(row % 10 != 7, filter.keeps(row), i + " " + row);
      }
    }
    long all = (long) batches * rows * padding.length();
    assertTrue(all > 4 * FilterStage.MOST_BYTES);
    assertTrue(filter.bytes() < 2 * FilterStage.MOST_BYTES, filter.bytes() + " bytes");
  }

  @Test
  void tiersJudgeRowsThatCarryTheMetrics() throws OptionException {
    TierStage tiers = tierStage(Map.of("stage", "tier", "span", "5m", "min", "3"));
    tiers.read(rows("ConnectionCount", "20", "5", "2", "many", "", "2.5e+17"));
    assertEquals(Optional.of(List.of("4.00", "often", "7")), tiers.judge(0));
    assertEquals(Optional.of(List.of("1.00", "seldom", "1")), tiers.judge(1));
    assertEquals(Optional.empty(), tiers.judge(2));
    assertEquals(Optional.empty(), tiers.judge(3));
    assertEquals(Optional.empty(), tiers.judge(4));
    assertEquals(Optional.of(List.of("50000000000000000.00", "often", "7")), tiers.judge(5));
    assertEquals(
        List.of(
            "2 rows were left out: a metric that the tiers need is missing or no number"
                + " (ConnectionCount)"),
        tiers.warnings());
  }

  @Test
  void aMissingMetricIsAnErrorThatNamesIt() throws OptionException {
    TierStage tiers = tierStage(Map.of("stage", "tier"));
    OptionException e = assertThrows(OptionException.class, () -> tiers.read(rows("count", "1")));
    assertTrue(e.getMessage().contains("ConnectionCount"), e.getMessage());
    tiers.read(rows("count"));
  }

  @Test
  void aMetricThatIsEmptyMeetsNoCondition() throws OptionException {
    TierTable table =
        new TierTable(
            "t",
            List.of(
                row("STEADY", min("beacon_score", 0.8), max("prevalence", 2)),
                row("UNSTEADY", max("beacon_score", 0.8)),
                row("LONG", min("duration", 60))));
    TierStage tiers = tierStage(Map.of("stage", "tier"), table);
    tiers.read(
        rows(
            List.of("ConnectionCount", "BeaconScore", "Prevalence", "FirstSeen", "LastSeen"),
            "20,0.80,1,0,0",
            "20,0.80,,0,59.5",
            "20,0.10,,0,0",
            "20,,1,100.5,160.5",
            "20,,1,100.5,160.4",
            "20,high,1,0,60"));
    assertEquals(
        List.of("STEADY", "UNSTEADY", "UNSTEADY", "LONG", "-", "-"),
        IntStream.range(0, 6)
            .mapToObj(row -> tiers.judge(row).map(verdict -> verdict.get(1)).orElse("-"))
            .toList());
    assertEquals(1, tiers.warnings().size());
  }

  @Test
  void aTableThatAsksForTheDurationNeedsBothItsEnds() throws OptionException {
    TierStage tiers =
        tierStage(
            Map.of("stage", "tier"), new TierTable("t", List.of(row("A", min("duration", 1)))));
    assertEquals(List.of("FirstSeen", "ConnectionCount", "LastSeen"), tiers.requiredFields());
  }

  @Test
  void aTierTableOfAnUnknownMetricIsRefused() {
    TierTable table =
        new TierTable(
            "odd",
            List.of(
                new TierRow(
                    "X", 1, "x", List.of(new TierRow.Condition(TierRow.Bound.MAX, "entropy", 1)))));
    OptionException e = assertThrows(OptionException.class, () -> Tiers.compile(table));
    assertEquals(
        "tiers=odd: the table asks for the metric entropy; there are connections, ports,"
            + " per_minute, duration, prevalence, beacon_score, period, jitter, coverage",
        e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "MIN, beacon_score, 80, min_beacon_score above 1",
    "MIN, jitter, 1.5, min_jitter above 1",
    "MAX, connections, -1, max_connections below 0"
  })
  void aTierTableThatNoGroupCanMeetIsRefused(
      TierRow.Bound bound, String metric, double limit, String told) {
    TierRow.Condition condition = new TierRow.Condition(bound, metric, limit);
    TierTable table = new TierTable("odd", List.of(new TierRow("X", 1, "x", List.of(condition))));
    OptionException e = assertThrows(OptionException.class, () -> Tiers.compile(table));
    assertEquals("tiers=odd: the table asks for " + told + ", which no group has", e.getMessage());
  }

  private static TierStage tierStage(Map<String, String> options) throws OptionException {
    TierTable table =
        new TierTable(
            "t",
            List.of(
                new TierRow(
                    "OFTEN",
                    7,
                    "often",
                    List.of(new TierRow.Condition(TierRow.Bound.MIN, "per_minute", 4))),
                new TierRow("SELDOM", 1, "seldom", List.of())));
    return tierStage(options, table);
  }

  private static TierStage tierStage(Map<String, String> options, TierTable table)
      throws OptionException {
    return new TierStage(Plan.of(Options.parse(options), Events.PROFILE, List.of(), table));
  }

  private static TierRow row(String name, TierRow.Condition... conditions) {
    return new TierRow(name, 1, name, List.of(conditions));
  }

  private static TierRow.Condition min(String metric, double value) {
    return new TierRow.Condition(TierRow.Bound.MIN, metric, value);
  }

  private static TierRow.Condition max(String metric, double value) {
    return new TierRow.Condition(TierRow.Bound.MAX, metric, value);
  }

  private static ColumnBatch rows(String column, String... values) {
    return rows(List.of(column), values);
  }

  private static ColumnBatch rows(List<String> columns, String... rows) {
    ColumnBatch.Builder builder = new ColumnBatch.Builder(columns);
    for (String row : rows) {
      builder.row(row.split(",", -1));
    }
    return builder.build();
  }
}
