package io.vpsbeacon.detect;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;

/** How many connections each row stands for: one, or what the field of {@code count=} says. */
final class CountColumn {
  /**
   * The cell is no whole number from 1 to a million million, so that sums of millions of those do
   * not overflow.
   */
  static final long INVALID = -1;

  private static final int MOST_DIGITS = 12;

  private final boolean oneEach;
  private final Column column;
  private final byte[] bytes;

  private CountColumn(boolean oneEach, Column column, byte[] bytes) {
    this.oneEach = oneEach;
    this.column = column;
    this.bytes = bytes;
  }

  static CountColumn of(ColumnBatch batch, String field) {
    return new CountColumn(field.isEmpty(), batch.column(field), batch.bytes());
  }

  long at(int row) {
    if (oneEach) {
      return 1;
    }
    int length = column == null ? 0 : column.length(row);
    if (length < 1 || length > MOST_DIGITS) {
      return INVALID;
    }
    long count = 0;
    int start = column.start(row);
    for (int i = start; i < start + length; i++) {
      if (bytes[i] == '.' && i > start && onlyZeros(i + 1, start + length)) {
        break;
      }
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return INVALID;
      }
      count = count * 10 + digit;
    }
    return count == 0 ? INVALID : count;
  }

  /** Sums come as 60.0 too. */
  private boolean onlyZeros(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != '0') {
        return false;
      }
    }
    return true;
  }
}
