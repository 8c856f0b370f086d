package io.vpsbeacon.columns;

import java.util.Arrays;

/**
 * Prints of rows, 64 bits each: rows that are the same but for their time have the same print, and
 * others have another one, but for a very small chance that whoever makes them tells.
 */
public final class Prints {
  static final long NONE = 0;

  private long[] prints = new long[ScoutedRows.MOST];

  /** Sets the print of a row. */
  public void set(int row, long print) {
    if (row >= prints.length) {
      prints = Arrays.copyOf(prints, 2 * row);
    }
    prints[row] = print;
  }

  /** The row has none: none of the rows to come is known by it. */
  public void setNone(int row) {
    set(row, NONE);
  }

  /** Whether the row has a print. */
  public boolean has(int row) {
    return prints[row] != NONE;
  }

  /** The print of a row that has one. */
  public long of(int row) {
    return prints[row];
  }
}
