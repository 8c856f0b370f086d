package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts UTF-8 text into lines; one that is out of all proportion is given up, not held. */
final class Lines {
  private final InputStream in;
  private final int longest;
  private byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private long number;
  private boolean tooLong;
  private boolean terminated;

  Lines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** The next line without its end, or null behind the last one. */
  String next() throws IOException {
    tooLong = false;
    terminated = false;
    int scanned = position;
    while (true) {
      while (scanned < limit && buffer[scanned] != '\n') {
        scanned++;
      }
      if (scanned < limit) {
        terminated = true;
        break;
      }
      if (scanned - position > longest) {
        tooLong = true;
        position = scanned;
      }
      scanned -= position;
      if (!more()) {
        if (limit == 0 && !tooLong) {
          return null;
        }
        break;
      }
    }
    int end = scanned > position && buffer[scanned - 1] == '\r' ? scanned - 1 : scanned;
    String line = tooLong ? "" : new String(buffer, position, end - position, UTF_8);
    position = terminated ? scanned + 1 : scanned;
    number++;
    return line;
  }

  /** Number of the line just given, from 1. */
  long number() {
    return number;
  }

  /** Whether the line just given was too long and is left out. */
  boolean tooLong() {
    return tooLong;
  }

  /** Whether the line just given had an end; the last one of a file that was cut off has none. */
  boolean terminated() {
    return terminated;
  }

  /** Reads behind what is kept, which comes to lie at the beginning; false at the end. */
  private boolean more() throws IOException {
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
    }
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, limit * 2);
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(count, 0);
    return count > 0;
  }
}
