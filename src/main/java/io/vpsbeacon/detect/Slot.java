package io.vpsbeacon.detect;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One field that the plan reads: the cells of the batch at hand as the numbers of their values. */
final class Slot {
  private static final int[] NO_VALUES = {};

  /** So many values of a leader are followed: it may have as many as there are groups. */
  private static final int FOLLOWED = 1 << 16;

  private final List<String> sources;
  private final Interner values = new Interner();
  private final List<int[]> multivalues = new ArrayList<>();
  private int[] ids = NO_VALUES;

  /** Per value of the leader, the value that this field last had beside it. */
  private int[] companions = NO_VALUES;

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

  /**
   * Reads the rows of a batch.
   *
   * @param leader a field that was read before and mostly tells this one's value, as a process does
   *     that of its user: to compare with what came with it last is cheaper than to look for a
   *     value among all. Null for none
   */
  void read(ColumnBatch batch, Slot leader) {
    int rows = batch.rows();
    if (ids.length < rows) {
      ids = new int[rows];
    }
    multivalues.clear();
    boolean first = true;
    for (String source : sources) {
      Column column = batch.column(source);
      if (column != null) {
        readAll(column, batch.bytes(), rows, first, leader);
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
    int longest = 0;
    for (String source : sources) {
      Column column = batch.column(source);
      for (int row = 0; column != null && row < batch.rows(); row++) {
        int length = column.length(row);
        if (length > 0) {
          texts++;
          size += length;
          longest = Math.max(longest, length);
        } else if (length < 0) {
          for (String value : column.values(row)) {
            int most = Math.multiplyExact(3, value.length());
            texts++;
            size += most;
            longest = Math.max(longest, most);
          }
        }
      }
    }
    values.foresee(texts, size, longest, forecast);
  }

  private void readAll(Column column, byte[] bytes, int rows, boolean first, Slot leader) {
    if (!values.isFar()) {
      for (int row = 0; row < rows; row++) {
        read(column, bytes, row, first, leader);
      }
      return;
    }
    for (int from = 0; from < rows; from += Prefetch.TOGETHER) {
      int to = Math.min(rows, from + Prefetch.TOGETHER);
      values.fetch(column, bytes, from, to);
      for (int row = from; row < to; row++) {
        int length = column.length(row);
        if (first || ids[row] == Interner.MISSING) {
          ids[row] =
              length < 0
                  ? multivalue(column.values(row))
                  : values.internFetched(row - from, bytes, column.start(row), length);
        }
      }
    }
  }

  private void read(Column column, byte[] bytes, int row, boolean first, Slot leader) {
    if (first || ids[row] == Interner.MISSING) {
      int length = column.length(row);
      if (length < 0) {
        ids[row] = multivalue(column.values(row));
      } else if (leader == null || length == 0) {
        ids[row] = values.intern(bytes, column.start(row), length);
      } else {
        ids[row] = beside(leader.ids[row], bytes, column.start(row), length);
      }
    }
  }

  private int beside(int leader, byte[] bytes, int start, int length) {
    if (leader <= 0 || leader >= FOLLOWED) {
      return values.intern(bytes, start, length);
    }
    if (leader >= companions.length) {
      companions = Arrays.copyOf(companions, Math.max(64, Integer.highestOneBit(leader) * 2));
    }
    int id = companions[leader];
    if (!values.is(id, bytes, start, length)) {
      id = values.intern(bytes, start, length);
      companions[leader] = id;
    }
    return id;
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
