package io.vpsbeacon.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.detect.FilterStage;
import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.TierStage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/**
 * The two streaming stages with {@code reference=true}: each alone, and both around the original's
 * {@code stats}, do what the original does.
 */
class StageOracleTest {
  private final SqlOriginal sql = new SqlOriginal();

  @AfterProperty
  void close() throws SQLException {
    sql.close();
  }

  @Provide
  Arbitrary<List<Row>> smallRuns() {
    return EventRuns.small();
  }

  @Provide
  Arbitrary<List<Row>> largeRuns() {
    return EventRuns.large();
  }

  @Property(tries = 150)
  void theFilterPassesTheOriginalsEventsInOrder(
      @ForAll("smallRuns") List<Row> events, @ForAll long seed) throws SQLException {
    assertSame(sql.filtered(events), filter(events, new Random(seed)));
  }

  @Property(tries = 150)
  void theTiersAreTheOriginals(@ForAll("smallRuns") List<Row> events, @ForAll long seed)
      throws SQLException, OptionException {
    Random random = new Random(seed);
    List<Row> groups = sql.aggregated(sql.filtered(events));
    Collections.shuffle(groups, random);
    assertSame(sql.tiered(groups), tier(groups, random));
  }

  @Property(tries = 150)
  void bothStagesAroundStatsGiveTheOriginalsRows(
      @ForAll("smallRuns") List<Row> events, @ForAll long seed)
      throws SQLException, OptionException {
    assertBothStagesGiveTheOriginalsRows(events, new Random(seed));
  }

  @Property(tries = 2)
  void bothStagesAroundStatsGiveTheOriginalsRowsOfLargeRuns(
      @ForAll("largeRuns") List<Row> events, @ForAll long seed)
      throws SQLException, OptionException {
    assertBothStagesGiveTheOriginalsRows(events, new Random(seed));
  }

  private void assertBothStagesGiveTheOriginalsRows(List<Row> events, Random random)
      throws SQLException, OptionException {
    List<Row> groups = sql.aggregated(filter(events, random));
    List<Row> rows = sql.sorted(tier(groups, random));
    assertSame(sql.find(events), rows.stream().map(row -> row.table(SqlOriginal.COLUMNS)).toList());
  }

  private static List<Row> filter(List<Row> events, Random random) {
    FilterStage stage = new FilterStage(Reference.plan("filter"));
    List<Row> kept = new ArrayList<>();
    for (ColumnBatch batch : Batches.of(events, random)) {
      stage.read(batch);
      for (int row = 0; row < batch.rows(); row++) {
        if (stage.keeps(row)) {
          kept.add(Batches.row(batch, row).with(Row.TIME, stage.window(row)));
        }
      }
    }
    return kept;
  }

  private static List<Row> tier(List<Row> groups, Random random) throws OptionException {
    TierStage stage = new TierStage(Reference.plan("tier"));
    List<Row> tiered = new ArrayList<>();
    for (ColumnBatch batch : Batches.of(groups, random)) {
      stage.read(batch);
      for (int row = 0; row < batch.rows(); row++) {
        Optional<List<String>> added = stage.judge(row);
        if (added.isPresent()) {
          Row result = Batches.row(batch, row);
          for (int i = 0; i < TierStage.COLUMNS.size(); i++) {
            result = result.with(TierStage.COLUMNS.get(i), added.get().get(i));
          }
          tiered.add(result);
        }
      }
    }
    return tiered;
  }

  private static void assertSame(List<Row> expected, List<Row> actual) {
    for (int row = 0; row < Math.min(expected.size(), actual.size()); row++) {
      assertEquals(expected.get(row), actual.get(row), "row " + row);
    }
    assertEquals(expected.size(), actual.size(), "number of rows");
  }
}
