package io.vpsbeacon.detect;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The numbers of things, from 1 up, by the things' hashes: open-addressed, and at most half full.
 * What a number stands for is the caller's to know and to compare.
 */
final class HashedNumbers {
  /** No number. */
  static final int NONE = 0;

  /**
   * Per slot a number, in as many low bits as the table's length has, and above them the same bits
   * of its hash.
   */
  private int[] table;

  private int size;

  /**
   * Makes an empty table.
   *
   * @param length slots at first, a power of two
   */
  HashedNumbers(int length) {
    table = new int[length];
  }

  /** Reads what a look-up will read first: see {@link Prefetch}. */
  int fetch(int hash) {
    return table[hash & (table.length - 1)];
  }

  /** The first slot to look at: it is free, or its number has such a hash as far as it tells. */
  int first(int hash) {
    return likely(hash, hash);
  }

  /** The next one to look at. */
  int next(int hash, int slot) {
    return likely(hash, slot + 1);
  }

  private int likely(int hash, int from) {
    int mask = table.length - 1;
    int slot = from & mask;
    int entry = table[slot];
    while (entry != NONE && ((entry ^ hash) & ~mask) != 0) {
      slot = (slot + 1) & mask;
      entry = table[slot];
    }
    return slot;
  }

  /** The number in a slot, or {@link #NONE}. */
  int at(int slot) {
    return table[slot] & (table.length - 1);
  }

  /**
   * Puts the next number into a free slot that was looked at last.
   *
   * @param hashOf tells the hashes of all numbers, for a larger table
   */
  void put(int slot, int hash, int number, IntUnaryOperator hashOf) {
    table[slot] = (hash & -table.length) | number;
    if (++size * 2 >= table.length) {
      grow(number, hashOf);
    }
  }

  private void grow(int last, IntUnaryOperator hashOf) {
    int[] larger = new int[table.length * 2];
    int mask = larger.length - 1;
    for (int number = 1; number <= last; number++) {
      int hash = hashOf.applyAsInt(number);
      int slot = hash & mask;
      while (larger[slot] != NONE) {
        slot = (slot + 1) & mask;
      }
      larger[slot] = (hash & ~mask) | number;
    }
    table = larger;
  }

  /** Forgets all numbers, and keeps the room. */
  void clear() {
    Arrays.fill(table, NONE);
    size = 0;
  }

  /** Foresees the memory for so many numbers. */
  void foresee(long numbers, Forecast forecast) {
    forecast.doubling(Integer.BYTES, table.length, 2 * numbers + 1);
  }
}
