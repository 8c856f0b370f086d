package io.vpsbeacon.detect;

/** A set of positive ints, small for the one or two that most groups have. */
final class IntSet {
  private int[] table = new int[4];
  private int size;

  int size() {
    return size;
  }

  /** Bytes of memory that it takes. */
  long bytes() {
    return 40 + (long) Integer.BYTES * table.length;
  }

  void add(int value) {
    int slot = slot(table, value);
    if (table[slot] == 0) {
      table[slot] = value;
      if (++size * 2 > table.length) {
        grow();
      }
    }
  }

  int[] values() {
    int[] values = new int[size];
    int found = 0;
    for (int value : table) {
      if (value != 0) {
        values[found++] = value;
      }
    }
    return values;
  }

  private void grow() {
    int[] larger = new int[table.length * 2];
    for (int value : table) {
      if (value != 0) {
        larger[slot(larger, value)] = value;
      }
    }
    table = larger;
  }

  private static int slot(int[] table, int value) {
    int mask = table.length - 1;
    int slot = ((value * 0x9E3779B9) >>> 7) & mask;
    while (table[slot] != 0 && table[slot] != value) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
