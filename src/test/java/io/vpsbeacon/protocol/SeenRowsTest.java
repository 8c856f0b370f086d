package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vpsbeacon.columns.ColumnBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenRowsTest {
  private static final String HEADER = "host,\"_time\",ip,note,__mv_ip\n";

  private final List<String> taken = new ArrayList<>();
  private boolean takes;
  private final BodyScanner scanner =
      BodyScanner.of(List.of("_time", "host", "ip")).recognising("_time", this::take);

  private boolean take(int generation, int number, byte[] bytes, int start, int length) {
    if (takes) {
      taken.add(number + " at " + new String(bytes, start, length, UTF_8));
    }
    return takes;
  }

  @Test
  void aRowThatIsTakenIsInNoBatch() throws Exception {
    takes = true;
    ColumnBatch batch = scan("a,1,x,,\nb,2,x,,\na,\"3.25\",x,,\na,4,y,,\nb,,x,,");
    assertArrayEquals(new int[] {1, 2, 3}, numbers(batch));
    assertEquals("y", batch.column("ip").text(2));
    assertEquals(List.of("1 at 3.25", "2 at "), taken);
    assertEquals(0, scan("b,7,x,,\na,8,x,,\n").rows());
    assertEquals(List.of("2 at 7", "1 at 8"), taken.subList(2, 4));
  }

  @Test
  void aRowThatComesAgainWithAnotherTimeHasTheNumberOfTheFirst() throws Exception {
    ColumnBatch batch = scan("a,1,x,,\nb,2,x,,\na,\"3.25\",x,,\na,4,y,,\nb,5,x,,");
    assertArrayEquals(new int[] {1, 2, 1, 3, 2}, numbers(batch));
    assertEquals("3.25", batch.column("_time").text(2));
    assertEquals("a", batch.column("host").text(2));
    assertEquals("x", batch.column("ip").text(4));
  }

  @Test
  void numbersHoldFromOneBodyToTheNextAsLongAsTheHeaderStays() throws Exception {
    int generation = scan("a,1,x,,\n").likeness().generation();
    ColumnBatch next = scan("b,2,x,,\na,3,x,,\n");
    assertEquals(generation, next.likeness().generation());
    assertArrayEquals(new int[] {2, 1}, numbers(next));
    ColumnBatch other = scanner.scan(Bytes.of("\"_time\",host,ip\n1,a,x\n2,a,x\n"));
    assertNotEquals(generation, other.likeness().generation());
    assertArrayEquals(new int[] {1, 1}, numbers(other));
    assertNull(scanner.scan(Bytes.of("host,ip\na,x\n")).likeness());
  }

  @Test
  void aRowWithMultivaluesOrBrokenUtf8OrQuotesInACellIsLikeNone() throws Exception {
    String rows = "a,1,x,,$x$;$y$\nq,1,\"x\"\"y\",,\n";
    assertArrayEquals(new int[] {0, 0}, numbers(scan(rows)));
    assertArrayEquals(new int[] {0, 0}, numbers(scan(rows)));
    Bytes broken = Bytes.of(HEADER);
    broken.append(new byte[] {-1, ',', '1', ',', 'x', ',', ',', '\n'}, 0, 8);
    assertArrayEquals(new int[] {0}, numbers(scanner.scan(broken)));
    assertArrayEquals(new int[] {0}, numbers(scanner.scan(broken)));
  }

  @Test
  void aLineEndInACellEndsNoRow() throws Exception {
    String rows = "a,1,\"x\ny\",,\na,2,\"x\nz\",,\n";
    for (int i = 0; i < 2; i++) {
      ColumnBatch batch = scan(rows);
      assertArrayEquals(new int[] {0, 0}, numbers(batch));
      assertEquals("x\nz", batch.column("ip").text(1));
    }
  }

  @Test
  void looksForNothingForAWhileWhereRowsDoNotComeAgain() throws Exception {
    assertArrayEquals(new int[] {1, 1}, numbers(scan("a,1,x,,\na,2,x,,\n")));
    scan(distinct(5_000));
    assertArrayEquals(new int[] {0, 0}, numbers(scan("a,1,x,,\na,2,x,,\n")));
    scan(distinct(66_000));
    assertArrayEquals(new int[] {1, 1}, numbers(scan("a,1,x,,\na,2,x,,\n")));
  }

  @Test
  void whatIsFullOfRowsThatDoNotComeAgainBeginsAnew() throws Exception {
    int generation = scan("a,1,x,,\n").likeness().generation();
    for (int i = 0; i < 1_000; i++) {
      String rows = distinct(i * 5_000, 5_000);
      scan(rows);
      if (scan("a,1,x,,\n").likeness().generation() > generation) {
        return;
      }
    }
    throw new AssertionError("it never began anew");
  }

  private ColumnBatch scan(String rows) throws ProtocolException {
    return scanner.scan(Bytes.of(HEADER + rows));
  }

  private static String distinct(int rows) {
    return distinct(0, rows);
  }

  private static String distinct(int from, int rows) {
    return IntStream.range(from, from + rows)
        .mapToObj(i -> "h" + i + ",1,x,,\n")
        .collect(Collectors.joining());
  }

  private static int[] numbers(ColumnBatch batch) {
    return Arrays.copyOf(batch.likeness().numbers(), batch.rows());
  }
}
