package io.vpsbeacon.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * Passes on rows of the body that a scanner has just scanned, as they came, with all their fields;
 * only the fields that the scanner locates are set, in their place where the body has them, else
 * behind the row. A field that is set has one value, whatever it had before.
 */
public final class RowCopier {
  /** Bytes of a body from which on as many are kept ready: an array that grows is there twice. */
  private static final int LONG = 16 << 20;

  private final BodyScanner scanner;
  private final Bytes out = new Bytes();
  private final List<Integer> added = new ArrayList<>();

  /**
   * Copies from a scanner that locates the fields to be set.
   *
   * @param scanner made by {@link BodyScanner#locating}
   */
  public RowCopier(BodyScanner scanner) {
    this.scanner = scanner;
  }

  /** Starts the body that answers the last scan's body: its header. */
  public void begin() {
    int length = scanner.body().length();
    out.clear(length > LONG ? length : 0);
    added.clear();
    int header = scanner.headerEnd();
    if (header == 0) {
      return;
    }
    List<String> fields = scanner.fields();
    for (int field = 0; field < fields.size(); field++) {
      if (!scanner.hasField(field)) {
        added.add(field);
      }
    }
    byte[] bytes = scanner.body().array();
    if (added.isEmpty()) {
      out.append(bytes, 0, header);
      if (bytes[header - 1] != '\n') {
        out.append('\n');
      }
      return;
    }
    out.append(bytes, 0, withoutLineEnd(bytes, header));
    endRow(fields);
  }

  private static int withoutLineEnd(byte[] bytes, int end) {
    int stop = end;
    if (bytes[stop - 1] == '\n') {
      stop--;
      if (stop > 0 && bytes[stop - 1] == '\r') {
        stop--;
      }
    }
    return stop;
  }

  private void endRow(List<String> cells) {
    for (int field : added) {
      out.append(',');
      Csv.append(out, cells.get(field));
    }
    out.append('\n');
  }

  /**
   * Copies a row.
   *
   * @param values of the located fields, in their order
   */
  public void copy(int row, List<String> values) {
    RowIndex index = scanner.index();
    byte[] bytes = scanner.body().array();
    int from = index.start(row);
    for (int cell = 0; cell < scanner.cells(); cell++) {
      if (index.has(row, cell)) {
        out.append(bytes, from, index.cellStart(row, cell));
        int field = scanner.fieldOf(cell);
        if (field != Layout.BLANK) {
          Csv.append(out, values.get(field));
        }
        from = index.cellEnd(row, cell);
      }
    }
    out.append(bytes, from, index.end(row));
    endRow(values);
  }

  /** The body so far, valid until the next {@link #begin}. */
  public Bytes body() {
    return out;
  }
}
