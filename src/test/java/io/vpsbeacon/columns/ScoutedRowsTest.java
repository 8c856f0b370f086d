package io.vpsbeacon.columns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class ScoutedRowsTest {
  @Test
  void knownRowsThatFollowEachOtherAreOneRun() {
    ScoutedRows rows = rows(5);
    rows.setKnown(1);
    rows.setKnown(2);
    rows.setKnown(4);
    assertEquals(3, rows.knownRows());
    assertEquals(0, rows.behindKnown(0, 5));
    assertEquals(3, rows.behindKnown(1, 5));
    assertEquals(2, rows.behindKnown(1, 1));
    assertEquals(5, rows.behindKnown(4, 5));
  }

  @Test
  void noRowIsKnownAfterABeginning() {
    ScoutedRows rows = rows(ScoutedRows.MOST);
    for (int row = 0; row < ScoutedRows.MOST; row++) {
      rows.setKnown(row);
    }
    rows.begin(new byte[0]);
    assertEquals(0, rows.knownRows());
    for (int row = 0; row < ScoutedRows.MOST; row++) {
      rows.add(1, 0, 0);
      assertFalse(rows.isKnown(row));
    }
  }

  private static ScoutedRows rows(int count) {
    ScoutedRows rows = new ScoutedRows();
    for (int row = 0; row < count; row++) {
      rows.add(1, 0, 0);
    }
    return rows;
  }
}
