package io.vpsbeacon.protocol;

import io.vpsbeacon.columns.Prints;
import io.vpsbeacon.columns.RowTaker;
import io.vpsbeacon.columns.ScoutedRows;
import io.vpsbeacon.columns.Utf8;
import java.util.List;

/**
 * Goes ahead of a scanner and asks for rows that are the same as earlier ones in every cell but
 * one, the time: these need no scan. Where hardly any row comes again it pauses.
 *
 * <p>It takes the first line end for that of the row. Where that lies within quotes the row is not
 * known, and what was found behind it is forgotten once the scanner has gone past.
 */
final class Scout {
  /** After so many rows it is looked how many of them came again. */
  private static final int TRIAL = 1 << 13;

  /** Trials that may fail before it pauses: at first more is found the more is known. */
  private static final int FIRST_PATIENCE = 64;

  /** The same after a pause, and at least so many after a trial that did not fail. */
  private static final int PATIENCE = 8;

  /**
   * A trial in which no row at all came again counts for so many: each may be unlike all others.
   */
  private static final int IN_VAIN = 4;

  /** One of so many rows must come again: to scout it takes an eighth of what it takes else. */
  private static final int ONE_OF = 8;

  /** Rows that go by in a pause. */
  private static final int PAUSE = 64 * TRIAL;

  /** Bytes that the first batch comes from; those after it come from twice as many each. */
  private static final int FIRST_SPAN = 1 << 15;

  private static final int SHORT_BATCH = 1 << 18;

  private static final int NOT_PLAIN = -1;

  private final String differing;
  private final RowTaker taker;
  private final RowPrints prints = new RowPrints();
  private final ScoutedRows rows = new ScoutedRows();
  private final int[] starts = new int[ScoutedRows.MOST];
  private final int[] ends = new int[ScoutedRows.MOST];

  /** Of those that were scouted the one that the scanner is at. */
  private int at;

  /** Rows that may be taken until the next batch. */
  private int left;

  private List<String> header = List.of();
  private int headers;

  /** The column that differs, in the body at hand; -1 where it has none. */
  private int except = -1;

  private int end;

  /** Of the rows of the scanner's batch. */
  private final Prints ofBatch = new Prints();

  private int tried;
  private int found;
  private int patience = FIRST_PATIENCE;
  private int pause;

  /** Whether most rows are new. */
  private boolean rare;

  /** Bytes that the next batch comes from, while batches grow. */
  private int growing = FIRST_SPAN;

  /**
   * Makes it ready.
   *
   * @param differing the field that tells the time
   */
  Scout(String differing, RowTaker taker) {
    this.differing = differing;
    this.taker = taker;
  }

  /** Begins a body with such columns, of so many bytes. */
  void begin(List<String> names, int length) {
    if (!names.equals(header)) {
      header = List.copyOf(names);
      headers++;
      except = names.indexOf(differing);
      except = except == names.size() - 1 ? -1 : except;
      patience = FIRST_PATIENCE;
      pause = 0;
      tried = 0;
      found = 0;
      rare = false;
      growing = FIRST_SPAN;
    }
    end = length;
  }

  /**
   * Bytes of rows that are to be in a batch: fewer where many come again, since what is to be done
   * for the others is little, and stays in the processor's cache.
   *
   * @param most where hardly any comes again
   */
  int batchBytes(int most) {
    return except < 0 || rare ? most : SHORT_BATCH;
  }

  /**
   * Bytes of the body that the next batch is to come from at most: very few at first, since rows
   * that come again within a batch are not known by then.
   *
   * @param most from so many on the next ones do not count
   */
  int nextSpan(int most) {
    if (except < 0 || growing >= most) {
      return Integer.MAX_VALUE;
    }
    int span = growing;
    growing *= 2;
    return span;
  }

  /**
   * Forgets what was scouted: what was known may be so no more.
   *
   * @param mostTaken rows that are taken until the next batch
   */
  void beginBatch(int mostTaken) {
    rows.clear();
    at = 0;
    left = mostTaken;
  }

  /**
   * Has rows taken up to one that is not known.
   *
   * @param row the number that this one will have in the batch
   * @return where it begins; the end of the body, or what comes where it {@link #isFull}
   */
  int pass(byte[] bytes, int from, int row) {
    int position = from;
    boolean looks = except >= 0 && pause == 0;
    while (looks && position < end && left > 0) {
      while (at < rows.size() && starts[at] < position) {
        at++;
      }
      if (at == rows.size() || starts[at] > position) {
        scout(bytes, position);
      }
      int behind = rows.behindKnown(at, left);
      looks = behind > at;
      if (looks) {
        taker.take(at, behind);
        left -= behind - at;
        position = ends[behind - 1] + 1;
        at = behind;
      }
    }
    ofBatch.setNone(row);
    pause = Math.max(0, pause - 1);
    return position;
  }

  /** Forgets the body: memory may be needed for another one. */
  void end() {
    rows.clear();
  }

  /** Whether so many rows were taken that the batch must end. */
  boolean isFull() {
    return left == 0;
  }

  /**
   * Notes the print of the row that was not known and was scanned then.
   *
   * @param lineEnd where its line has ended
   */
  void scanned(byte[] bytes, int lineEnd, int row) {
    if (at < rows.size()
        && lineEnd == ends[at]
        && rows.prints().has(at)
        && Utf8.isValid(bytes, starts[at], lineEnd - starts[at])) {
      ofBatch.set(row, rows.prints().of(at));
    }
  }

  /** Of each row of the batch its print; null where none has one. */
  Prints prints() {
    return except < 0 ? null : ofBatch;
  }

  private void scout(byte[] bytes, int from) {
    judge();
    at = 0;
    rows.begin(bytes);
    int position = from;
    while (rows.size() < ScoutedRows.MOST && position < end) {
      int row = rows.size();
      starts[row] = position;
      ends[row] = read(bytes, position);
      if (ends[row] < 0) {
        break;
      }
      position = ends[row] + 1;
    }
    taker.look(rows);
    tried += rows.size();
    found += rows.knownRows();
  }

  /** Adds a row; gives where its line ends, a number below 0 where it has no print. */
  private int read(byte[] bytes, int start) {
    int cell = start;
    int behind = behind(bytes, cell);
    for (int column = 0; column < except && behind >= 0; column++) {
      cell = behind;
      behind = behind(bytes, cell);
    }
    int lineEnd = behind < 0 ? NOT_PLAIN : Swar.newline(bytes, behind);
    if (lineEnd < 0 || RowPrints.isTooLong(cell - start) || RowPrints.isTooLong(lineEnd - behind)) {
      rows.addUnknown();
      return NOT_PLAIN;
    }
    long salt = cell == start ? headers : prints.salt(bytes, start, cell, headers);
    int quotes = bytes[cell] == '"' ? 1 : 0;
    rows.add(prints.print(bytes, behind, lineEnd, salt), cell + quotes, behind - 1 - quotes);
    return lineEnd;
  }

  /**
   * Where the cell behind a plain one begins; {@link #NOT_PLAIN} for another one and for a last.
   */
  private static int behind(byte[] bytes, int cell) {
    int comma = cellEnd(bytes, cell);
    return bytes[comma] == ',' ? comma + 1 : NOT_PLAIN;
  }

  /** Where a cell ends, for one with quotes in it perhaps too soon. */
  private static int cellEnd(byte[] bytes, int cell) {
    return bytes[cell] == '"' ? Swar.quote(bytes, cell + 1) + 1 : Swar.commaOrNewline(bytes, cell);
  }

  private void judge() {
    if (tried < TRIAL) {
      return;
    }
    rare = 2 * found < tried;
    if (ONE_OF * found >= tried) {
      patience = Math.max(PATIENCE, patience);
    } else {
      patience -= found == 0 ? IN_VAIN : 1;
    }
    if (patience <= 0) {
      pause = PAUSE;
      patience = PATIENCE;
    }
    tried = 0;
    found = 0;
  }
}
