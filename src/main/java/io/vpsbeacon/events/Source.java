package io.vpsbeacon.events;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a reader of one format gets.
 *
 * @param file the file's name, for messages
 * @param text UTF-8, without a byte order mark
 * @param cut says, at the end of the text, that it is not the end of the file: its last record may
 *     be half of one
 * @param broken takes note of text that cannot be read and is replaced
 */
record Source(String file, InputStream text, Cut cut, Faults broken) {
  /** No record is longer; what looks so has an open quote, or is no text. */
  static final int LONGEST_RECORD = 32 << 20;

  static final String TOO_LONG = "longer than " + (LONGEST_RECORD >> 20) + " MB";

  /** A source that ends where it ends. */
  static Source of(String file, InputStream text) {
    return new Source(file, text, () -> false, new Faults());
  }

  /** Whether the text ended too early. */
  @FunctionalInterface
  interface Cut {
    boolean isCut();
  }

  /** Reads all records of a source. */
  @FunctionalInterface
  interface Reader {
    /** Commits the records to the rows, and notes those that cannot be read. */
    void read(Source source, Rows rows, Faults skips) throws IOException;
  }
}
