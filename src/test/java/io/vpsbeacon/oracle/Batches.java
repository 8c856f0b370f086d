package io.vpsbeacon.oracle;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Rows to batches of columns and back. */
final class Batches {
  private Batches() {}

  /**
   * The rows in their order, cut anywhere. Each batch has its columns in an order of its own, and
   * none for a field that all its rows lack.
   */
  static List<ColumnBatch> of(List<Row> rows, Random random) {
    List<ColumnBatch> batches = new ArrayList<>();
    int from = 0;
    while (from < rows.size()) {
      int to = Math.min(rows.size(), from + 1 + random.nextInt(rows.size()));
      batches.add(batch(rows.subList(from, to), random));
      from = to;
    }
    return batches;
  }

  private static ColumnBatch batch(List<Row> rows, Random random) {
    Set<String> present = new LinkedHashSet<>();
    rows.forEach(row -> present.addAll(row.cells().keySet()));
    List<String> fields = new ArrayList<>(present);
    Collections.shuffle(fields, random);
    ColumnBatch.Builder builder = new ColumnBatch.Builder(fields);
    for (Row row : rows) {
      for (int i = 0; i < fields.size(); i++) {
        builder.set(i, row.values(fields.get(i)));
      }
      builder.endRow();
    }
    return builder.build();
  }

  static Row row(ColumnBatch batch, int row) {
    Row cells = Row.empty();
    for (Column column : batch.columns()) {
      cells = cells.with(column.name(), column.values(row));
    }
    return cells;
  }
}
