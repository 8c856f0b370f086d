package io.vpsbeacon.feeds;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Lets JSON pass as long as no text or number in it is too long: the reader behind would hold it
 * whole. Passes over a byte order mark.
 */
final class JsonTexts extends FilterInputStream {
  private final int longest;
  private long position;
  private int length;
  private boolean inText;
  private boolean escaped;

  JsonTexts(InputStream in, int longest) throws IOException {
    super(in);
    this.longest = longest;
    in.mark(3);
    if (in.read() != 0xef || in.read() != 0xbb || in.read() != 0xbf) {
      in.reset();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    int got = in.read(bytes, offset, count);
    for (int i = offset; i < offset + got; i++) {
      position++;
      watch(bytes[i]);
      if (length > longest) {
        throw new FeedException(
            String.format(
                Locale.ROOT,
                "byte %,d: a text is longer than %,d bytes; the whole feed is refused",
                position,
                longest));
      }
    }
    return got;
  }

  private void watch(byte b) {
    if (inText) {
      length++;
      if (escaped) {
        escaped = false;
      } else if (b == '\\') {
        escaped = true;
      } else if (b == '"') {
        inText = false;
        length = 0;
      }
    } else if (b == '"') {
      inText = true;
      length = 0;
    } else {
      length = ",:[]{} \t\r\n".indexOf(b) >= 0 ? 0 : length + 1;
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
