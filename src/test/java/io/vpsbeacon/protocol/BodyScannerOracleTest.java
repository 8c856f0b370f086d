package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.columns.Prints;
import io.vpsbeacon.columns.RowTaker;
import io.vpsbeacon.columns.ScoutedRows;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

@Label("The scanner agrees with Commons CSV")
class BodyScannerOracleTest {
  private static final CSVFormat EVERY_LINE =
      CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

  /** Used for all bodies, so that nothing of one may show in the next. */
  private static final BodyScanner ALL = BodyScanner.ofAll();

  private static final BodyScanner SOME = BodyScanner.of(List.of("c0", "c2", "c9", "c21"));

  /**
   * Every body is given three times, so that the second time its rows are known, and the third time
   * some of them are taken.
   */
  private static final SomeTaker TAKER = new SomeTaker();

  private static final BodyScanner RECOGNISING = BodyScanner.ofAll().recognising("c1", TAKER);

  private static final BodyScanner RECOGNISING_IN_SOUPS =
      BodyScanner.ofAll().recognising("b1", TAKER);

  /** A row that was taken: its print, and its cell that differs. */
  private record Taken(String print, String cell) {}

  /** Takes two of three rows whose print it was told. */
  private static final class SomeTaker implements RowTaker {
    private final Set<String> known = new HashSet<>();
    private final List<Taken> taken = new ArrayList<>();
    private ScoutedRows rows;

    @Override
    public void look(ScoutedRows scouted) {
      rows = scouted;
      for (int row = 0; row < rows.size(); row++) {
        String print = print(rows.prints(), row);
        if (known.contains(print) && (rows.timeStart(row) + print.length()) % 3 > 0) {
          rows.setKnown(row);
        }
      }
    }

    @Override
    public void take(int from, int to) {
      for (int row = from; row < to; row++) {
        int start = rows.timeStart(row);
        String cell = new String(rows.bytes(), start, rows.timeEnd(row) - start, UTF_8);
        taken.add(new Taken(print(rows.prints(), row), cell));
      }
    }
  }

  private static String print(Prints prints, int row) {
    return prints.has(row) ? Long.toHexString(prints.of(row)) : "";
  }

  @Property(tries = 2000)
  void onTablesHoweverTheyAreQuoted(@ForAll("tables") String csv) throws ProtocolException {
    List<List<String>> records = commons(csv);
    List<String> header = records.remove(0);
    ColumnBatch all = ALL.scan(Bytes.of(csv));
    assertEquals(0, ALL.raggedRows());
    assertEquals(records.size(), all.rows());
    assertRecognises(records, header, RECOGNISING, csv);
    ColumnBatch some = SOME.scan(Bytes.of(csv));
    assertEquals(records.size(), some.rows());
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      assertColumn(records, i, all.column(name));
      if (name.equals("c0") || name.equals("c2") || name.equals("c9") || name.equals("c21")) {
        assertColumn(records, i, some.column(name));
      } else {
        assertNull(some.column(name));
      }
    }
  }

  @Property(tries = 5000)
  void onAnythingThatCommonsCsvCanRead(@ForAll("soups") String csv) throws ProtocolException {
    List<List<String>> records;
    try {
      records = commons(csv);
    } catch (UncheckedIOException e) {
      if (e.getMessage().contains("EOF")) {
        assertThrows(ProtocolException.class, () -> ALL.scan(Bytes.of(csv)));
      }
      return;
    }
    List<String> header = records.isEmpty() ? List.of() : records.remove(0);
    records.removeIf(cells -> cells.size() != header.size());
    assertColumns(records, header, ALL.scan(Bytes.of(csv)));
    assertRecognises(records, header, RECOGNISING_IN_SOUPS, csv);
  }

  private static void assertColumns(
      List<List<String>> records, List<String> header, ColumnBatch batch) {
    assertEquals(records.size(), batch.rows());
    for (Column column : batch.columns()) {
      assertColumn(records, header.indexOf(column.name()), column);
    }
  }

  /** The same cells the second time, and rows of one print differ in one column at most. */
  private static void assertRecognises(
      List<List<String>> records, List<String> header, BodyScanner scanner, String csv)
      throws ProtocolException {
    TAKER.known.clear();
    assertColumns(records, header, scanner.scan(Bytes.of(csv)));
    int ragged = scanner.raggedRows();
    ColumnBatch again = scanner.scan(Bytes.of(csv));
    assertColumns(records, header, again);
    assertEquals(ragged, scanner.raggedRows());
    int differing = header.indexOf(scanner == RECOGNISING ? "c1" : "b1");
    boolean recognises = differing >= 0 && differing < header.size() - 1;
    assertEquals(recognises, again.prints() != null);
    if (!recognises) {
      return;
    }
    Map<String, List<String>> rowOf = new HashMap<>();
    for (int row = 0; row < again.rows(); row++) {
      List<String> rest = new ArrayList<>(records.get(row));
      rest.remove(differing);
      if (again.prints().has(row)) {
        assertEquals(rest, rowOf.computeIfAbsent(print(again.prints(), row), any -> rest));
      }
    }
    assertTakes(again, header.get(differing), scanner, csv);
    assertEquals(ragged, scanner.raggedRows());
  }

  /** What is taken and what is in the batch are together the rows that there are. */
  private static void assertTakes(
      ColumnBatch all, String differing, BodyScanner scanner, String csv) throws ProtocolException {
    List<List<String>> expected = rows(all);
    Map<String, List<String>> rowOf = new HashMap<>();
    for (int row = 0; row < all.rows(); row++) {
      if (all.prints().has(row)) {
        rowOf.put(print(all.prints(), row), expected.get(row));
      }
    }
    int cell = all.columns().indexOf(all.column(differing));
    TAKER.known.addAll(rowOf.keySet());
    TAKER.taken.clear();
    List<List<String>> found = rows(scanner.scan(Bytes.of(csv)));
    for (Taken taken : TAKER.taken) {
      List<String> row = new ArrayList<>(rowOf.get(taken.print()));
      row.set(cell, taken.cell());
      found.add(row);
    }
    expected.sort(Comparator.comparing(List::toString));
    found.sort(Comparator.comparing(List::toString));
    assertEquals(expected, found);
  }

  private static List<List<String>> rows(ColumnBatch batch) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < batch.rows(); i++) {
      int row = i;
      rows.add(batch.columns().stream().map(column -> column.text(row)).toList());
    }
    return rows;
  }

  private static void assertColumn(List<List<String>> records, int index, Column column) {
    for (int row = 0; row < records.size(); row++) {
      assertEquals(records.get(row).get(index), column.text(row));
    }
  }

  private static List<List<String>> commons(String csv) {
    List<List<String>> records = new ArrayList<>();
    try (CSVParser parser = EVERY_LINE.parse(new StringReader(csv))) {
      for (CSVRecord each : parser) {
        records.add(each.toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  @Provide
  Arbitrary<String> tables() {
    Arbitrary<Integer> columns = Arbitraries.integers().between(1, 30);
    Arbitrary<List<String>> cells =
        Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just("")), Tuple.of(3, Texts.any()))
            .list()
            .ofMaxSize(90);
    return Combinators.combine(columns, cells, Arbitraries.longs()).as(BodyScannerOracleTest::csv);
  }

  private static String csv(int columns, List<String> cells, long seed) {
    Random random = new Random(seed);
    String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
    StringBuilder csv = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      csv.append(i == 0 ? "" : ",").append(random.nextBoolean() ? "\"c" + i + '"' : "c" + i);
    }
    for (int i = 0; i < cells.size() - cells.size() % columns; i++) {
      csv.append(i % columns == 0 ? lineEnd : ",").append(quoted(cells.get(i), random));
    }
    boolean lastIsEmptyLine = csv.toString().endsWith("\n");
    return csv.append(lastIsEmptyLine || random.nextBoolean() ? lineEnd : "").toString();
  }

  private static String quoted(String cell, Random random) {
    boolean mayBeBare = cell.chars().noneMatch(c -> c == ',' || c == '\n' || c == '\r' || c == '"');
    return mayBeBare && random.nextInt(3) > 0 ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  @Provide
  Arbitrary<String> soups() {
    return Arbitraries.of("\"", "\"", ",", ",", "\n", "\r\n", "\"\"", "a ", "b1", "é大😀")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }
}
