package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.columns.Prints;
import io.vpsbeacon.columns.RowTaker;
import io.vpsbeacon.columns.ScoutedRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoutTest {
  private static final String HEADER = "host,\"_time\",ip,note,__mv_ip\n";

  /** Knows the rows that it was told, and notes those that it takes by their times. */
  private static final class Taker implements RowTaker {
    private final Set<String> known = new HashSet<>();
    private final List<String> taken = new ArrayList<>();
    private ScoutedRows rows;
    private int looked;

    @Override
    public void look(ScoutedRows scouted) {
      rows = scouted;
      looked += rows.size();
      for (int row = 0; row < rows.size(); row++) {
        if (known.contains(print(rows.prints(), row))) {
          rows.setKnown(row);
        }
      }
    }

    @Override
    public void take(int from, int to) {
      for (int row = from; row < to; row++) {
        int start = rows.timeStart(row);
        taken.add(new String(rows.bytes(), start, rows.timeEnd(row) - start, UTF_8));
      }
    }

    /** From now on all rows of this batch that have a print are known. */
    void learn(ColumnBatch batch) {
      for (int row = 0; row < batch.rows(); row++) {
        if (batch.prints().has(row)) {
          known.add(print(batch.prints(), row));
        }
      }
    }
  }

  private final Taker taker = new Taker();
  private final BodyScanner scanner =
      BodyScanner.of(List.of("_time", "host", "ip")).recognising("_time", taker);

  @Test
  void rowsThatDifferInTheirTimesAloneHaveThePrintOfTheFirst() throws Exception {
    Prints prints = scan("a,1,x,,\nb,2,x,,\na,\"3.25\",x,,\na,4,y,,\nb,5,x,,").prints();
    assertEquals(print(prints, 0), print(prints, 2));
    assertEquals(print(prints, 1), print(prints, 4));
    assertEquals(3, IntStream.range(0, 5).mapToObj(row -> print(prints, row)).distinct().count());
  }

  @Test
  void aRowThatIsKnownIsTakenAndInNoBatch() throws Exception {
    taker.learn(scan("a,1,x,,\nb,2,x,,\n"));
    ColumnBatch batch = scan("b,3,x,,\na,4,y,,\na,\"5.25\",x,,\nb,,x,,");
    assertEquals(List.of("3", "5.25", ""), taker.taken);
    assertEquals(1, batch.rows());
    assertEquals("4", batch.column("_time").text(0));
    assertEquals("y", batch.column("ip").text(0));
  }

  @Test
  void aPrintHoldsFromOneBodyToTheNextAsLongAsTheHeaderStays() throws Exception {
    String print = print(scan("a,1,x,,\n").prints(), 0);
    assertEquals(print, print(scan("b,2,x,,\na,3,x,,\n").prints(), 1));
    String others = "ip,\"_time\",host,note,__mv_ip\n";
    ColumnBatch other = scanner.scan(Bytes.of(others + "a,1,x,,\n"));
    assertNotEquals(print, print(other.prints(), 0));
  }

  @Test
  void nothingIsKnownWithoutATimeOrWhereItIsTheLastCell() throws Exception {
    assertNull(scanner.scan(Bytes.of("host,ip\na,x\n")).prints());
    assertNull(scanner.scan(Bytes.of("host,\"_time\"\na,1\n")).prints());
    assertEquals(0, taker.looked);
  }

  @Test
  void quotesInACellAreKnownLikeAnyOthers() throws Exception {
    taker.learn(scan("q,1,\"x\"\"y\",,\n"));
    assertEquals(0, scan("q,2,\"x\"\"y\",,\n").rows());
    assertEquals(1, scan("q,2,\"x\"\"z\",,\n").rows());
  }

  @Test
  void aRowWithMultivaluesOrBrokenUtf8HasNoPrint() throws Exception {
    assertFalse(scan("a,1,x,,$x$;$y$\n").prints().has(0));
    Bytes broken = Bytes.of(HEADER);
    broken.append(new byte[] {-1, ',', '1', ',', 'x', ',', ',', '\n'}, 0, 8);
    assertFalse(scanner.scan(broken).prints().has(0));
    assertTrue(scan("a,1,x,,\n").prints().has(0));
  }

  @Test
  void aLineEndInACellEndsNoRow() throws Exception {
    taker.learn(scan("z,1,x,,\n"));
    // What looks like the known row is part of a cell.
    ColumnBatch batch = scan("a,1,\"x\nz,2,x,,\n\",,\nz,3,x,,\n");
    assertEquals(1, batch.rows());
    assertEquals("x\nz,2,x,,\n", batch.column("ip").text(0));
    assertEquals(List.of("3"), taker.taken);
    assertFalse(batch.prints().has(0));
  }

  @Test
  void aRowThatIsVeryLongHasNoPrintButThoseBehindItHave() throws Exception {
    taker.learn(scan("z,1,x,,\n"));
    String longer = "a,1," + "x".repeat(5_000) + ",,\n" + "y".repeat(5_000) + ",1,x,,\n";
    ColumnBatch batch = scan(longer + "z,2,x,,\n");
    assertFalse(batch.prints().has(0));
    assertFalse(batch.prints().has(1));
    assertEquals(2, batch.rows());
    assertEquals(List.of("2"), taker.taken);
  }

  @Test
  void looksForNothingForAWhileWhereRowsDoNotComeAgain() throws Exception {
    for (int i = 0; i < 60; i++) {
      scan(distinct(i * 10_000, 10_000));
    }
    assertTrue(taker.looked < 140_000, () -> "looked for " + taker.looked);
    taker.looked = 0;
    for (int i = 0; i < 60; i++) {
      scan(distinct(i * 10_000, 10_000));
    }
    assertTrue(taker.looked > 0 && taker.looked < 25_000, () -> "looked for " + taker.looked);
  }

  /** At first more come again the more is known. */
  @Test
  void looksForMuchLongerWhereAFewRowsComeAgain() throws Exception {
    taker.learn(scan("a,1,x,,\n"));
    for (int i = 0; i < 150; i++) {
      scan(distinct(i * 4_000, 3_999) + "a,1,x,,\n");
    }
    assertTrue(taker.looked > 500_000 && taker.looked < 550_000, () -> "looked " + taker.looked);
  }

  @Test
  void looksForAllRowsWhereTheyComeAgain() throws Exception {
    taker.learn(scan("a,1,x,,\n"));
    taker.looked = 0;
    String rows = "a,2,x,,\n".repeat(10_000);
    for (int i = 0; i < 60; i++) {
      scan(rows);
    }
    assertEquals(600_000, taker.looked);
  }

  @Test
  void anotherHeaderEndsAPause() throws Exception {
    for (int i = 0; i < 60; i++) {
      scan(distinct(i * 10_000, 10_000));
    }
    taker.looked = 0;
    scanner.scan(Bytes.of("\"_time\",host,ip\n1,a,x\n2,a,x\n"));
    assertEquals(2, taker.looked);
  }

  @Test
  void ofManyRowsAreKnownOnesTakenAndOthersGivenInBatchesOfSome() throws Exception {
    taker.learn(scan("a,1,x,,\n"));
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 100_000; i++) {
      rows.append(i % 1_000 == 999 ? "b," : "a,").append(i).append(",x,,\n");
    }
    scanner.begin(Bytes.of(rows.toString()));
    List<String> others = new ArrayList<>();
    int before = 0;
    for (ColumnBatch batch = scanner.next(); batch != null; batch = scanner.next()) {
      int most = before + RowTaker.MOST;
      assertTrue(taker.taken.size() <= most, () -> taker.taken.size() + " taken of " + most);
      before = taker.taken.size();
      for (int row = 0; row < batch.rows(); row++) {
        others.add(batch.column("_time").text(row));
      }
    }
    Predicate<String> isOther = time -> time.endsWith("999");
    List<String> all = IntStream.range(0, 100_000).mapToObj(Integer::toString).toList();
    assertEquals(all.stream().filter(isOther).toList(), others);
    assertEquals(all.stream().filter(isOther.negate()).toList(), taker.taken);
  }

  /** Until it shows that hardly any row comes again: then threads may share what is to be done. */
  @Test
  void batchesAreSmallAtFirstAndAfterEachNewHeader() throws ProtocolException {
    String row = "\"a host with a name of some forty bytes\",%05d,10.0.0.1,a note,\n";
    String rows = IntStream.range(0, 60_000).mapToObj(row::formatted).collect(joining());
    List<Integer> sizes = sizes(HEADER + rows);
    assertEquals(60_000, sizes.stream().mapToInt(Integer::intValue).sum());
    int first = sizes.get(0);
    assertEquals(
        List.of(1L, 2L, 4L, 8L, 8L, 32L),
        sizes.stream().limit(6).map(size -> Math.round((double) size / first)).toList());
    assertEquals(32, (double) sizes(HEADER + rows).get(0) / first, 0.1);
    assertEquals(first, sizes(HEADER.replace("note", "more") + rows).get(0));
  }

  /** Rows of groups that are new come again within a batch; the shorter it is the fewer. */
  @Test
  void aBatchEndsSoonAtFirstThoughMostOfItsRowsAreKnown() throws ProtocolException {
    int known = 3_000;
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 60_000; i++) {
      rows.append("host ").append(i % 4 == 0 ? known + i % 1_000 : i % known).append(",1,x,,\n");
    }
    taker.learn(
        scan(IntStream.range(0, known).mapToObj("host %d,1,x,,\n"::formatted).collect(joining())));
    scanner.begin(Bytes.of(rows.toString()));
    int scanned = 0;
    for (ColumnBatch batch = scanner.next(); batch != null; batch = scanner.next()) {
      scanned += batch.rows();
      taker.learn(batch);
    }
    assertEquals(60_000, scanned + taker.taken.size());
    assertTrue(scanned < 800, scanned + " rows of 250 groups were not taken");
  }

  private List<Integer> sizes(String body) throws ProtocolException {
    scanner.begin(Bytes.of(body));
    List<Integer> sizes = new ArrayList<>();
    for (ColumnBatch batch = scanner.next(); batch != null; batch = scanner.next()) {
      sizes.add(batch.rows());
    }
    return sizes;
  }

  private ColumnBatch scan(String rows) throws ProtocolException {
    return scanner.scan(Bytes.of(HEADER + rows));
  }

  private static String distinct(int from, int rows) {
    return IntStream.range(from, from + rows)
        .mapToObj(i -> "h" + i + ",1,x,,\n")
        .collect(joining());
  }

  private static String print(Prints prints, int row) {
    return Long.toHexString(prints.of(row));
  }
}
