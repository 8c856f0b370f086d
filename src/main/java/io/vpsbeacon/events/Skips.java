package io.vpsbeacon.events;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the records that could not be read, and keeps the first cause. */
final class Skips {
  private String first;
  private final AtomicLong count = new AtomicLong();

  /** Notes a record, "line 7", that is left out. */
  void add(String place, String cause) {
    if (first == null) {
      first = place + ": " + cause;
    }
    count.incrementAndGet();
  }

  long count() {
    return count.get();
  }

  /** The first record that was left out and why; null where there is none. */
  String first() {
    return first;
  }
}
