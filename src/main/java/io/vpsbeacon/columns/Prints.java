package io.vpsbeacon.columns;

import java.util.Arrays;

/**
 * Prints of rows, 128 bits each: rows that are the same but for their time have the same print, and
 * others have another one, but for a very small chance that whoever makes them tells.
 */
public final class Prints {
  private long[] words = new long[2 * ScoutedRows.MOST];

  /** Sets the print of a row. */
  public void set(int row, long first, long second) {
    int at = 2 * row;
    if (at >= words.length) {
      words = Arrays.copyOf(words, 2 * at);
    }
    words[at] = first;
    words[at + 1] = second;
  }

  /** The row has none: none of the rows to come is known by it. */
  public void setNone(int row) {
    set(row, 0, 0);
  }

  /** Whether the row has a print. */
  public boolean has(int row) {
    return (words[2 * row] | words[2 * row + 1]) != 0;
  }

  /** The first half. */
  public long first(int row) {
    return words[2 * row];
  }

  /** The second half. */
  public long second(int row) {
    return words[2 * row + 1];
  }
}
