package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowPrintsTest {
  private final RowPrints prints = new RowPrints();

  @Test
  void findsTheEndOfALineOfAnyLength() {
    for (String letters : List.of("é~", "xy")) {
      for (int length = 0; length < 200; length++) {
        String row = "skip," + letters.repeat(length).substring(0, length);
        Read last = read(row, 5);
        assertEquals(5 + length, last.end());
        assertEquals(last, read(row + "\n" + "y".repeat(80), 5), "whatever follows");
        assertEquals(last, read(row + "\n" + "\0ÿ\t".repeat(30), 5), "whatever follows");
      }
    }
    assertEquals(RowPrints.TOO_LONG, read("x".repeat(5_000), 0).end());
  }

  /** Prints of rows of two letters, whatever their lengths and wherever they begin. */
  @Test
  void rowsHaveThePrintOfTheSameBytesAndNoOther() {
    Random random = new Random(1);
    Map<Long, String> rowOf = new HashMap<>();
    Map<String, Long> printOf = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      StringBuilder row = new StringBuilder();
      for (int length = random.nextInt(70); length > 0; length--) {
        row.append(random.nextInt(20) == 0 ? 'b' : 'a');
      }
      String before = "c".repeat(random.nextInt(20));
      long print = read(before + row, before.length()).print();
      assertEquals(row.toString(), rowOf.computeIfAbsent(print, any -> row.toString()));
      assertEquals(print, printOf.computeIfAbsent(row.toString(), any -> print));
    }
    assertTrue(rowOf.size() > 10_000);
  }

  @Test
  void oneBitAnywhereChangesHalfOfThePrintsBits() {
    byte[] row = ("x".repeat(100) + "\n").getBytes(UTF_8);
    long changed = 0;
    Bytes bytes = Bytes.of(row);
    Swar.putStops(bytes);
    prints.read(bytes.array(), 0, 0);
    long print = prints.print();
    for (int bit = 0; bit < 800; bit++) {
      bytes.array()[bit / 8] ^= (byte) (1 << bit % 8);
      assertEquals(100, prints.read(bytes.array(), 0, 0));
      changed += Long.bitCount(print ^ prints.print());
      bytes.array()[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertEquals(32, changed / 800.0, 2);
  }

  @Test
  void whatStandsBeforeTheCellCountsAsWell() {
    assertEquals(before("ab", 1), before("ab", 1));
    Map<Long, String> rowOf = new HashMap<>();
    for (String text : new String[] {"", "a", "b", "aa", "a".repeat(16), "a".repeat(17)}) {
      assertEquals(text, rowOf.computeIfAbsent(before(text, 1), any -> text));
      assertEquals(text + "2", rowOf.computeIfAbsent(before(text, 2), any -> text + "2"));
    }
  }

  private long before(String text, long salt) {
    Bytes bytes = Bytes.of(text + "behind");
    Swar.putStops(bytes);
    return prints.readBefore(bytes.array(), 0, text.length(), salt);
  }

  private record Read(int end, long print) {}

  private Read read(String row, int start) {
    byte[] ascii = row.getBytes(ISO_8859_1);
    Bytes bytes = Bytes.of(ascii);
    Swar.putStops(bytes);
    int end = prints.read(bytes.array(), start, 0);
    return new Read(end, prints.print());
  }
}
