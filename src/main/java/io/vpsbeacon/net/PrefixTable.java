package io.vpsbeacon.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The prefixes of one length: an open hash table over their bits, without an object for each. */
final class PrefixTable<T> {
  private final int bits;
  private final long highMask;
  private final long lowMask;
  private long[] highs = new long[8];
  private long[] lows = new long[8];
  private int[] entries = new int[8];
  private int used;

  /**
   * All values in the order they were added. Those of one prefix form a ring by {@code next}; the
   * prefix's entry is its last value's index + 1, so that both ends are at hand.
   */
  private final List<T> values = new ArrayList<>();

  private int[] next = new int[8];

  PrefixTable(int bits) {
    this.bits = bits;
    this.highMask = IpPrefix.highMask(bits);
    this.lowMask = IpPrefix.lowMask(bits);
  }

  int bits() {
    return bits;
  }

  void add(IpAddress first, T value) {
    if ((used + 1) * 3 > entries.length * 2) {
      grow();
    }
    if (values.size() == next.length) {
      next = Arrays.copyOf(next, next.length * 2);
    }
    int added = values.size();
    values.add(value);
    int slot = slot(first.high(), first.low());
    if (entries[slot] == 0) {
      highs[slot] = first.high();
      lows[slot] = first.low();
      used++;
      next[added] = added;
    } else {
      int last = entries[slot] - 1;
      next[added] = next[last];
      next[last] = added;
    }
    entries[slot] = added + 1;
  }

  /** Adds the values of the prefix that holds the address to {@code found}, made when needed. */
  List<T> collect(IpAddress address, List<T> found) {
    int slot = slot(address.high() & highMask, address.low() & lowMask);
    if (entries[slot] == 0) {
      return found;
    }
    List<T> all = found == null ? new ArrayList<>(4) : found;
    int last = entries[slot] - 1;
    int entry = last;
    do {
      entry = next[entry];
      all.add(values.get(entry));
    } while (entry != last);
    return all;
  }

  private int slot(long high, long low) {
    int mask = entries.length - 1;
    int slot = hash(high, low) & mask;
    while (entries[slot] != 0 && (highs[slot] != high || lows[slot] != low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int hash(long high, long low) {
    long mixed = ((high * 0x9e3779b97f4a7c15L) ^ low) * 0xff51afd7ed558ccdL;
    mixed ^= mixed >>> 32;
    return (int) (mixed ^ (mixed >>> 16));
  }

  private void grow() {
    long[] oldHighs = highs;
    long[] oldLows = lows;
    int[] oldEntries = entries;
    int capacity = oldEntries.length * 2;
    highs = new long[capacity];
    lows = new long[capacity];
    entries = new int[capacity];
    for (int i = 0; i < oldEntries.length; i++) {
      if (oldEntries[i] != 0) {
        int slot = slot(oldHighs[i], oldLows[i]);
        highs[slot] = oldHighs[i];
        lows[slot] = oldLows[i];
        entries[slot] = oldEntries[i];
      }
    }
  }
}
