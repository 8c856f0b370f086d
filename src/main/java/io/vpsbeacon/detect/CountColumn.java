package io.vpsbeacon.detect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import java.math.BigDecimal;

/** How many connections each row stands for: one, or what the field of {@code count=} says. */
final class CountColumn {
  /** The cell is no whole number from 1 to {@link Long#MAX_VALUE}. */
  static final long INVALID = -1;

  /** So many digits never overflow. */
  private static final int PLAIN_DIGITS = 18;

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

  /** Whether any row has the field, whatever it says. */
  boolean isThere(int rows) {
    for (int row = 0; column != null && row < rows; row++) {
      if (!column.isMissing(row)) {
        return true;
      }
    }
    return false;
  }

  long at(int row) {
    if (oneEach) {
      return 1;
    }
    int length = column == null ? 0 : column.length(row);
    if (length < 1) {
      return INVALID;
    }
    int start = column.start(row);
    if (length > PLAIN_DIGITS) {
      return decimal(start, length);
    }
    long count = 0;
    for (int i = start; i < start + length; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return decimal(start, length);
      }
      count = count * 10 + digit;
    }
    return count == 0 ? INVALID : count;
  }

  private long decimal(int start, int length) {
    BigDecimal number = Decimal.parse(new String(bytes, start, length, ISO_8859_1));
    try {
      long count = number == null ? 0 : number.longValueExact();
      return count == 0 ? INVALID : count;
    } catch (ArithmeticException e) {
      return INVALID; // not whole, or too large
    }
  }
}
