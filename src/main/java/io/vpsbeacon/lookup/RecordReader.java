package io.vpsbeacon.lookup;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * The text of records of which none is very long. A quote that is not closed makes one of all that
 * is behind it, which a small packed file may have gigabytes of.
 */
final class RecordReader extends FilterReader {
  /** Some thousand times what a row has. */
  static final int MOST = 1 << 20;

  private long read;

  /** A record is longer than {@link #MOST}. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  RecordReader(Reader in) {
    super(in);
  }

  /** What is read from now on is another record. */
  void begin() {
    read = 0;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (read > MOST) {
      throw new TooLongException();
    }
    int count = super.read(target, offset, length);
    read += Math.max(0, count);
    return count;
  }
}
