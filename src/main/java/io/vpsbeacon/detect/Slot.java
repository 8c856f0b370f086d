package io.vpsbeacon.detect;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One field that the plan reads: the cells of the batch at hand as the numbers of their values. */
final class Slot {
  private static final int[] NO_VALUES = {};

  private final List<String> sources;
  private final Interner values = new Interner();
  private final List<int[]> multivalues = new ArrayList<>();
  private int[] ids = NO_VALUES;

  /**
   * Makes a slot.
   *
   * @param sources fields of the source in order: the first that an event has counts
   */
  Slot(List<String> sources) {
    this.sources = sources;
  }

  Interner values() {
    return values;
  }

  void read(ColumnBatch batch) {
    int rows = batch.rows();
    if (ids.length < rows) {
      ids = new int[rows];
    }
    multivalues.clear();
    boolean first = true;
    for (String source : sources) {
      Column column = batch.column(source);
      if (column != null) {
        read(column, batch.bytes(), rows, first);
        first = false;
      }
    }
    if (first) {
      Arrays.fill(ids, 0, rows, Interner.MISSING);
    }
  }

  /** Foresees the memory once the batch is read, should all its values be new. */
  void foresee(ColumnBatch batch, Forecast forecast) {
    int texts = 0;
    long size = 0;
    for (String source : sources) {
      Column column = batch.column(source);
      for (int row = 0; column != null && row < batch.rows(); row++) {
        int length = column.length(row);
        if (length > 0) {
          texts++;
          size += length;
        } else if (length < 0) {
          for (String value : column.values(row)) {
            texts++;
            size += 3L * value.length();
          }
        }
      }
    }
    values.foresee(texts, size, forecast);
  }

  private void read(Column column, byte[] bytes, int rows, boolean first) {
    for (int row = 0; row < rows; row++) {
      if (first || ids[row] == Interner.MISSING) {
        int length = column.length(row);
        ids[row] =
            length < 0
                ? multivalue(column.values(row))
                : values.intern(bytes, column.start(row), length);
      }
    }
  }

  private int multivalue(List<String> texts) {
    int[] distinct = texts.stream().mapToInt(values::intern).distinct().toArray();
    if (distinct.length == 1) {
      return distinct[0];
    }
    multivalues.add(distinct);
    return -multivalues.size();
  }

  /** The number of the row's value; negative for a multivalue. */
  int id(int row) {
    return ids[row];
  }

  /** The number of the row's value, the first of a multivalue. */
  int firstId(int row) {
    return ids[row] < 0 ? all(row)[0] : ids[row];
  }

  /** The distinct values of a multivalue. */
  int[] all(int row) {
    return ids[row] < 0 ? multivalues.get(-1 - ids[row]) : new int[] {ids[row]};
  }
}
