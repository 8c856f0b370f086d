package io.vpsbeacon.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vpsbeacon.columns.ColumnBatch;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class BodyWriterTest {
  private static String write(List<String> columns, List<List<List<String>>> rows) {
    return BodyWriter.write(columns, rows.size(), (row, column) -> rows.get(row).get(column))
        .toString();
  }

  @Example
  void quotesAsSplunkdDoes() {
    assertEquals(
        "\"_time\",host,n\n\"1.5\",h1,42\n\"2\"\"\",\"a b\",\n",
        write(
            List.of("_time", "host", "n"),
            List.of(
                List.of(List.of("1.5"), List.of("h1"), List.of("42")),
                List.of(List.of("2\""), List.of("a b"), List.of()))));
  }

  @Example
  void putsMultivaluesBehindAllFieldsAndOnlyWhereThereAreSome() {
    assertEquals(
        "a,b,c,\"__mv_b\"\n1,\"x\ny$\",3,\"$x$;$y$$$\"\n,z,,\n",
        write(
            List.of("a", "b", "c"),
            List.of(
                List.of(List.of("1"), List.of("x", "y$"), List.of("3")),
                List.of(List.of(), List.of("z"), List.of()))));
  }

  @Example
  void writesAHeaderAloneWhereThereAreNoRows() {
    assertEquals("a,b\n", write(List.of("a", "b"), List.of()));
  }

  @Example
  void leavesNoEmptyLine() {
    assertEquals("a\n\"\"\n", write(List.of("a"), List.of(List.of(List.of()))));
    assertEquals("a,b\n,\n", write(List.of("a", "b"), List.of(List.of(List.of(), List.of()))));
  }

  @Property
  void isScannedBack(@ForAll("rows") List<List<List<String>>> rows) throws ProtocolException {
    List<String> columns = List.of("_time", "b \"c\"", "日本");
    Bytes body = BodyWriter.write(columns, rows.size(), (row, column) -> rows.get(row).get(column));
    ColumnBatch batch = BodyScanner.ofAll().scan(body);
    assertEquals(rows, BodyScannerTest.rows(batch));
  }

  @Provide
  Arbitrary<List<List<List<String>>>> rows() {
    Arbitrary<List<String>> missing = Arbitraries.just(List.of());
    Arbitrary<List<String>> single = Texts.nonEmpty().list().ofSize(1);
    Arbitrary<List<String>> several = Texts.nonEmpty().list().ofMinSize(2).ofMaxSize(4);
    return Arbitraries.frequencyOf(Tuple.of(1, missing), Tuple.of(3, single), Tuple.of(1, several))
        .list()
        .ofSize(3)
        .list()
        .ofMaxSize(6);
  }

  @Example
  void manyRowsAreWrittenAsFewAre() {
    for (int rows : new int[] {1024, 1025, 3000}) {
      int last = rows - 1;
      Bytes body =
          BodyWriter.write(
              List.of("n", "m"),
              rows,
              (row, column) ->
                  column == 0
                      ? List.of(Integer.toString(row))
                      : row == last ? List.of("a", "b") : List.of());
      StringBuilder expected = new StringBuilder("n,m,\"__mv_m\"\n");
      for (int row = 0; row < last; row++) {
        expected.append(row).append(",,\n");
      }
      expected.append(last).append(",\"a\nb\",\"$a$;$b$\"\n");
      assertEquals(expected.toString(), body.toString());
    }
  }

  @Example
  void takesNoMoreMemoryThanItsBytes() {
    List<String> one = List.of("x".repeat(100));
    List<String> two = List.of("é", "\"$\"");
    Bytes body =
        BodyWriter.write(
            List.of("a", "b"), 30_000, (row, column) -> column == 1 && row % 3 == 0 ? two : one);
    assertEquals(body.length(), body.array().length);
  }
}
