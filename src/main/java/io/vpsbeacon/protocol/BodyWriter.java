package io.vpsbeacon.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Writes rows as the CSV of a chunk: all fields, and behind them a column of multivalues for each
 * field that has some.
 */
public final class BodyWriter {
  /** The rows to write. */
  @FunctionalInterface
  public interface Cells {
    /** A cell's values: none where it is missing, one, or several. */
    List<String> values(int row, int column);
  }

  /** The values of so many rows are kept from the first look at them to the second. */
  private static final int FEW = 1024;

  private final int columns;
  private final int rows;
  private final IntFunction<List<List<String>>> valuesOf;

  private BodyWriter(int columns, int rows, Cells cells) {
    this.columns = columns;
    this.rows = rows;
    IntFunction<List<List<String>>> asked = row -> values(cells, row);
    valuesOf = rows <= FEW ? all(asked, rows)::get : asked;
  }

  private static <T> List<T> all(IntFunction<T> asked, int rows) {
    List<T> all = new ArrayList<>(rows);
    for (int row = 0; row < rows; row++) {
      all.add(asked.apply(row));
    }
    return all;
  }

  private List<List<String>> values(Cells cells, int row) {
    List<List<String>> values = new ArrayList<>(columns);
    for (int column = 0; column < columns; column++) {
      values.add(cells.values(row, column));
    }
    return values;
  }

  /**
   * The body of these rows; a header alone where there is none. Where there are many the cells are
   * asked for twice, so that the body is as long as its bytes: one that grows takes several times
   * as much memory.
   */
  public static Bytes write(List<String> columns, int rows, Cells cells) {
    return new BodyWriter(columns.size(), rows, cells).write(columns);
  }

  private Bytes write(List<String> names) {
    boolean[] multi = new boolean[columns];
    long length = 0;
    Bytes measured = new Bytes();
    for (int row = 0; row < rows; row++) {
      List<List<String>> values = valuesOf.apply(row);
      boolean[] several = several(values);
      for (int column = 0; column < columns; column++) {
        multi[column] |= several[column];
      }
      if (rows > FEW) {
        measured.clear();
        writeRow(measured, values, several);
        length += measured.length() - count(several);
      }
    }
    Bytes out = new Bytes();
    writeHeader(out, names, multi);
    out.reserve(out.length() + length + (long) rows * count(multi));
    for (int row = 0; row < rows; row++) {
      writeRow(out, valuesOf.apply(row), multi);
    }
    return out;
  }

  /** The columns that have several values in a row. */
  private static boolean[] several(List<List<String>> values) {
    boolean[] several = new boolean[values.size()];
    for (int column = 0; column < several.length; column++) {
      several[column] = values.get(column).size() > 1;
    }
    return several;
  }

  private static int count(boolean[] several) {
    int count = 0;
    for (boolean one : several) {
      count += one ? 1 : 0;
    }
    return count;
  }

  private static void writeHeader(Bytes out, List<String> columns, boolean[] multi) {
    List<String> names = new ArrayList<>(columns);
    for (int column = 0; column < multi.length; column++) {
      if (multi[column]) {
        names.add(MultiValue.PREFIX + columns.get(column));
      }
    }
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      Csv.append(out, names.get(i));
    }
    out.append('\n');
  }

  private static void writeRow(Bytes out, List<List<String>> cells, boolean[] multi) {
    int start = out.length();
    for (int column = 0; column < cells.size(); column++) {
      if (column > 0) {
        out.append(',');
      }
      List<String> values = cells.get(column);
      if (values.size() > 1) {
        Csv.appendLines(out, values);
      } else {
        Csv.append(out, values.isEmpty() ? "" : values.get(0));
      }
    }
    for (int column = 0; column < multi.length; column++) {
      if (multi[column]) {
        List<String> values = cells.get(column);
        out.append(',');
        if (values.size() > 1) {
          MultiValue.append(out, values);
        }
      }
    }
    if (out.length() == start) {
      out.append("\"\""); // of one empty cell: an empty line might be taken for no row
    }
    out.append('\n');
  }
}
