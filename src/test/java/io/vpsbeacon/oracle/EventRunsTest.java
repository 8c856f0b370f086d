package io.vpsbeacon.oracle;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import org.junit.jupiter.api.function.Executable;

/** The generated runs hold what the comparison is for: agreement on nothing would prove nothing. */
class EventRunsTest {
  private static final int RUNS = 150;

  private static final List<String> KEYS = SqlOriginal.COLUMNS.subList(0, 6);

  private final SqlOriginal sql = new SqlOriginal();

  /** In how many runs each thing was seen. */
  private final Map<String, Integer> seen = new TreeMap<>();

  @AfterProperty
  void close() throws SQLException {
    sql.close();
  }

  @Provide
  Arbitrary<List<List<Row>>> manyRuns() {
    return EventRuns.small().list().ofSize(RUNS);
  }

  @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void manyRunsHoldEveryTierAndEveryEdge(@ForAll("manyRuns") List<List<Row>> runs)
      throws SQLException {
    for (List<Row> run : runs) {
      look(run);
    }

    assertAll(
        seen.entrySet().stream()
            .map(
                entry ->
                    (Executable)
                        () ->
                            assertTrue(
                                entry.getValue() >= RUNS / 50,
                                () -> entry + " of " + RUNS + " runs")));
  }

  private void look(List<Row> events) throws SQLException {
    List<Row> kept = sql.filtered(events);
    List<Row> groups = sql.aggregated(kept);
    List<Row> found = sql.find(events);

    for (int score = 1; score <= 4; score++) {
      note("score " + score, some(found, has("RiskScore", Integer.toString(score))));
    }
    for (int count : List.of(11, 12, 19, 20, 29, 30, 49, 50)) {
      note("count " + count, some(groups, has("ConnectionCount", Integer.toString(count))));
    }
    for (int ports = 0; ports <= 3; ports++) {
      note("ports " + ports, some(found, has("UniqueDestPorts", Integer.toString(ports))));
    }
    note("no result", found.isEmpty());
    note("several results", found.size() > 1);
    note("a group without a tier", groups.size() > found.size());
    note("an event that is left out", kept.size() < events.size());
    note("an event that lacks a key", some(kept, EventRunsTest::lacksKey));
    note("an event with a multivalued key", some(kept, EventRunsTest::hasMultivaluedKey));
    note("a multivalue with a value twice", some(kept, EventRunsTest::repeats));
    note("an event without a time", some(events, row -> row.values(Row.TIME).isEmpty()));
    note("a result before the epoch", some(found, row -> row.value(Row.TIME).startsWith("-")));
    note("results that only the keys put in order", tied(found));
    note("groups that differ by case alone", differByCase(groups));
  }

  private void note(String what, boolean there) {
    seen.merge(what, there ? 1 : 0, Integer::sum);
  }

  private static boolean some(List<Row> rows, Predicate<Row> predicate) {
    return rows.stream().anyMatch(predicate);
  }

  private static Predicate<Row> has(String field, String value) {
    return row -> row.value(field).equals(value);
  }

  private static boolean lacksKey(Row row) {
    return KEYS.stream().anyMatch(key -> row.values(key).isEmpty());
  }

  private static boolean hasMultivaluedKey(Row row) {
    return KEYS.stream().anyMatch(row::isMultivalue);
  }

  private static boolean repeats(Row row) {
    return row.cells().values().stream()
        .anyMatch(values -> new HashSet<>(values).size() < values.size());
  }

  private static boolean tied(List<Row> rows) {
    Set<List<String>> ranks = new HashSet<>();
    return some(
        rows, row -> !ranks.add(List.of(row.value("RiskScore"), row.value("ConnectionCount"))));
  }

  private static boolean differByCase(List<Row> groups) {
    Set<String> folded = new HashSet<>();
    return some(
        groups, row -> !folded.add(row.table(KEYS).cells().toString().toLowerCase(Locale.ROOT)));
  }
}
