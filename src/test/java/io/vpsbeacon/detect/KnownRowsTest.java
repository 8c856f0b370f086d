package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.columns.Prints;
import io.vpsbeacon.columns.ScoutedRows;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KnownRowsTest {
  private final KnownRows known = new KnownRows();

  @Test
  void aRowIsKnownInTheWindowThatItWasPutIn() {
    put(1, 10, Outcome.of(5, 6, 7));
    put(1, 20, Outcome.EXCLUDED);
    assertEquals(Outcome.of(5, 6, 7), look(1, 10));
    assertEquals(Outcome.EXCLUDED, look(1, 20));
    assertEquals(KnownRows.UNKNOWN, look(1, 30));
    assertEquals(KnownRows.UNKNOWN, look(2, 10));
    put(1, 10, Outcome.INBOUND);
    assertEquals(Outcome.INBOUND, look(1, 10));
    known.clear();
    assertEquals(KnownRows.UNKNOWN, look(1, 10));
  }

  @Test
  void aRowWithoutAPrintIsNeverKnown() {
    Prints none = new Prints();
    none.setNone(0);
    known.put(none, 0, 10, Outcome.EXCLUDED);
    ScoutedRows rows = new ScoutedRows();
    rows.addUnknown();
    long[] outcomes = {1};
    known.look(rows, new long[] {10}, outcomes);
    assertArrayEquals(new long[] {KnownRows.UNKNOWN}, outcomes);
  }

  @Test
  void forgetsSomeWhereThereAreTooManyAndIsNeverWrong() {
    for (int i = 1; i <= 20_000; i++) {
      put(i, 0, Outcome.of(i, 0, 0));
    }
    assertTrue(known.shouldGrow());
    long few = countKnown(known, 20_000);
    assertTrue(few > 3_000 && few <= 4_096, () -> few + " known");
    known.grow();
    assertEquals(few, countKnown(known, 20_000));
    for (int i = 1; i <= 20_000; i++) {
      put(i, 0, Outcome.of(i, 0, 0));
    }
    long more = countKnown(known, 20_000);
    assertTrue(more > 18_000, () -> more + " known");
  }

  @Test
  void whatHasShrunkKnowsAsManyAsItHoldsAndDoesNotGrowUntilItIsCleared() {
    assertFalse(known.shrink());
    KnownRows larger = new KnownRows();
    larger.grow();
    assertEquals(8 * 64 * 1024, larger.bytes());
    for (int i = 1; i <= 10_000; i++) {
      put(larger, i, 0, Outcome.of(i, 0, 0));
    }
    assertTrue(larger.shrink());
    assertEquals(4 * 64 * 1024, larger.bytes());
    long half = countKnown(larger, 10_000);
    assertTrue(half > 9_000, () -> half + " known");
    assertTrue(larger.shrink());
    assertTrue(larger.shrink());
    assertEquals(64 * 1024, larger.bytes());
    long few = countKnown(larger, 10_000);
    assertTrue(few > 3_500 && few <= 4_096, () -> few + " known");
    for (int i = 1; i <= 20_000; i++) {
      put(larger, i, 0, Outcome.of(i, 0, 0));
    }
    assertFalse(larger.shouldGrow());
    assertFalse(larger.shrink());
    larger.clear();
    for (int i = 1; i <= 20_000; i++) {
      put(larger, i, 0, Outcome.of(i, 0, 0));
    }
    assertTrue(larger.shouldGrow());
    larger.grow();
    larger.close();
    assertEquals(64 * 1024, larger.bytes());
    assertEquals(0, countKnown(larger, 20_000));
  }

  @Test
  void aRowOfWhichNothingIsKnownTakesNoPlace() {
    for (int i = 1; i <= 20_000; i++) {
      put(i, 0, KnownRows.UNKNOWN);
    }
    assertFalse(known.shouldGrow());
  }

  @Test
  void anOutcomeIsOneNumberOrNoneWhereItDoesNotFit() {
    long outcome = Outcome.of(8_000_000, 16_000_000, 65_535);
    assertTrue(Outcome.isGroup(outcome));
    assertEquals(8_000_000, Outcome.group(outcome));
    assertEquals(16_000_000, Outcome.process(outcome));
    assertEquals(65_535, Outcome.port(outcome));
    assertEquals(0, Outcome.group(Outcome.of(0, 0, 0)));
    assertEquals(KnownRows.UNKNOWN, Outcome.of(1 << 23, 0, 0));
    assertEquals(KnownRows.UNKNOWN, Outcome.of(0, 1 << 24, 0));
    assertEquals(KnownRows.UNKNOWN, Outcome.of(0, 0, 1 << 16));
    assertFalse(Outcome.isGroup(Outcome.OTHER));
  }

  /** How many of the rows from 1 on are known; each of these must be known as what it is. */
  private static long countKnown(KnownRows known, int rows) {
    long count = 0;
    for (int i = 1; i <= rows; i++) {
      long outcome = look(known, i, 0);
      if (outcome != KnownRows.UNKNOWN) {
        assertEquals(Outcome.of(i, 0, 0), outcome);
        count++;
      }
    }
    return count;
  }

  private void put(int row, long window, long outcome) {
    put(known, row, window, outcome);
  }

  private static void put(KnownRows known, int row, long window, long outcome) {
    SplittableRandom print = new SplittableRandom(row);
    Prints prints = new Prints();
    prints.set(0, print.nextLong());
    known.put(prints, 0, window, outcome);
  }

  private long look(int row, long window) {
    return look(known, row, window);
  }

  private static long look(KnownRows known, int row, long window) {
    SplittableRandom print = new SplittableRandom(row);
    ScoutedRows rows = new ScoutedRows();
    rows.add(print.nextLong(), 0, 0);
    long[] outcomes = new long[1];
    known.look(rows, new long[] {window}, outcomes);
    return outcomes[0];
  }
}
