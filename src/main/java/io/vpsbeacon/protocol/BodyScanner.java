package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.columns.RowTaker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Scans the CSV of a chunk once, as bytes, into columns. A cell stays where it is; only a quoted
 * cell with quotes in it is written again, unquoted, behind the body, which itself stays as it
 * came.
 *
 * <p>The first line names the columns. Lines end in LF or CRLF, the last one perhaps in neither. A
 * row with more or fewer cells than the header, or with text behind a closing quote, is left out
 * and counted. An empty line is a row with an empty value where the body has one column, as splunkd
 * means it; where there are more columns it is nothing, and not counted.
 *
 * <p>A scanner is used for one body after the other; each batch takes back the one before.
 */
public final class BodyScanner {
  /** Bytes of rows in a batch: there is much to do then, which threads may share. */
  private static final int BATCH = 1 << 20;

  private final Predicate<String> wanted;
  private final List<String> fields;
  private final RowIndex index;
  private final Cells cells = new Cells();

  /** Null where no rows are recognised. */
  private final Scout scout;

  private Bytes body;
  private int end;
  private int position;
  private int headerEnd;
  private Layout layout;

  /** The header's bytes with its line end, and what they say; none where it has no line end. */
  private byte[] header = {};

  private List<String> columns = List.of();
  private int raggedRows;

  /** Whether the cell whose closing quote was last found has quotes in it. */
  private boolean doubledQuotes;

  private BodyScanner(Predicate<String> wanted, List<String> fields, RowIndex index, Scout scout) {
    this.wanted = wanted;
    this.fields = fields;
    this.index = index;
    this.scout = scout;
  }

  /** Looks at these columns only; one that a body lacks is not in its batch. */
  public static BodyScanner of(Collection<String> fields) {
    return new BodyScanner(Set.copyOf(fields)::contains, List.of(), RowIndex.none(), null);
  }

  /** Looks at all columns. */
  public static BodyScanner ofAll() {
    return new BodyScanner(name -> true, List.of(), RowIndex.none(), null);
  }

  /** The same, but it also notes where each row lies, and the cells of these fields in it. */
  public BodyScanner locating(List<String> located) {
    return new BodyScanner(wanted, List.copyOf(located), RowIndex.kept(), null);
  }

  /**
   * The same, but it also recognises rows that come again with another cell in this field.
   *
   * @param taker says which of them are known; what it takes is in no batch
   */
  public BodyScanner recognising(String field, RowTaker taker) {
    return new BodyScanner(wanted, List.of(), RowIndex.none(), new Scout(field, taker));
  }

  /** Rows of the body that were left out so far, since which cell is which cannot be said. */
  public int raggedRows() {
    return raggedRows;
  }

  /**
   * Cells of multivalues of the body that were ignored so far: they hold no {@code $a$;$b$}, so
   * that the plain cell stood, or there is no plain one.
   */
  public long brokenMultivalues() {
    return cells.broken();
  }

  /** All of a body's rows in columns, valid until the next batch or the next frame. */
  public ColumnBatch scan(Bytes csv) throws ProtocolException {
    begin(csv);
    return batch(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** Begins a body, whose rows {@link #next} gives. */
  public void begin(Bytes csv) throws ProtocolException {
    body = csv;
    end = csv.length();
    int behind = Swar.putStops(csv);
    raggedRows = 0;

    position = hasSameHeader() ? header.length : readHeader();
    headerEnd = Math.min(position, end);
    index.begin(layout.fieldOfLocated.length);
    cells.begin(csv, behind, layout.names.size());
    if (scout != null) {
      scout.begin(columns, end);
    }
  }

  /**
   * Some of the body's rows, perhaps none, valid until the next batch; null where there are no
   * more.
   */
  public ColumnBatch next() throws ProtocolException {
    if (position >= end) {
      if (scout != null) {
        scout.end();
      }
      return null;
    }
    return scout == null
        ? batch(BATCH, Integer.MAX_VALUE, RowTaker.MOST)
        : batch(scout.batchBytes(BATCH), scout.nextSpan(BATCH), RowTaker.MOST);
  }

  /** Whether the body begins as the one before, as all of a search do. */
  private boolean hasSameHeader() {
    int length = header.length;
    return length > 0 && length <= end && Arrays.equals(header, 0, length, body.array(), 0, length);
  }

  /** Reads what the columns are; gives where the first row begins. */
  private int readHeader() throws ProtocolException {
    header = new byte[0];
    List<String> names = new ArrayList<>();
    int behind = scanHeader(names);
    columns = List.copyOf(names);
    layout = new Layout(columns, wanted, fields);
    if (behind > 0 && behind <= end && body.array()[behind - 1] == '\n') {
      header = Arrays.copyOf(body.array(), behind);
    }
    return behind;
  }

  /** Reads the names of the columns; gives where the first row begins. */
  private int scanHeader(List<String> names) throws ProtocolException {
    byte[] bytes = body.array();
    int position = startsWithByteOrderMark(bytes) ? 3 : 0;
    while (position < end) {
      int start = position;
      if (bytes[position] == '"') {
        int stop = closingQuote(bytes, start + 1);
        names.add(quotedText(start + 1, stop));
        position = Swar.commaOrNewline(bytes, stop);
      } else {
        position = Swar.commaOrNewline(bytes, position);
        int stop = withoutReturn(bytes, start, position);
        names.add(new String(bytes, start, stop - start, UTF_8));
      }
      if (bytes[position++] == '\n') {
        return position;
      }
      if (position == end) {
        names.add("");
      }
    }
    return position;
  }

  private boolean startsWithByteOrderMark(byte[] bytes) {
    return end >= 3 && bytes[0] == -17 && bytes[1] == -69 && bytes[2] == -65;
  }

  /**
   * The rows that come next.
   *
   * @param mostBytes of rows that are not taken, after which no other one begins
   * @param mostSpan bytes of all rows, after which none is looked for but those that are taken
   * @param mostTaken rows that are taken
   */
  private ColumnBatch batch(int mostBytes, int mostSpan, int mostTaken) throws ProtocolException {
    cells.beginBatch();
    if (scout != null) {
      scout.beginBatch(mostTaken);
    }
    int[] slots = layout.slots;
    int lastColumn = slots.length - 1;
    int lastToNote = layout.lastToNote;
    int[] located = layout.located;
    byte[] bytes = body.array();
    int row = 0;
    int scanned = 0;
    int position = this.position;
    int endOfSpan = position + Math.min(end - position, mostSpan);
    nextRow:
    while (position < endOfSpan && scanned < mostBytes) {
      if (scout != null) {
        position = scout.pass(bytes, position, row);
        if (position >= end || scout.isFull()) {
          break;
        }
      }
      int rowStart = position;
      if (lastColumn > 0 && isBlankLine(bytes, position)) {
        position = Swar.commaOrNewline(bytes, position) + 1;
        continue;
      }
      cells.beginRow(row);
      index.beginRow(row);
      int cell = 0;
      for (int column = 0; column <= lastColumn; column++) {
        // The columns of multivalues come last and are mostly empty.
        while (column > lastToNote
            && column + 8 <= lastColumn
            && Swar.eightCommas(bytes, position)) {
          column += 8;
          position += 8;
        }
        while (located[cell] < column) {
          cell++;
        }

        int rawStart = position;
        int start = position;
        int length;
        boolean quoted = bytes[position] == '"';
        if (quoted) {
          start++;
          position = closingQuote(bytes, start);
          length = position - start;
          position++;
        } else {
          position = Swar.commaOrNewline(bytes, position);
          if (bytes[position] == '\n') {
            position = withoutReturn(bytes, start, position);
          }
          length = position - start;
        }

        int rawEnd = position;
        if (bytes[position] == '\r' && bytes[position + 1] == '\n') {
          position++;
        }
        if (bytes[position] != (column == lastColumn ? '\n' : ',')) {
          raggedRows++;
          cells.dropRow();
          position = endOfRow(position);
          continue nextRow;
        }
        position++;

        int slot = slots[column];
        if (slot >= 0) {
          if (quoted && doubledQuotes) {
            cells.putUnquoted(slot, row, start, length);
            bytes = body.array();
          } else {
            cells.put(slot, row, start, length);
          }
        } else if (slot == Layout.ORPHAN && length > 0) {
          cells.addBroken();
        } else if (slot != Layout.SKIP && length > 0) {
          cells.addMultivalue(Layout.MULTIVALUES_OF - slot, quotedText(start, start + length));
        }
        if (column == located[cell]) {
          if (layout.fieldOfLocated[cell] != Layout.BLANK || rawEnd > rawStart) {
            index.cell(row, cell, rawStart, rawEnd);
          }
          cell++;
        }
      }
      if (scout != null && cells.isPlain()) {
        scout.scanned(bytes, position - 1, row);
      }
      cells.endRow(row);
      bytes = body.array();
      index.endRow(row, rowStart, withoutReturn(bytes, rowStart, position - 1));
      row++;
      scanned += position - rowStart;
    }
    this.position = position;
    return cells.batch(layout.names, row, scout == null ? null : scout.prints());
  }

  private static boolean isBlankLine(byte[] bytes, int position) {
    return bytes[position] == '\n' || (bytes[position] == '\r' && bytes[position + 1] == '\n');
  }

  private static int withoutReturn(byte[] bytes, int start, int newline) {
    return newline > start && bytes[newline - 1] == '\r' ? newline - 1 : newline;
  }

  private int closingQuote(byte[] bytes, int from) throws ProtocolException {
    doubledQuotes = false;
    int position = Swar.quote(bytes, from);
    while (bytes[position + 1] == '"') {
      doubledQuotes = true;
      position = Swar.quote(bytes, position + 2);
    }
    if (position >= end) {
      throw new ProtocolException("A quote in the rows of a chunk is never closed.");
    }
    return position;
  }

  /** Where the next row begins, from somewhere in this one outside of quotes. */
  private int endOfRow(int from) throws ProtocolException {
    byte[] bytes = body.array();
    int position = Swar.commaOrNewline(bytes, from);
    while (bytes[position] != '\n') {
      position++;
      int next = bytes[position] == '"' ? closingQuote(bytes, position + 1) : position;
      position = Swar.commaOrNewline(bytes, next);
    }
    return position + 1;
  }

  private String quotedText(int start, int stop) {
    return new String(body.array(), start, stop - start, UTF_8).replace("\"\"", "\"");
  }

  Bytes body() {
    return body;
  }

  /** Index behind the header's line end. */
  int headerEnd() {
    return headerEnd;
  }

  RowIndex index() {
    return index;
  }

  /** The fields whose cells are located. */
  List<String> fields() {
    return fields;
  }

  /** Whether the body has this one of the located fields. */
  boolean hasField(int field) {
    for (int each : layout.fieldOfLocated) {
      if (each == field) {
        return true;
      }
    }
    return false;
  }

  /** How many cells of a row may be noted in the index. */
  int cells() {
    return layout.fieldOfLocated.length;
  }

  /** The field of such a cell, or {@link Layout#BLANK}. */
  int fieldOf(int cell) {
    return layout.fieldOfLocated[cell];
  }
}
