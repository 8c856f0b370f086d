package io.vpsbeacon.detect;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** How many hosts of the search reach each destination. First all pairs are added. */
final class Prevalence {
  private long[] pairs;
  private int size;

  /** Makes an empty one, for so many pairs. */
  Prevalence(int pairs) {
    this.pairs = new long[pairs];
  }

  /** Bytes of memory that so many pairs take until they are counted, as sorting may copy them. */
  static long bytesOfPairs(int pairs) {
    return 2L * Long.BYTES * pairs;
  }

  /** Bytes of memory that what came of so many pairs takes. */
  static long bytesCounted(int pairs) {
    return (long) Integer.BYTES * pairs;
  }

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

  /**
   * Ends adding. What it gives may be asked by several threads: distinct hosts that reach a
   * destination, 0 where neither is known.
   */
  IntUnaryOperator counted() {
    sort();
    int[] hostsOf = new int[size == 0 ? 0 : (int) (pairs[size - 1] >>> 32) + 1];
    for (int i = 0; i < size; i++) {
      hostsOf[(int) (pairs[i] >>> 32)]++;
    }
    pairs = null;
    return destination -> destination < hostsOf.length ? hostsOf[destination] : 0;
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
