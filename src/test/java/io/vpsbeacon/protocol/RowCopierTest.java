package io.vpsbeacon.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vpsbeacon.columns.ColumnBatch;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RowCopierTest {
  private static String copyAll(String csv, String time) throws ProtocolException {
    return time == null
        ? copyAll(csv, List.of(), List.of())
        : copyAll(csv, List.of("_time"), List.of(time));
  }

  private static String copyAll(String csv, List<String> fields, List<String> values)
      throws ProtocolException {
    BodyScanner scanner = BodyScanner.of(List.of("b")).locating(fields);
    RowCopier copier = new RowCopier(scanner);
    int rows = scanner.scan(Bytes.of(csv)).rows();
    copier.begin();
    for (int row = 0; row < rows; row++) {
      copier.copy(row, values);
    }
    return copier.body().toString();
  }

  @Example
  void copiesRowsAsTheyCame() throws ProtocolException {
    String csv = "\"_time\",b,__mv_b\n\"1.5\",\"x\ny\",$x$;$y$\n2,\"\"\"\",\n,,\n";
    assertEquals(csv, copyAll(csv, null));
  }

  @Example
  void replacesTheLocatedCellWhereverItIs() throws ProtocolException {
    assertEquals(
        "\"_time\",b\n\"7.5\",x\n\"7.5\",y\n\"7.5\",\n\"7.5\",\"\"\"\"\n",
        copyAll("\"_time\",b\n\"1.5\",x\n2,y\n,\n\"\"\"\",\"\"\"\"\n", "7.5"));
    assertEquals(
        "a,\"_time\",b\n1,7,\"x\"\n,7,\n", copyAll("a,\"_time\",b\n1,\"1.5\",\"x\"\n,,\n", "7"));
    assertEquals("a,_time\n1,7\n2,7\n3,7\n", copyAll("a,_time\n1,\"1.5\"\n2,\n3,4", "7"));
    assertEquals(
        "b,c,d,e,f,g,h,i,j,k,_time,l\n1,,,,,,,,,,7,\n",
        copyAll("b,c,d,e,f,g,h,i,j,k,_time,l\n1,,,,,,,,,,,\n", "7"));
    assertEquals("_time\n7\n7\n", copyAll("_time\n\n1\n", "7"));
  }

  @Example
  void addsTheFieldBehindTheRowWhereItIsNotThere() throws ProtocolException {
    assertEquals("a,b,\"_time\"\n1,,7\n", copyAll("a,b\n1,\n", "7"));
    assertEquals("a,\"_time\"\n,7\n2,7\n", copyAll("a\r\n\r\n2\r\n", "7"));
    assertEquals("", copyAll("", "7"));
  }

  @Example
  void aFieldThatIsSetHasOneValueWhateverItHad() throws ProtocolException {
    assertEquals(
        """
        "_time",b,"__mv__time",__mv_b
        7,x,,
        7,x,,$x$;$y$
        """,
        copyAll(
            """
            "_time",b,"__mv__time",__mv_b
            "1
            2",x,$1$;$2$,
            1,x,,$x$;$y$
            """,
            "7"));
    assertEquals(
        """
        _time,__mv_a,__mv_b,__mv_c,__mv_d,__mv_e,__mv_f,__mv_g,__mv_h,__mv__time,__mv_i
        7,,,,,,,,,,
        7,,,,,,,,,,$x$;$y$
        """,
        copyAll(
            """
            _time,__mv_a,__mv_b,__mv_c,__mv_d,__mv_e,__mv_f,__mv_g,__mv_h,__mv__time,__mv_i
            1,,,,,,,,,"$1$;$2$",
            1,,,,,,,,,,$x$;$y$
            """,
            "7"));
  }

  @Example
  void setsSeveralFieldsOfWhichSomeAreThereAndTwice() throws ProtocolException {
    assertEquals(
        "b,a,b,a,__mv_a,\"c d\"\nx,1,y,1,,3\n,1,,1,,3\n",
        copyAll("b,a,b,a,__mv_a\nx,0,y,9,$0$;$1$\n,,,,\n", List.of("a", "c d"), List.of("1", "3")));
  }

  @Example
  void leavesOutRowsThatTheScannerLeftOut() throws ProtocolException {
    assertEquals("_time,b\n7,1\n7,2\n", copyAll("_time,b\n1,1\nx\n\n1,2,3\n1,2\n", "7"));
  }

  @Example
  void endsLinesThatHadNoEnd() throws ProtocolException {
    assertEquals("", copyAll("", "7"));
    assertEquals("_time,b\n", copyAll("_time,b", "7"));
    assertEquals("_time,b\r\n7,x\n7,\"y\"\n", copyAll("_time,b\r\n1,x\r\n2,\"y\"\r\n", "7"));
  }

  @Property
  void givesWhatTheScannerReadsButForTheReplacedCell(
      @ForAll("rows") List<List<List<String>>> rows, @ForAll("texts") String time)
      throws ProtocolException {
    List<String> columns = List.of("a", "_time", "b");
    String csv =
        BodyWriter.write(columns, rows.size(), (row, column) -> rows.get(row).get(column))
            .toString();
    ColumnBatch copied = BodyScanner.ofAll().scan(Bytes.of(copyAll(csv, time)));
    assertEquals(
        rows.stream().map(cells -> List.of(cells.get(0), List.of(time), cells.get(2))).toList(),
        BodyScannerTest.rows(copied));
  }

  @Provide
  Arbitrary<List<List<List<String>>>> rows() {
    return Texts.nonEmpty().list().ofMaxSize(1).list().ofSize(3).list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> texts() {
    return Texts.nonEmpty();
  }
}
