package io.vpsbeacon.protocol;

import java.util.ArrayList;
import java.util.List;

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

  private BodyWriter() {}

  /**
   * The body of these rows; a header alone where there is none. The cells are asked for twice, so
   * that the body is as long as its bytes: one that grows takes several times as much memory.
   */
  public static Bytes write(List<String> columns, int rows, Cells cells) {
    long length = 0;
    long[] several = new long[columns.size()];
    Bytes measured = new Bytes();
    for (int row = 0; row < rows; row++) {
      measured.clear();
      writeRow(measured, row, columns.size(), List.of(), cells);
      length += measured.length();
      for (int column = 0; column < several.length; column++) {
        several[column] += lengthOfSeveral(cells.values(row, column), measured);
      }
    }
    List<Integer> multi = new ArrayList<>();
    for (int column = 0; column < several.length; column++) {
      if (several[column] > 0) {
        multi.add(column);
        length += several[column] + rows;
      }
    }
    Bytes out = new Bytes();
    writeHeader(out, columns, multi);
    out.reserve(out.length() + length);
    for (int row = 0; row < rows; row++) {
      writeRow(out, row, columns.size(), multi, cells);
    }
    return out;
  }

  private static int lengthOfSeveral(List<String> values, Bytes measured) {
    if (values.size() < 2) {
      return 0;
    }
    measured.clear();
    Csv.append(measured, MultiValue.encode(values));
    return measured.length();
  }

  private static void writeHeader(Bytes out, List<String> columns, List<Integer> multi) {
    List<String> names = new ArrayList<>(columns);
    multi.forEach(column -> names.add(MultiValue.PREFIX + columns.get(column)));
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      Csv.append(out, names.get(i));
    }
    out.append('\n');
  }

  private static void writeRow(Bytes out, int row, int columns, List<Integer> multi, Cells cells) {
    int start = out.length();
    for (int column = 0; column < columns; column++) {
      if (column > 0) {
        out.append(',');
      }
      Csv.append(out, String.join("\n", cells.values(row, column)));
    }
    for (int column : multi) {
      List<String> values = cells.values(row, column);
      out.append(',');
      Csv.append(out, values.size() > 1 ? MultiValue.encode(values) : "");
    }
    if (out.length() == start) {
      out.append("\"\""); // of one empty cell: an empty line might be taken for no row
    }
    out.append('\n');
  }
}
