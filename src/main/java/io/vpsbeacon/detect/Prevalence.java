package io.vpsbeacon.detect;

import java.util.Arrays;

/** How many hosts of the search reach each destination. First all pairs are added, then asked. */
final class Prevalence {
  private long[] pairs = new long[64];
  private int size;
  private int[] hostsOf;

  /** Notes that a host reaches a destination; one that is not known counts for nothing. */
  void add(int destination, int host) {
    if (destination == Interner.MISSING || host == Interner.MISSING) {
      return;
    }
    if (size == pairs.length) {
      sort();
      if (size > pairs.length / 2) {
        pairs = Arrays.copyOf(pairs, pairs.length * 2);
      }
    }
    pairs[size++] = ((long) destination << 32) | host;
  }

  /** Distinct hosts that reach the destination; 0 where neither is known. */
  int of(int destination) {
    if (hostsOf == null) {
      sort();
      hostsOf = new int[size == 0 ? 0 : (int) (pairs[size - 1] >>> 32) + 1];
      for (int i = 0; i < size; i++) {
        hostsOf[(int) (pairs[i] >>> 32)]++;
      }
      pairs = null;
    }
    return destination < hostsOf.length ? hostsOf[destination] : 0;
  }

  /** Sorts the pairs, and leaves one of each. */
  private void sort() {
    Arrays.sort(pairs, 0, size);
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || pairs[i] != pairs[i - 1]) {
        pairs[distinct++] = pairs[i];
      }
    }
    size = distinct;
  }
}
