package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;

/**
 * UTF-16 text as UTF-8. Event Viewer, wevtutil and PowerShell write UTF-16; behind this, all text
 * is UTF-8 without a byte order mark.
 */
final class Utf16Input extends InputStream {
  private final Reader reader;
  private final char[] chars = new char[8192];
  private byte[] bytes = new byte[0];
  private int position;
  private int kept;

  private Utf16Input(InputStream in, Charset charset) {
    reader = new InputStreamReader(in, charset);
  }

  /** The same text in UTF-8, without a byte order mark. */
  static BufferedInputStream utf8(InputStream in) throws IOException {
    BufferedInputStream text = new BufferedInputStream(in, 1 << 16);
    text.mark(4);
    byte[] head = text.readNBytes(3);
    text.reset();
    int first = head.length > 0 ? head[0] & 0xff : -1;
    int second = head.length > 1 ? head[1] & 0xff : -1;
    if (first == 0xef && second == 0xbb && head.length > 2 && (head[2] & 0xff) == 0xbf) {
      text.skipNBytes(3);
      return text;
    }
    boolean marked = (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff);
    if (marked) {
      text.skipNBytes(2);
    } else if (head.length < 2 || (first == 0) == (second == 0)) {
      return text;
    }
    Charset charset = first == 0xff || (!marked && second == 0) ? UTF_16LE : UTF_16BE;
    return new BufferedInputStream(new Utf16Input(text, charset), 1 << 16);
  }

  @Override
  public int read() throws IOException {
    return position < bytes.length || more() ? bytes[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position == bytes.length && !more()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - position);
    System.arraycopy(bytes, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private boolean more() throws IOException {
    int count = reader.read(chars, kept, chars.length - kept);
    int total = kept + Math.max(count, 0);
    if (total == 0) {
      return false;
    }
    // A pair that the read cut in two is encoded together with what comes next.
    kept = count > 0 && Character.isHighSurrogate(chars[total - 1]) ? 1 : 0;
    bytes = new String(chars, 0, total - kept).getBytes(UTF_8);
    position = 0;
    if (kept > 0) {
      chars[0] = chars[total - 1];
    }
    return bytes.length > 0 || more();
  }
}
