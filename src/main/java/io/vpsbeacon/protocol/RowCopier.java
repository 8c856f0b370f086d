package io.vpsbeacon.protocol;

/**
 * Passes on rows of the body that a scanner has just scanned, as they came, with all their fields;
 * at most the located cell is replaced.
 */
public final class RowCopier {
  private final BodyScanner scanner;
  private final Bytes out = new Bytes();

  /**
   * Copies from a scanner that locates a field.
   *
   * @param scanner made by {@link BodyScanner#locating}
   */
  public RowCopier(BodyScanner scanner) {
    this.scanner = scanner;
  }

  /** Starts the body that answers the last scan's body: its header. */
  public void begin() {
    out.clear();
    int header = scanner.headerEnd();
    byte[] bytes = scanner.body().array();
    out.append(bytes, 0, header);
    if (header > 0 && bytes[header - 1] != '\n') {
      out.append('\n');
    }
  }

  /** Copies a row as it is. */
  public void copy(int row) {
    RowIndex index = scanner.index();
    out.append(scanner.body().array(), index.start(row), index.end(row));
    out.append('\n');
  }

  /** Copies a row, its located cell replaced; as it is where the body lacks that field. */
  public void copy(int row, String cell) {
    if (!scanner.locates()) {
      copy(row);
      return;
    }
    RowIndex index = scanner.index();
    byte[] bytes = scanner.body().array();
    out.append(bytes, index.start(row), index.cellStart(row));
    Csv.append(out, cell);
    out.append(bytes, index.cellEnd(row), index.end(row));
    out.append('\n');
  }

  /** The body so far, valid until the next {@link #begin}. */
  public Bytes body() {
    return out;
  }
}
