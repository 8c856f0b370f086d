package io.vpsbeacon.feeds;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;

/** The lines of a text feed, one at a time, and none longer than allowed. */
final class FeedLines {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final byte[] line;
  private int at;
  private int end;
  private long number;

  FeedLines(InputStream in, Limits limits) {
    this.in = in;
    this.line = new byte[limits.lineBytes()];
  }

  /** Where the last line was. */
  String place() {
    return "line " + number;
  }

  /**
   * The next line without its end, or null behind the last.
   *
   * @throws FeedException where one is too long, or no UTF-8
   */
  String next() throws IOException {
    int length = 0;
    boolean any = false;
    number++;
    while (true) {
      if (at == end) {
        at = 0;
        end = Math.max(0, in.read(buffer));
        if (end == 0) {
          return any ? text(length) : null;
        }
      }
      any = true;
      byte b = buffer[at++];
      if (b == '\n') {
        return text(length);
      }
      if (length == line.length) {
        throw Collector.refused(
            this::place, String.format(Locale.ROOT, "is longer than %,d bytes", line.length));
      }
      line[length++] = b;
    }
  }

  private String text(int length) throws FeedException {
    int until = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    int from = number == 1 && startsWithMark(until) ? 3 : 0;
    boolean ascii = true;
    for (int i = from; i < until && ascii; i++) {
      ascii = line[i] > 0;
    }
    if (ascii) {
      return new String(line, from, until - from, ISO_8859_1);
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(line, from, until - from)).toString();
      if (text.indexOf('\0') >= 0) {
        throw Collector.refused(this::place, "holds a NUL; a feed is text in UTF-8");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw Collector.refused(this::place, "is no UTF-8");
    }
  }

  private boolean startsWithMark(int length) {
    return length >= 3
        && line[0] == (byte) 0xef
        && line[1] == (byte) 0xbb
        && line[2] == (byte) 0xbf;
  }
}
