package io.vpsbeacon.events;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what is wrong with a file in one way, and keeps the first cause. */
final class Faults {
  private String first;
  private final AtomicLong count = new AtomicLong();

  /** Notes what is wrong at a place, "line 7". */
  void add(String place, String cause) {
    if (first == null) {
      first = place + ": " + cause;
    }
    count.incrementAndGet();
  }

  long count() {
    return count.get();
  }

  /** The first place and what is wrong there; null where there is none. */
  String first() {
    return first;
  }
}
