package io.vpsbeacon.detect;

import java.util.Arrays;

/** The origins of one group's connections, which are process and port, numbered as they come. */
final class Origins {
  private static final long NONE = -1;

  private final LongIntMap numbers = new LongIntMap();
  private long[] origins = new long[4];
  private long last = NONE;
  private int lastNumber;

  /** The number of an origin. */
  int number(int process, int port) {
    long origin = ((long) process << 32) | port;
    if (origin != last) {
      last = origin;
      lastNumber = number(origin);
    }
    return lastNumber;
  }

  private int number(long origin) {
    int number = numbers.get(origin);
    if (number == LongIntMap.ABSENT) {
      number = numbers.size();
      numbers.put(origin, number);
      if (number == origins.length) {
        origins = Arrays.copyOf(origins, number * 2);
      }
      origins[number] = origin;
    }
    return number;
  }

  /** How many there are. */
  int size() {
    return numbers.size();
  }

  int process(int number) {
    return (int) (origins[number] >>> 32);
  }

  int port(int number) {
    return (int) origins[number];
  }
}
