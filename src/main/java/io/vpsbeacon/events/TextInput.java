package io.vpsbeacon.events;

import java.io.IOException;
import java.io.InputStream;

/**
 * Text as UTF-8 without a byte order mark. Event Viewer, wevtutil and PowerShell write UTF-16;
 * behind this, all text is well-formed UTF-8. What is broken in it is replaced and counted.
 */
abstract class TextInput extends InputStream {
  private final InputStream in;
  private final byte[] given = new byte[1 << 16];
  private int start;
  private int limit;
  private byte[] ready = {};
  private int position;
  private int end;
  private long line = 1;
  private final Faults broken = new Faults();

  TextInput(InputStream in) {
    this.in = in;
  }

  /** Tells the encoding from the first bytes. */
  static TextInput of(InputStream in) throws IOException {
    byte[] head = in.readNBytes(3);
    int first = head.length > 0 ? head[0] & 0xff : -1;
    int second = head.length > 1 ? head[1] & 0xff : -1;
    boolean little = first == 0xff && second == 0xfe;
    boolean big = first == 0xfe && second == 0xff;
    if (first == 0xef && second == 0xbb && head.length > 2 && (head[2] & 0xff) == 0xbf) {
      return new Utf8Input(in);
    }
    TextInput text;
    if (little || big) {
      text = new Utf16Input(in, little);
    } else if (head.length < 2 || (first == 0) == (second == 0)) {
      text = new Utf8Input(in);
    } else {
      text = new Utf16Input(in, second == 0);
    }
    int mark = little || big ? 2 : 0;
    text.limit = head.length - mark;
    System.arraycopy(head, mark, text.given, 0, text.limit);
    return text;
  }

  /** What could not be read and is replaced. */
  final Faults broken() {
    return broken;
  }

  /** Why the end of the text is not the end of a character; null where it is. */
  String damage() {
    return null;
  }

  /**
   * Makes some text ready from bytes of the file, and says where the first byte is that it did not
   * use.
   *
   * @param last whether no bytes follow
   * @return at least {@code start}; less than {@code limit} only where more bytes are needed, or
   *     what is broken comes next
   */
  abstract int decode(byte[] bytes, int from, int to, boolean last);

  /** Hands over text that is ready. */
  final void ready(byte[] bytes, int from, int to) {
    ready = bytes;
    position = from;
    end = to;
    if (broken.count() == 0) {
      for (int i = from; i < to; i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
    }
  }

  /** Notes what is broken behind the text made ready so far. */
  final void note(String cause) {
    broken.add("line " + line, cause);
  }

  @Override
  public final int read() throws IOException {
    return position < end || more() ? ready[position++] & 0xff : -1;
  }

  @Override
  public final int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position == end && !more()) {
      return -1;
    }
    int count = Math.min(length, end - position);
    System.arraycopy(ready, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public final void close() throws IOException {
    in.close();
  }

  private boolean more() throws IOException {
    position = 0;
    end = 0;
    boolean last = false;
    while (position == end) {
      if (start == limit && last) {
        return false;
      }
      start = decode(given, start, limit, last);
      if (position == end) {
        last = last || !fill();
      }
    }
    return true;
  }

  /** Reads behind what is kept, which comes to lie at the beginning; false at the end. */
  private boolean fill() throws IOException {
    System.arraycopy(given, start, given, 0, limit - start);
    limit -= start;
    start = 0;
    int count = in.read(given, limit, given.length - limit);
    limit += Math.max(count, 0);
    return count > 0;
  }
}
