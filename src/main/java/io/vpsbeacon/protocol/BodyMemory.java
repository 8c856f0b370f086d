package io.vpsbeacon.protocol;

import io.vpsbeacon.columns.ReadAhead;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Memory for the bodies of chunks, used again and again. As many as {@link ReadAhead} allows: what
 * is taken belongs to whoever took it until it is given back. Safe for use by several threads.
 */
class BodyMemory {
  private final Deque<Bytes> free = new ArrayDeque<>();
  private long longest;

  /** How many there may be at once that are so long. */
  int sources(long bytes) {
    return ReadAhead.sources(bytes);
  }

  /**
   * How many there may be at once.
   *
   * @param bytes that a body takes
   */
  synchronized int atOnce(long bytes) {
    longest = Math.max(longest, bytes);
    return sources(longest);
  }

  /** One that nobody uses. Where there may be few, others that nobody uses are let go of. */
  synchronized Bytes take() {
    if (free.isEmpty()) {
      return new Bytes();
    }
    Bytes body = free.removeLast();
    if (sources(longest) < ReadAhead.MOST) {
      drop();
    }
    return body;
  }

  /** Takes one back. */
  synchronized void give(Bytes body) {
    free.add(body);
  }

  /** Lets go of those that nobody uses. */
  synchronized void drop() {
    while (!free.isEmpty()) {
      free.remove().release(); // a scanner may still know it
    }
  }
}
