package io.vpsbeacon.detect;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import java.util.ArrayList;
import java.util.List;

/** The events' times: the first of the source's time fields that a row has. */
final class TimeColumn {
  private static final byte[] NONE = {};

  private final List<String> sources;
  private final List<Column> columns = new ArrayList<>();
  private byte[] bytes = NONE;

  TimeColumn(List<String> sources) {
    this.sources = sources;
  }

  void read(ColumnBatch batch) {
    bytes = batch.bytes();
    columns.clear();
    for (String source : sources) {
      Column column = batch.column(source);
      if (column != null) {
        columns.add(column);
      }
    }
  }

  /** Forgets the batch: what it lies in may be long. */
  void clear() {
    bytes = NONE;
    columns.clear();
  }

  /** Microseconds since the epoch, or {@link EpochTime#INVALID}. */
  long at(int row) {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (!column.isMissing(row)) {
        return column.isMultivalue(row)
            ? EpochTime.INVALID
            : EpochTime.parse(bytes, column.start(row), column.length(row));
      }
    }
    return EpochTime.INVALID;
  }
}
