package io.vpsbeacon.detect;

import java.util.Arrays;

/** Long to non-negative int, open-addressed. */
final class LongIntMap {
  static final int ABSENT = -1;

  /** Slots of a new one: most stay small. */
  private static final int FIRST = 4;

  private long[] keys = new long[FIRST];
  private int[] values = filled(FIRST);
  private int size;

  int size() {
    return size;
  }

  int get(long key) {
    return values[slot(keys, values, key)];
  }

  void put(long key, int value) {
    int slot = slot(keys, values, key);
    if (values[slot] == ABSENT) {
      keys[slot] = key;
      size++;
    }
    values[slot] = value;
    if (size * 2 > keys.length) {
      grow();
    }
  }

  private void grow() {
    long[] moreKeys = new long[keys.length * 2];
    int[] moreValues = filled(moreKeys.length);
    for (int i = 0; i < keys.length; i++) {
      if (values[i] != ABSENT) {
        int slot = slot(moreKeys, moreValues, keys[i]);
        moreKeys[slot] = keys[i];
        moreValues[slot] = values[i];
      }
    }
    keys = moreKeys;
    values = moreValues;
  }

  private static int slot(long[] keys, int[] values, long key) {
    long hash = key * 0x9E3779B97F4A7C15L;
    int mask = keys.length - 1;
    int slot = (int) (hash ^ (hash >>> 32)) & mask;
    while (values[slot] != ABSENT && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int[] filled(int length) {
    int[] values = new int[length];
    Arrays.fill(values, ABSENT);
    return values;
  }
}
