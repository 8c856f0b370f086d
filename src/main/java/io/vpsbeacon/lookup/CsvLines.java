package io.vpsbeacon.lookup;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The records of a CSV file, one by one, with the line each begins on. Blank lines and records of
 * blank cells alone, which spreadsheet programs leave behind, are passed over. Bytes that are no
 * UTF-8 become {@link #BROKEN}, so that one bad cell costs one row.
 */
final class CsvLines implements Closeable {
  /** What stands for bytes that are no UTF-8. */
  static final char BROKEN = '\ufffd';

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private final RecordReader text;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;

  /**
   * @param line where the record begins, counted from 1
   * @param cells as they are
   */
  record Line(long line, List<String> cells) {
    /** A cell without the blanks around it. */
    String text(int column) {
      return cells.get(column).strip();
    }
  }

  /** The file cannot be read past this line. */
  static final class BrokenException extends IOException {
    private static final long serialVersionUID = 1L;
    private final long line;

    private BrokenException(long line, String cause) {
      super(cause);
      this.line = line;
    }

    long line() {
      return line;
    }
  }

  /** What is done with the records of a file. */
  interface Use {
    void of(CsvLines lines) throws IOException;
  }

  /** Reads a file as far as it can be read; what stops it is a problem of the file. */
  static void read(Path file, Problems problems, Use use) {
    try (CsvLines lines = new CsvLines(file)) {
      use.of(lines);
    } catch (BrokenException e) {
      problems.add(e.line(), e.getMessage());
    } catch (IOException e) {
      problems.add(0, FileNames.cannotRead(e));
    }
  }

  CsvLines(Path file) throws IOException {
    String fault = FileNames.fault(file);
    if (fault != null) {
      throw new BrokenException(0, fault);
    }
    InputStream bytes = new BufferedInputStream(open(file), 1 << 16);
    try {
      skipByteOrderMark(bytes);
      text =
          new RecordReader(
              new InputStreamReader(
                  bytes,
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPLACE)
                      .onUnmappableCharacter(CodingErrorAction.REPLACE)));
      parser = CSVParser.builder().setReader(text).setFormat(FORMAT).get();
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
    records = parser.iterator();
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    if (!String.valueOf(file.getFileName()).endsWith(".gz")) {
      return bytes;
    }
    try {
      return new GZIPInputStream(bytes, 1 << 16);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static void skipByteOrderMark(InputStream bytes) throws IOException {
    bytes.mark(3);
    byte[] start = bytes.readNBytes(3);
    if (startsWith(start, 0xff, 0xfe) || startsWith(start, 0xfe, 0xff)) {
      throw new BrokenException(0, "is UTF-16 text; save it as CSV in UTF-8");
    }
    if (!startsWith(start, 0xef, 0xbb, 0xbf)) {
      bytes.reset();
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || bytes[i] != (byte) mark[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The next record that says something, or null at the end.
   *
   * @throws BrokenException where quotes do not pair up: what follows cannot be told apart; where a
   *     record has more than {@link RecordReader#MOST} characters
   */
  Line next() throws IOException {
    while (true) {
      long start = parser.getCurrentLineNumber() + 1;
      List<String> cells;
      text.begin();
      try {
        if (!records.hasNext()) {
          return null;
        }
        cells = Arrays.asList(records.next().values());
      } catch (UncheckedIOException e) {
        if (e.getCause() instanceof RecordReader.TooLongException) {
          throw new BrokenException(
              start,
              "a row has more than "
                  + RecordReader.MOST
                  + " characters (a missing quote?); from here on the file was not read");
        }
        if (!(e.getCause() instanceof CSVException)) {
          throw e.getCause();
        }
        throw new BrokenException(
            start,
            "a quote is not closed, or text follows a closing quote; from here on the file was not"
                + " read");
      }
      for (String cell : cells) {
        if (!cell.isBlank()) {
          return new Line(start, cells);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
