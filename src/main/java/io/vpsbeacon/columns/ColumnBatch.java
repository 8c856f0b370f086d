package io.vpsbeacon.columns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows in columns. Valid until its reader makes the next one: take what you need, keep no slice.
 */
public final class ColumnBatch {
  private final byte[] bytes;
  private final int rows;
  private final Map<String, Column> columns;
  private final Prints prints;

  /**
   * @param bytes what the columns' cells are slices of
   * @param rows how many rows each column has
   * @param columns in the order of the source; no two of one name
   * @param prints of each row its print, where it has one; null where none has
   */
  public ColumnBatch(byte[] bytes, int rows, List<Column> columns, Prints prints) {
    this.bytes = bytes;
    this.rows = rows;
    this.prints = prints;
    this.columns = new LinkedHashMap<>();
    for (Column column : columns) {
      this.columns.put(column.name(), column);
    }
  }

  public byte[] bytes() {
    return bytes;
  }

  public int rows() {
    return rows;
  }

  /** The column of this name, or null where the source has none. */
  public Column column(String name) {
    return columns.get(name);
  }

  /** All columns, in the order of the source. */
  public List<Column> columns() {
    return List.copyOf(columns.values());
  }

  /** Of each row its print, or null. */
  public Prints prints() {
    return prints;
  }

  /** Builds a batch row by row, for readers of files and for tests. */
  public static final class Builder {
    private final List<String> names;
    private final List<List<List<String>>> multivalues = new ArrayList<>();
    private final int[][] starts;
    private final int[][] lengths;
    private byte[] bytes = new byte[4096];
    private int used;
    private int rows;

    public Builder(List<String> names) {
      this.names = List.copyOf(names);
      starts = new int[names.size()][64];
      lengths = new int[names.size()][64];
      names.forEach(name -> multivalues.add(new ArrayList<>()));
    }

    public int rows() {
      return rows;
    }

    /** Bytes taken by cells so far. */
    public int size() {
      return used;
    }

    /** Sets a cell of the row under way; null or empty is missing. */
    public void set(int column, String value) {
      if (value != null && !value.isEmpty()) {
        byte[] utf8 = value.getBytes(UTF_8);
        if (used + utf8.length > bytes.length) {
          bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, used + utf8.length));
        }
        System.arraycopy(utf8, 0, bytes, used, utf8.length);
        starts[column][rows] = used;
        lengths[column][rows] = utf8.length;
        used += utf8.length;
      }
    }

    /** Sets a cell of the row under way to several values; empty ones are dropped. */
    public void set(int column, List<String> values) {
      List<String> kept = values.stream().filter(value -> !value.isEmpty()).toList();
      if (kept.size() < 2) {
        set(column, kept.isEmpty() ? null : kept.get(0));
        return;
      }
      lengths[column][rows] = -1 - multivalues.get(column).size();
      multivalues.get(column).add(kept);
    }

    /** Ends the row under way. */
    public void endRow() {
      rows++;
      for (int i = 0; i < starts.length; i++) {
        if (rows == starts[i].length) {
          starts[i] = Arrays.copyOf(starts[i], rows * 2);
          lengths[i] = Arrays.copyOf(lengths[i], rows * 2);
        }
      }
    }

    /** Ends the row under way, its cells given in the order of the names. */
    public void row(String... cells) {
      for (int i = 0; i < cells.length; i++) {
        set(i, cells[i]);
      }
      endRow();
    }

    public ColumnBatch build() {
      List<Column> columns = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        columns.add(new Column(names.get(i), bytes, starts[i], lengths[i], multivalues.get(i)));
      }
      return new ColumnBatch(bytes, rows, columns, null);
    }
  }
}
