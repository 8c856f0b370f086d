package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyScannerTest {
  private final BodyScanner scanner = BodyScanner.ofAll();

  /** The rows, each the values of its cells. */
  private List<List<List<String>>> rows(String csv) throws ProtocolException {
    return rows(scanner.scan(Bytes.of(csv)));
  }

  static List<List<List<String>>> rows(ColumnBatch batch) {
    List<List<List<String>>> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      List<List<String>> cells = new ArrayList<>();
      for (Column column : batch.columns()) {
        cells.add(column.values(row));
      }
      rows.add(cells);
    }
    return rows;
  }

  private static List<List<String>> row(String... cells) {
    return Arrays.stream(cells).map(c -> c.isEmpty() ? List.<String>of() : List.of(c)).toList();
  }

  @Test
  void readsCellsByTheHeadersNames() throws ProtocolException {
    ColumnBatch batch =
        scanner.scan(
            Bytes.of("\"_time\",host,\"a \"\"b\"\"\"\n\"1.5\",h1,\n2,\"h, 2\",\"x\ny\"\n"));
    assertEquals(2, batch.rows());
    assertEquals(
        List.of("_time", "host", "a \"b\""), batch.columns().stream().map(Column::name).toList());
    assertEquals("1.5", batch.column("_time").text(0));
    assertEquals("h, 2", batch.column("host").text(1));
    assertTrue(batch.column("a \"b\"").isMissing(0));
    assertEquals("x\ny", batch.column("a \"b\"").text(1));
  }

  @Test
  void whatABodySaysOfItsColumnsHoldsForNoOther() throws ProtocolException {
    List<String> headers =
        List.of("a,b\n", "a,", "a,b", "a,b,c\n", "a,b\r\n", "", "\n", "x,y", "x,y\n", "\"x\",y\n");
    for (String before : headers) {
      for (String between : headers) {
        for (String header : List.of(before, between)) {
          scanner.scan(Bytes.of(before + "1,2\n"));
          scanner.scan(Bytes.of(between));
          ColumnBatch batch = scanner.scan(Bytes.of(header + "1,2\n"));
          ColumnBatch expected = BodyScanner.ofAll().scan(Bytes.of(header + "1,2\n"));
          assertEquals(names(expected), names(batch));
          assertEquals(rows(expected), rows(batch));
        }
      }
    }
  }

  @Test
  void aHeaderThatCannotBeReadIsNotTakenForTheOneBefore() throws ProtocolException {
    scanner.scan(Bytes.of("a,b\n1,2\n"));
    assertThrows(ProtocolException.class, () -> scanner.scan(Bytes.of("x,\"y\n1,2\n")));
    assertEquals(List.of("a", "b"), names(scanner.scan(Bytes.of("a,b\n1,2\n"))));
    assertEquals(List.of("x", "y"), names(scanner.scan(Bytes.of("x,y\n1,2\n"))));
  }

  private static List<String> names(ColumnBatch batch) {
    return batch.columns().stream().map(Column::name).toList();
  }

  @Test
  void batchesOfABodyHoldItsRowsInOrder() throws ProtocolException {
    StringBuilder csv = new StringBuilder("a,b,__mv_a,__mv_b\n");
    for (int row = 0; row < 200_000; row++) {
      csv.append(
          switch (row % 5) {
            case 0 -> row + ",\"say \"\"" + row + "\"\"\",,\n";
            case 1 -> "x,y,$" + row + "$;$x$,\n";
            case 2 -> "ragged\n";
            case 3 -> "\n";
            default -> "," + row + ",,\r\n";
          });
    }
    List<List<List<String>>> whole = rows(csv.toString());
    assertEquals(120_000, whole.size());
    List<List<List<String>>> joined = new ArrayList<>();
    int batches = 0;
    scanner.begin(Bytes.of(csv.toString()));
    for (ColumnBatch batch = scanner.next(); batch != null; batch = scanner.next()) {
      joined.addAll(rows(batch));
      batches++;
    }
    assertEquals(whole, joined);
    assertTrue(batches > 1);
    assertEquals(40_000, scanner.raggedRows());
    assertNull(scanner.next());
  }

  @Test
  void looksAtWantedColumnsOnly() throws ProtocolException {
    ColumnBatch batch =
        BodyScanner.of(List.of("c", "a", "z"))
            .scan(Bytes.of("a,b,c,__mv_a,__mv_b,__mv_c\n1,\"2\n2\",3,,$2$;$2$,\n"));
    assertEquals(List.of("a", "c"), batch.columns().stream().map(Column::name).toList());
    assertEquals("3", batch.column("c").text(0));
    assertNull(batch.column("z"));
  }

  @Test
  void writesDoubledQuotesAgainBehindTheUntouchedBody() throws ProtocolException {
    String csv = "a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n\"\"\"\"\"\",plain\n";
    Bytes body = Bytes.of(csv);
    assertEquals(List.of(row("say \"hi\"", "\""), row("\"\"", "plain")), rows(scanner.scan(body)));
    assertEquals(csv, body.toString());
  }

  @Test
  void keepsSeveralValuesApart() throws ProtocolException {
    assertEquals(
        List.of(
            List.of(List.of("a,", "$b", "\"c\""), List.of("1")),
            List.of(List.of("x\ny"), List.of("2", "3"))),
        rows(
            "v,w,__mv_v,__mv_w\n"
                + "\"a,\n$b\n\"\"c\"\"\",1,\"$a,$;$$$b$;$\"\"c\"\"$\",\n"
                + "\"x\ny\",\"2\n3\",,$2$;$3$\n"));
  }

  @Test
  void findsMultivaluesBeforeTheirPlainColumnToo() throws ProtocolException {
    assertEquals(
        List.of(List.of(List.of("2", "3"))), rows("__mv_w,w,__mv_x\n$2$;$3$,\"2\n3\",$4$;$5$\n"));
  }

  @Test
  void takesThePlainValueWhereTheMultivalueIsNone() throws ProtocolException {
    assertEquals(
        List.of(row("1"), row("2"), row("3"), row(""), row("x")),
        rows("v,__mv_v\n1,$\n2,text\n3,$3$\n\"\n\",$$;$$\n\"\nx\",$$;$x$\n"));
  }

  @Test
  void countsCellsOfMultivaluesThatAreNone() throws ProtocolException {
    BodyScanner some = BodyScanner.of(List.of("v", "w"));
    some.scan(
        Bytes.of(
            """
            v,__mv_v,__mv_w,__mv_x,__mv_
            1,$,,,
            2,text,,$,
            3,$3$,,text,$
            "4
            5",$4$;$5$,,,
            6,,$6$;$7$,,
            7,$
            """));
    assertEquals(3, some.brokenMultivalues());
    assertEquals(1, some.raggedRows());
    some.scan(Bytes.of("v,__mv_v\n1,\n"));
    assertEquals(0, some.brokenMultivalues());
  }

  @Test
  void dropsTheMultivaluesOfARowThatIsLeftOut() throws ProtocolException {
    assertEquals(
        List.of(row("1")),
        rows("v,__mv_v,w\nx,$a$;$b$\n1,,\n").stream().map(cells -> cells.subList(0, 1)).toList());
    assertEquals(1, scanner.raggedRows());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,2\n3,\n",
        "a,b\n1,2\n3,",
        "a,b\r\n1,2\r\n3,\r\n",
        "a,b\r\n1,2\r\n3,",
        "\"a\",\"b\"\r\n\"1\",\"2\"\r\n\"3\",\"\"\r\n",
        "\"a\",\"b\"\n\"1\",\"2\"\n\"3\",\"\"",
        "\ufeffa,b\n1,2\n3,\n",
        "a,b\n\n1,2\n\r\n\n3,\n\n"
      })
  void takesAnyLineEnd(String csv) throws ProtocolException {
    assertEquals(List.of(row("1", "2"), row("3", "")), rows(csv));
    assertEquals(0, scanner.raggedRows());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n", "\ufeff", "a,b", "a,b\n", "\"a\",\"b\"\r\n", "a,"})
  void takesABodyWithoutRows(String csv) throws ProtocolException {
    assertEquals(List.of(), rows(csv));
    assertEquals(0, scanner.raggedRows());
  }

  @Test
  void takesAnEmptyLineAsARowWhereThereIsOneColumn() throws ProtocolException {
    assertEquals(
        List.of(row(""), row("1"), row(""), row(""), row("2")), rows("a\n\n1\n\"\"\n\r\n2\n"));
    assertEquals(0, scanner.raggedRows());
  }

  @Test
  void leavesOutAndCountsRowsOfMoreOrFewerCells() throws ProtocolException {
    assertEquals(
        List.of(row("1", "2"), row("3", "4"), row("5", "6"), row("7", "8")),
        rows(
            "a,b\n1,2\nx\n3,4\n\"x\ny\",\"z,\n\",\"\n\"\n5,6\nx,y,z\nx,\"y\"z\n\"x\"y,z\n7,8\nx,y,"));
    assertEquals(6, scanner.raggedRows());
  }

  @Test
  void takesAQuoteWithinABareCellAsText() throws ProtocolException {
    assertEquals(List.of(row("x\"y\"", " \"z\"")), rows("a,b\nx\"y\", \"z\"\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"", "\"a", "a\n\"", "a\n\"\"\"", "a\n\"x\"\"", "a,b\nx,\"y\n1,2\n", "a\n1,\"x"})
  void refusesAQuoteThatIsNeverClosed(String csv) {
    assertEquals(
        "A quote in the rows of a chunk is never closed.",
        assertThrows(ProtocolException.class, () -> rows(csv)).getMessage());
  }

  @Test
  void takesTheFirstOfTwoColumnsOfOneNameAndNoneWithoutAName() throws ProtocolException {
    assertEquals(List.of(row("1")), rows("a,a,\n1,2,3\n"));
  }

  @Test
  void countsEmptyColumnsAtTheEndEightAtATime() throws ProtocolException {
    for (int empty = 0; empty < 40; empty++) {
      String header = "a" + ",x".repeat(empty);
      BodyScanner one = BodyScanner.of(List.of("a"));
      ColumnBatch batch = one.scan(Bytes.of(header + "\n1" + ",".repeat(empty) + "\n2\n"));
      assertEquals("1", batch.column("a").text(0));
      assertEquals(empty == 0 ? 2 : 1, batch.rows());
      assertEquals(empty == 0 ? 0 : 1, one.raggedRows());
      assertEquals(0, one.scan(Bytes.of(header + "\n1" + ",".repeat(empty + 1) + "\n")).rows());
      assertEquals(1, one.raggedRows());
    }
  }

  @Test
  void takesHugeCellsAndManyRows() throws ProtocolException {
    String huge = "é\"".repeat(1_000_000);
    String csv = "a,b\n" + "1,\n".repeat(5000) + '"' + huge.replace("\"", "\"\"") + "\",2\n";
    List<List<List<String>>> rows = rows(csv);
    assertEquals(5001, rows.size());
    assertEquals(row("1", ""), rows.get(4999));
    assertEquals(row(huge, "2"), rows.get(5000));
  }

  @Test
  void takesBytesThatAreNoUtf8() throws ProtocolException {
    byte[] bytes = "a,b\nx,y\n".getBytes(UTF_8);
    bytes[4] = (byte) 0xff;
    assertEquals(List.of(row("\ufffd", "y")), rows(scanner.scan(Bytes.of(bytes))));
  }

  @Test
  void saysNothingButThatAQuoteIsOpenWhereverABodyIsCut() {
    String csv =
        "\"_time\",a,\"b\"\"\",__mv_a,__mv__time\r\n\"1.5\",\"x\n大y\",,\"$x$;$大y$\",\r\n2,\"\"\"\",\"c,\",,\n";
    byte[] bytes = csv.getBytes(UTF_8);
    for (int length = 0; length <= bytes.length; length++) {
      Bytes cut = Bytes.of(Arrays.copyOf(bytes, length));
      try {
        assertTrue(rows(BodyScanner.ofAll().locating(List.of("a")).scan(cut)).size() <= 2);
      } catch (ProtocolException e) {
        assertEquals("A quote in the rows of a chunk is never closed.", e.getMessage());
      }
      assertArrayEquals(Arrays.copyOf(bytes, length), cut.toByteArray());
    }
  }

  @Test
  void whatIsWrittenBehindABodyForOneBatchMakesRoomForTheNext() throws ProtocolException {
    Bytes body = Bytes.of("quoted\n" + "\"a\"\"b\"\n".repeat(1_000_000));
    body.reserve(body.length() + (1 << 20));
    byte[] array = body.array();
    BodyScanner scanner = BodyScanner.of(List.of("quoted"));
    scanner.begin(body);
    int rows = 0;
    for (ColumnBatch batch = scanner.next(); batch != null; batch = scanner.next()) {
      rows += batch.rows();
      assertEquals("a\"b", batch.column("quoted").text(batch.rows() - 1));
    }
    assertEquals(1_000_000, rows);
    assertSame(array, body.array());
  }
}
