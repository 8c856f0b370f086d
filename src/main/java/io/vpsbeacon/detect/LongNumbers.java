package io.vpsbeacon.detect;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Gives every distinct long a small number, from 0, in order of first sight. */
final class LongNumbers {
  private long[] values;

  /** Of each value its number plus one. */
  private HashedNumbers numbers;

  private final IntUnaryOperator hashOf = this::hashOf;

  private int size;

  LongNumbers() {
    clear();
  }

  /** Forgets all values: numbers given so far mean nothing any more. */
  void clear() {
    values = new long[16];
    numbers = new HashedNumbers(32);
    size = 0;
  }

  int size() {
    return size;
  }

  /** The number of a value, the next one where it is new. */
  int number(long value) {
    int hash = hash(value);
    int slot = numbers.first(hash);
    for (int known = numbers.at(slot); known != HashedNumbers.NONE; known = numbers.at(slot)) {
      if (values[known - 1] == value) {
        return known - 1;
      }
      slot = numbers.next(hash, slot);
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, Growth.next(size));
    }
    values[size++] = value;
    numbers.put(slot, hash, size, hashOf);
    return size - 1;
  }

  /** The value that has this number. */
  long value(int number) {
    return values[number];
  }

  /** Foresees the memory for so many more values. */
  void foresee(int more, Forecast forecast) {
    forecast.growing(Long.BYTES, values.length, (long) size + more);
    numbers.foresee(size + (long) more, forecast);
  }

  private int hashOf(int number) {
    return hash(values[number - 1]);
  }

  private static int hash(long value) {
    long hash = value * 0x9E3779B97F4A7C15L;
    return (int) (hash ^ (hash >>> 32));
  }
}
