package io.vpsbeacon.protocol;

import java.util.Arrays;

/** Where the rows of a body lie, and one cell in each, so that they can be copied as they came. */
final class RowIndex {
  private final boolean kept;
  private int capacity = 1024;
  private int[] starts;
  private int[] ends;
  private int[] cellStarts;
  private int[] cellEnds;

  private RowIndex(boolean kept) {
    this.kept = kept;
    int size = kept ? capacity : 0;
    starts = new int[size];
    ends = new int[size];
    cellStarts = new int[size];
    cellEnds = new int[size];
  }

  static RowIndex kept() {
    return new RowIndex(true);
  }

  /** One that notes nothing, for a scanner that is not asked to. */
  static RowIndex none() {
    return new RowIndex(false);
  }

  void row(int row, int start, int end) {
    if (kept) {
      reserve(row);
      starts[row] = start;
      ends[row] = end;
    }
  }

  void cell(int row, int start, int end) {
    reserve(row);
    cellStarts[row] = start;
    cellEnds[row] = end;
  }

  private void reserve(int row) {
    if (row >= capacity) {
      capacity *= 2;
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      cellStarts = Arrays.copyOf(cellStarts, capacity);
      cellEnds = Arrays.copyOf(cellEnds, capacity);
    }
  }

  /** Index of the row's first byte. */
  int start(int row) {
    return starts[row];
  }

  /** Index behind the row's last byte; its line end is not part of it. */
  int end(int row) {
    return ends[row];
  }

  /** Index of the located cell's first byte, its quote if it has one. */
  int cellStart(int row) {
    return cellStarts[row];
  }

  /** Index behind the located cell's last byte. */
  int cellEnd(int row) {
    return cellEnds[row];
  }
}
