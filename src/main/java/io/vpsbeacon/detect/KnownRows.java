package io.vpsbeacon.detect;

import io.vpsbeacon.columns.Prints;
import io.vpsbeacon.columns.ScoutedRows;
import java.util.Arrays;

/**
 * What came of rows, by print and window: for those that come again with another time. It forgets
 * some when there are too many.
 *
 * <p>Four rows share a line, which is some 64 bytes: to look for one takes one wait for memory, and
 * those of many rows are waited for together.
 */
final class KnownRows {
  /** Nothing is known of such a row. */
  static final long UNKNOWN = 0;

  private static final int WAYS = 4;

  /** Words of a line: what tells its rows apart, and then what came of them. */
  private static final int LINE = 2 * WAYS;

  private static final int FEWEST_LINE_BITS = 10;
  private static final int MOST_LINE_BITS = 19;

  /** It grows by eight at a time: what it knew is learnt again. */
  private static final int GROWTH_BITS = 3;

  private static final long WINDOW_MULTIPLIER = 0xBF58476D1CE4E5B9L;

  private long[] table = {};
  private int lineBits = FEWEST_LINE_BITS;
  private int forgotten;
  private boolean mayGrow = true;

  private final int[] lines = new int[ScoutedRows.MOST];

  KnownRows() {
    clear();
  }

  /**
   * Looks for rows.
   *
   * @param windows when the window of each starts
   * @param outcomes is given what came of each, or {@link #UNKNOWN}
   */
  void look(ScoutedRows rows, long[] windows, long[] outcomes) {
    Prints prints = rows.prints();
    long sum = 0;
    for (int i = 0; i < rows.size(); i++) {
      lines[i] = line(prints, i, windows[i]);
      sum += table[lines[i]] + table[lines[i] + LINE - 1];
    }
    Prefetch.sum += (int) sum;
    for (int i = 0; i < rows.size(); i++) {
      int way = prints.has(i) ? way(lines[i], tag(prints, i, windows[i])) : -1;
      outcomes[i] = way < 0 ? UNKNOWN : table[way + WAYS];
    }
  }

  /** Notes what came of a row, unless it has no print. */
  void put(Prints prints, int row, long window, long outcome) {
    if (prints == null || !prints.has(row)) {
      return;
    }
    int line = line(prints, row, window);
    long tag = tag(prints, row, window);
    int way = way(line, tag);
    for (int i = line; way < 0 && i < line + WAYS; i++) {
      way = table[i + WAYS] == UNKNOWN ? i : way;
    }
    if (way < 0) {
      way = line + (int) (tag & (WAYS - 1));
      forgotten++;
    }
    table[way] = tag;
    table[way + WAYS] = outcome;
  }

  private int way(int line, long tag) {
    for (int i = line; i < line + WAYS; i++) {
      if (table[i] == tag && table[i + WAYS] != UNKNOWN) {
        return i;
      }
    }
    return -1;
  }

  private static long tag(Prints prints, int row, long window) {
    return prints.first(row) + window * WINDOW_MULTIPLIER;
  }

  private int line(Prints prints, int row, long window) {
    return (int) ((prints.second(row) ^ (window * WINDOW_MULTIPLIER)) >>> (Long.SIZE - lineBits))
        * LINE;
  }

  /** Whether it has forgotten so many that it should be larger. */
  boolean shouldGrow() {
    return mayGrow && lineBits < MOST_LINE_BITS && forgotten > (WAYS << lineBits) / 16;
  }

  void grow() {
    lineBits = Math.min(MOST_LINE_BITS, lineBits + GROWTH_BITS);
    clear();
  }

  /** Lets go of its memory, for good; false where there is little to let go of. */
  boolean shrink() {
    if (lineBits == FEWEST_LINE_BITS) {
      return false;
    }
    mayGrow = false;
    lineBits = FEWEST_LINE_BITS;
    clear();
    return true;
  }

  /** Forgets everything: groups and values have new numbers. */
  void clear() {
    if (table.length == LINE << lineBits) {
      Arrays.fill(table, 0);
    } else {
      table = new long[LINE << lineBits];
    }
    forgotten = 0;
  }

  /** Bytes of memory that it takes. */
  long bytes() {
    return bytes(lineBits);
  }

  /** The same once it is larger. */
  long bytesGrown() {
    return bytes(Math.min(MOST_LINE_BITS, lineBits + GROWTH_BITS));
  }

  private static long bytes(int bits) {
    return ((long) LINE * Long.BYTES) << bits;
  }
}
