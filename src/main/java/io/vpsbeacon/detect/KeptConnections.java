package io.vpsbeacon.detect;

import java.util.Arrays;

/**
 * Connections of one group in no order: times, and of each the number of its origin, which is its
 * process and port. Origins are numbered as they come.
 */
final class KeptConnections {
  private static final long NO_ORIGIN = -1;

  private final LongIntMap origins = new LongIntMap();
  private long lastOrigin = NO_ORIGIN;
  private int lastNumber;
  private long[] originOf = new long[4];
  private long[] millis;
  private int[] numbers;
  private int size;

  /** Makes an empty list with room for so many. */
  KeptConnections(int room) {
    millis = new long[room];
    numbers = new int[room];
  }

  /** Appends a connection; the list must have room. */
  void add(long time, int process, int port) {
    long origin = ((long) process << 32) | port;
    if (origin != lastOrigin) {
      lastOrigin = origin;
      lastNumber = number(origin);
    }
    millis[size] = time;
    numbers[size++] = lastNumber;
  }

  private int number(long origin) {
    int number = origins.get(origin);
    if (number == LongIntMap.ABSENT) {
      number = origins.size();
      origins.put(origin, number);
      if (number == originOf.length) {
        originOf = Arrays.copyOf(originOf, number * 2);
      }
      originOf[number] = origin;
    }
    return number;
  }

  int size() {
    return size;
  }

  /** How many origins there are. */
  int origins() {
    return origins.size();
  }

  /** Milliseconds since the epoch. */
  long millis(int index) {
    return millis[index];
  }

  /** Number of the origin, below {@link #origins}. */
  int origin(int index) {
    return numbers[index];
  }

  int process(int origin) {
    return (int) (originOf[origin] >>> 32);
  }

  int port(int origin) {
    return (int) originOf[origin];
  }
}
