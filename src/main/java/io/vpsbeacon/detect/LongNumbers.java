package io.vpsbeacon.detect;

import java.util.Arrays;

/** Gives every distinct long a small number, from 0, in order of first sight. */
final class LongNumbers {
  private long[] values;

  /** Numbers plus one, open-addressed; 0 where there is none. */
  private int[] table;

  private int size;

  LongNumbers() {
    clear();
  }

  /** Forgets all values: numbers given so far mean nothing any more. */
  void clear() {
    values = new long[16];
    table = new int[32];
    size = 0;
  }

  int size() {
    return size;
  }

  /** The number of a value, the next one where it is new. */
  int number(long value) {
    int slot = slot(value);
    if (table[slot] != 0) {
      return table[slot] - 1;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, Growth.next(size));
    }
    values[size] = value;
    table[slot] = ++size;
    if (size * 2 > table.length) {
      grow();
    }
    return size - 1;
  }

  /** The value that has this number. */
  long value(int number) {
    return values[number];
  }

  /** Foresees the memory for so many more values. */
  void foresee(int more, Forecast forecast) {
    forecast.growing(Long.BYTES, values.length, (long) size + more);
    forecast.doubling(Integer.BYTES, table.length, 2L * (size + (long) more));
  }

  private int slot(long value) {
    long hash = value * 0x9E3779B97F4A7C15L;
    int mask = table.length - 1;
    int slot = (int) (hash ^ (hash >>> 32)) & mask;
    while (table[slot] != 0 && values[table[slot] - 1] != value) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    table = new int[table.length * 2];
    for (int number = 0; number < size; number++) {
      table[slot(values[number])] = number + 1;
    }
  }
}
