package io.vpsbeacon.protocol;

import java.util.Arrays;

/**
 * Where the rows of a body lie, and some cells in each, so that they can be copied as they came.
 */
final class RowIndex {
  private static final int ABSENT = -1;

  private final boolean kept;
  private int capacity = 1024;
  private int[] starts;
  private int[] ends;
  private int[][] cellStarts = {};
  private int[][] cellEnds = {};

  private RowIndex(boolean kept) {
    this.kept = kept;
    int size = kept ? capacity : 0;
    starts = new int[size];
    ends = new int[size];
  }

  static RowIndex kept() {
    return new RowIndex(true);
  }

  /** One that notes nothing, for a scanner that is not asked to. */
  static RowIndex none() {
    return new RowIndex(false);
  }

  /**
   * Begins a body.
   *
   * @param cells how many cells a row may have noted
   */
  void begin(int cells) {
    int had = cellStarts.length;
    if (cells != had) {
      cellStarts = Arrays.copyOf(cellStarts, cells);
      cellEnds = Arrays.copyOf(cellEnds, cells);
      for (int i = had; i < cells; i++) {
        cellStarts[i] = new int[capacity];
        cellEnds[i] = new int[capacity];
      }
    }
  }

  void beginRow(int row) {
    if (!kept) {
      return;
    }
    if (row == capacity) {
      capacity *= 2;
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      for (int i = 0; i < cellStarts.length; i++) {
        cellStarts[i] = Arrays.copyOf(cellStarts[i], capacity);
        cellEnds[i] = Arrays.copyOf(cellEnds[i], capacity);
      }
    }
    for (int[] cell : cellStarts) {
      cell[row] = ABSENT;
    }
  }

  void endRow(int row, int start, int end) {
    if (kept) {
      starts[row] = start;
      ends[row] = end;
    }
  }

  void cell(int row, int cell, int start, int end) {
    cellStarts[cell][row] = start;
    cellEnds[cell][row] = end;
  }

  /** Index of the row's first byte. */
  int start(int row) {
    return starts[row];
  }

  /** Index behind the row's last byte; its line end is not part of it. */
  int end(int row) {
    return ends[row];
  }

  /** Whether the cell was noted in this row. */
  boolean has(int row, int cell) {
    return cellStarts[cell][row] != ABSENT;
  }

  /** Index of the cell's first byte, its quote if it has one. */
  int cellStart(int row, int cell) {
    return cellStarts[cell][row];
  }

  /** Index behind the cell's last byte. */
  int cellEnd(int row, int cell) {
    return cellEnds[cell][row];
  }
}
