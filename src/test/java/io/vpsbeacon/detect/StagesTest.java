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
import org.junit.jupiter.api.Test;

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
            + " per_minute",
        e.getMessage());
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
    return new TierStage(Plan.of(Options.parse(options), Events.PROFILE, List.of(), table));
  }

  private static ColumnBatch rows(String column, String... values) {
    ColumnBatch.Builder builder = new ColumnBatch.Builder(List.of(column));
    for (String value : values) {
      builder.row(value);
    }
    return builder.build();
  }
}
