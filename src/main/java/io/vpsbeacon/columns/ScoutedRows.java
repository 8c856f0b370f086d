package io.vpsbeacon.columns;

import java.util.Arrays;

/**
 * Rows that may come next, of which nobody has looked at more than print and time. Several at a
 * time, so that whoever looks for them need not wait for memory row by row.
 */
public final class ScoutedRows {
  /** Most rows at a time. */
  public static final int MOST = 128;

  private static final byte[] NONE = {};

  private final Prints prints = new Prints();
  private final int[] timeStarts = new int[MOST];
  private final int[] timeEnds = new int[MOST];
  private final boolean[] known = new boolean[MOST];
  private byte[] bytes = NONE;
  private int size;
  private int knownRows;

  /** Forgets the rows, and where they are. */
  public void clear() {
    begin(NONE);
  }

  /** Begins anew with none, of these bytes. */
  public void begin(byte[] of) {
    Arrays.fill(known, 0, size, false);
    bytes = of;
    size = 0;
    knownRows = 0;
  }

  /**
   * Adds a row, of which nothing is known yet.
   *
   * @param start where its time begins
   * @param end behind its time
   */
  public void add(long print, int start, int end) {
    int row = size++;
    prints.set(row, print);
    setTime(row, start, end);
  }

  private void setTime(int row, int start, int end) {
    timeStarts[row] = start;
    timeEnds[row] = end;
  }

  /** Adds a row that has no print. */
  public void addUnknown() {
    add(Prints.NONE, 0, 0);
  }

  public int size() {
    return size;
  }

  /** Of each row its print; one without is not to be known. */
  public Prints prints() {
    return prints;
  }

  /** What the times are slices of. */
  public byte[] bytes() {
    return bytes;
  }

  /** Index of the first byte of a row's time. */
  public int timeStart(int row) {
    return timeStarts[row];
  }

  /** Index behind the last byte of it. */
  public int timeEnd(int row) {
    return timeEnds[row];
  }

  /** Sets a row known, once. */
  public void setKnown(int row) {
    known[row] = true;
    knownRows++;
  }

  /** How many rows are known. */
  public int knownRows() {
    return knownRows;
  }

  /** Whether a row may be taken without a look at its other cells. */
  public boolean isKnown(int row) {
    return known[row];
  }

  /**
   * Behind the known rows that follow each other here; the row itself where it is not known.
   *
   * @param most so many of them count at most
   */
  public int behindKnown(int from, int most) {
    int end = from + Math.min(size - from, most);
    int row = from;
    while (row < end && known[row]) {
      row++;
    }
    return row;
  }
}
