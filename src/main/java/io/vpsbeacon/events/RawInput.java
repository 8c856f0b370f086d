package io.vpsbeacon.events;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** The file as it lies on disk: counted, and with a look ahead. */
final class RawInput extends InputStream {
  private final String name;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private final AtomicLong taken = new AtomicLong();

  RawInput(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /** Bytes taken from the file so far; any thread may ask. */
  long taken() {
    return taken.get();
  }

  /** Whether the next bytes are these; takes none. */
  boolean startsWith(int... expected) throws IOException {
    while (limit - position < expected.length) {
      if (!more()) {
        return false;
      }
    }
    for (int i = 0; i < expected.length; i++) {
      if ((buffer[position + i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  boolean atEnd() throws IOException {
    return position == limit && !more();
  }

  byte[] buffer() {
    return buffer;
  }

  int position() {
    return position;
  }

  /** Bytes that lie in the buffer from the position on. */
  int buffered() {
    return limit - position;
  }

  /** Moves within the buffer; a negative count gives bytes back. */
  void advance(int count) {
    position += count;
  }

  @Override
  public int read() throws IOException {
    return atEnd() ? -1 : buffer[position++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (atEnd()) {
      return -1;
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(buffer, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Reads behind what is buffered; false at the end of the file. */
  private boolean more() throws IOException {
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
    }
    int count;
    try {
      count = in.read(buffer, limit, buffer.length - limit);
    } catch (IOException e) {
      throw new EventFormatException(name, "", "it cannot be read (" + e.getMessage() + ")");
    }
    if (count <= 0) {
      return false;
    }
    limit += count;
    taken.addAndGet(count);
    return true;
  }
}
