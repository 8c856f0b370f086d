package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowPrintsTest {
  private final RowPrints prints = new RowPrints();

  @Test
  void everyByteCountsAndNoneAroundThem() {
    for (int length = 0; length < 140; length++) {
      byte[] row = new byte[5 + length + Swar.PADDING];
      long print = prints.print(row, 5, 5 + length, 0);
      for (int i = 0; i < row.length; i++) {
        row[i] ^= 1;
        boolean isPart = i >= 5 && i < 5 + length;
        assertEquals(isPart, print != prints.print(row, 5, 5 + length, 0), length + " at " + i);
        row[i] ^= 1;
      }
    }
  }

  @Test
  void fourKilobytesAreReadAtMost() {
    assertFalse(RowPrints.isTooLong(4096));
    assertTrue(RowPrints.isTooLong(4097));
    byte[] row = new byte[4096 + Swar.PADDING];
    long print = prints.print(row, 0, 4096, 0);
    row[4095] = 1;
    assertNotEquals(print, prints.print(row, 0, 4096, 0));
    assertNotEquals(prints.salt(row, 0, 4096, 0), prints.print(row, 0, 4096, 0));
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
      long print = print(before + row, before.length());
      assertEquals(row.toString(), rowOf.computeIfAbsent(print, any -> row.toString()));
      assertEquals(print, printOf.computeIfAbsent(row.toString(), any -> print));
    }
    assertTrue(rowOf.size() > 10_000);
  }

  @Test
  void oneBitAnywhereChangesHalfOfThePrintsBits() {
    byte[] row = "x".repeat(100 + Swar.PADDING).getBytes(UTF_8);
    long print = prints.print(row, 0, 100, 0);
    long changed = 0;
    for (int bit = 0; bit < 800; bit++) {
      row[bit / 8] ^= (byte) (1 << bit % 8);
      changed += Long.bitCount(print ^ prints.print(row, 0, 100, 0));
      row[bit / 8] ^= (byte) (1 << bit % 8);
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
    return prints.salt(padded(text + "behind"), 0, text.length(), salt);
  }

  private long print(String row, int start) {
    return prints.print(padded(row), start, row.length(), 0);
  }

  private static byte[] padded(String text) {
    Bytes bytes = Bytes.of(text);
    Swar.putStops(bytes);
    return bytes.array();
  }
}
