package io.vpsbeacon.columns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * One field of a batch. The cell of a row is a slice of {@link ColumnBatch#bytes()}, UTF-8. An
 * empty slice is a missing field, as it is in Splunk. A multivalue keeps its values apart from the
 * bytes.
 */
public final class Column {
  private final String name;
  private final byte[] bytes;
  private final int[] starts;
  private final int[] lengths;
  private final List<List<String>> multivalues;

  /**
   * @param name the field's name
   * @param bytes the batch's bytes
   * @param starts per row, the index of the cell's first byte
   * @param lengths per row, the cell's length in bytes; {@code -1 - k} for the multivalue {@code k}
   * @param multivalues the values of multivalued cells, at least two each
   */
  public Column(
      String name, byte[] bytes, int[] starts, int[] lengths, List<List<String>> multivalues) {
    this.name = name;
    this.bytes = bytes;
    this.starts = starts;
    this.lengths = lengths;
    this.multivalues = multivalues;
  }

  public String name() {
    return name;
  }

  /** Index of the first byte of the cell; meaningless for a multivalue. */
  public int start(int row) {
    return starts[row];
  }

  /** Length of the cell in bytes: 0 for a missing field, negative for a multivalue. */
  public int length(int row) {
    return lengths[row];
  }

  public boolean isMissing(int row) {
    return lengths[row] == 0;
  }

  public boolean isMultivalue(int row) {
    return lengths[row] < 0;
  }

  /** The values of the cell, whatever its kind: none when it is missing. */
  public List<String> values(int row) {
    int length = lengths[row];
    if (length < 0) {
      return multivalues.get(-1 - length);
    }
    return length == 0 ? List.of() : List.of(new String(bytes, starts[row], length, UTF_8));
  }

  /** The cell as one text; the values of a multivalue are joined by newlines, as Splunk does. */
  public String text(int row) {
    return String.join("\n", values(row));
  }
}
