package io.vpsbeacon.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.detect.BeaconFinder;
import io.vpsbeacon.detect.Findings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/** {@code reference=true} gives what the original gives: rows, order and every value. */
class ReferenceOracleTest {
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

  @Property(tries = 300)
  void smallRunsGiveTheOriginalsRows(@ForAll("smallRuns") List<Row> events, @ForAll long seed)
      throws SQLException {
    assertGivesTheOriginalsRows(events, seed);
  }

  @Property(tries = 3)
  void largeRunsGiveTheOriginalsRows(@ForAll("largeRuns") List<Row> events, @ForAll long seed)
      throws SQLException {
    assertGivesTheOriginalsRows(events, seed);
  }

  @Example
  void rowsPastTheTenThousandthAreLeftOut() throws SQLException {
    List<String> many =
        new ArrayList<>(IntStream.range(0, 101).mapToObj(i -> "n" + 37 * i % 101).toList());
    Row event =
        Row.empty()
            .with(Row.TIME, "1591757455.662")
            .with(Row.HOST, many)
            .with(Row.USER, many)
            .with(Row.IMAGE, "C:\\Tools\\agent.exe")
            .with(Row.COMMAND_LINE, "agent.exe")
            .with(Row.DESTINATION_IP, "203.0.113.7")
            .with(Row.DESTINATION_PORT, "443");
    List<Row> events = new ArrayList<>(Row.copies(event, 12));
    // One of the last in order comes first by its count.
    events.add(event.with(Row.HOST, "n99").with(Row.USER, "n99"));
    Collections.shuffle(events, new Random(1));

    assertEquals(10_000, assertGivesTheOriginalsRows(events, 1));
  }

  private int assertGivesTheOriginalsRows(List<Row> events, long seed) throws SQLException {
    BeaconFinder finder = new BeaconFinder(Reference.plan("find"));
    for (ColumnBatch batch : Batches.of(events, new Random(seed))) {
      finder.add(batch);
    }
    Findings findings = finder.finish();

    assertEquals(SqlOriginal.COLUMNS, findings.columns());
    List<Row> expected = sql.find(events);
    for (int row = 0; row < Math.min(expected.size(), findings.rows()); row++) {
      assertEquals(expected.get(row), row(findings, row), "row " + row);
    }
    assertEquals(expected.size(), findings.rows(), "number of rows");
    return findings.rows();
  }

  private static Row row(Findings findings, int row) {
    Row cells = Row.empty();
    for (int column = 0; column < findings.columns().size(); column++) {
      cells = cells.with(findings.columns().get(column), findings.values(row, column));
    }
    return cells;
  }
}
