package io.vpsbeacon.detect;

import io.vpsbeacon.columns.Prints;
import io.vpsbeacon.columns.ScoutedRows;
import java.util.Arrays;

/**
 * What came of rows, by print and window: for those that come again with another time. It forgets
 * some when there are too many.
 *
 * <p>Eight rows share a line, which is some 128 bytes: to look for one takes one wait for memory,
 * and those of many rows are waited for together where there are many.
 */
final class KnownRows {
  /** Nothing is known of such a row. */
  static final long UNKNOWN = 0;

  private static final int WAY_BITS = 3;
  private static final int WAYS = 1 << WAY_BITS;

  /** Words of a line: of each row what tells it apart and what came of it. */
  private static final int LINE = 2 * WAYS;

  private static final int FEWEST_LINE_BITS = 9;
  private static final int MOST_LINE_BITS = 18;

  /** It grows by eight at a time. */
  private static final int GROWTH_BITS = 3;

  /** Lines come in pages, so that nothing is copied when there are fewer. */
  private static final int PAGE_BITS = FEWEST_LINE_BITS;

  private static final int PAGE = LINE << PAGE_BITS;

  private static final long LINE_MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final long WINDOW_MULTIPLIER = 0xBF58476D1CE4E5B9L;

  private long[][] pages = {};
  private int lineBits = FEWEST_LINE_BITS;
  private int forgotten;
  private boolean mayGrow = true;

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
    if (pages.length > 1) {
      fetch(prints, windows, rows.size());
    }
    for (int i = 0; i < rows.size(); i++) {
      long tag = tag(prints, i, windows[i]);
      int line = line(tag);
      long[] page = page(line);
      int first = at(line) + first(tag);
      outcomes[i] = page[first] == tag ? page[first + 1] : outcome(page, at(line), tag);
      if (!prints.has(i)) {
        outcomes[i] = UNKNOWN;
      }
    }
  }

  /** Looks at all that looking for these rows will look at: see {@link Prefetch}. */
  private void fetch(Prints prints, long[] windows, int size) {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      int line = line(tag(prints, i, windows[i]));
      long[] page = page(line);
      int at = at(line);
      sum += page[at] + page[at + LINE - 1];
    }
    Prefetch.sum += (int) sum;
  }

  private static long outcome(long[] page, int line, long tag) {
    int way = way(page, line, tag);
    return way < 0 ? UNKNOWN : page[way + 1];
  }

  /** Notes what came of a row, unless it has no print or nothing is known of it. */
  void put(Prints prints, int row, long window, long outcome) {
    if (prints == null || !prints.has(row) || outcome == UNKNOWN) {
      return;
    }
    long tag = tag(prints, row, window);
    int line = line(tag);
    put(page(line), at(line), tag, outcome);
  }

  private void put(long[] page, int line, long tag, long outcome) {
    int way = way(page, line, tag);
    if (way < 0) {
      way = line + 2 * (int) (tag >>> (Long.SIZE - WAY_BITS));
      forgotten++;
    }
    page[way] = tag;
    page[way + 1] = outcome;
  }

  /**
   * Index in a line's page of what is known by this tag, or else of the place where that belongs;
   * -1 where the line is full of others. Places are looked at in an order that the tag tells,
   * mostly one.
   */
  private static int way(long[] page, int line, long tag) {
    for (int i = 0; i < WAYS; i++) {
      int way = line + first(tag + i);
      if (page[way] == tag || page[way + 1] == UNKNOWN) {
        return way;
      }
    }
    return -1;
  }

  /** In a line the place that is looked at first. */
  private static int first(long tag) {
    return 2 * ((int) tag & (WAYS - 1));
  }

  private long[] page(int line) {
    return pages[line >>> PAGE_BITS];
  }

  private static int at(int line) {
    return (line & ((1 << PAGE_BITS) - 1)) * LINE;
  }

  private static long tag(Prints prints, int row, long window) {
    return prints.of(row) + window * WINDOW_MULTIPLIER;
  }

  /** The line that a tag belongs to. */
  private int line(long tag) {
    return (int) ((tag * LINE_MULTIPLIER) >>> (Long.SIZE - lineBits));
  }

  /** Whether it has forgotten so many that it should be larger. */
  boolean shouldGrow() {
    return mayGrow && lineBits < MOST_LINE_BITS && forgotten > (WAYS << lineBits) / 16;
  }

  void grow() {
    long[][] before = pages;
    pages = new long[0][];
    lineBits = grownLineBits();
    clear();
    for (long[] page : before) {
      for (int line = 0; line < PAGE; line += LINE) {
        for (int i = line; i < line + LINE; i += 2) {
          if (page[i + 1] != UNKNOWN) {
            int grown = line(page[i]);
            put(page(grown), at(grown), page[i], page[i + 1]);
          }
        }
      }
    }
  }

  private int grownLineBits() {
    return Math.min(MOST_LINE_BITS, lineBits + GROWTH_BITS);
  }

  /**
   * Lets go of half of its memory, until it is {@linkplain #clear cleared}; false where there is
   * little to let go of.
   */
  boolean shrink() {
    mayGrow = false;
    if (lineBits == FEWEST_LINE_BITS) {
      return false;
    }
    lineBits--;
    for (int line = 0; line < 1 << lineBits; line++) {
      // Two lines become one, which is never behind them.
      move(2 * line, line);
      move(2 * line + 1, line);
    }
    pages = Arrays.copyOf(pages, pages.length / 2);
    return true;
  }

  private void move(int from, int to) {
    long[] page = page(from);
    int line = at(from);
    for (int i = line; i < line + LINE; i += 2) {
      long outcome = page[i + 1];
      page[i + 1] = UNKNOWN;
      if (outcome != UNKNOWN) {
        put(page(to), at(to), page[i], outcome);
      }
    }
  }

  /** Forgets everything: groups and values have new numbers. */
  void clear() {
    int had = pages.length;
    pages = Arrays.copyOf(pages, 1 << (lineBits - PAGE_BITS));
    for (int i = 0; i < pages.length; i++) {
      if (i < had) {
        Arrays.fill(pages[i], 0);
      } else {
        pages[i] = new long[PAGE];
      }
    }
    forgotten = 0;
    mayGrow = true;
  }

  /** Forgets everything, and lets go of its memory. */
  void close() {
    lineBits = FEWEST_LINE_BITS;
    clear();
  }

  /** Bytes of memory that it takes. */
  long bytes() {
    return bytes(lineBits);
  }

  /** The same once it is larger. */
  long bytesGrown() {
    return bytes(grownLineBits());
  }

  private static long bytes(int bits) {
    return ((long) LINE * Long.BYTES) << bits;
  }
}
