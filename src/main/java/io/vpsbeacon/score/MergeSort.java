package io.vpsbeacon.score;

import java.util.Arrays;

/**
 * Sorts a sample by merging from both ends at once, without a branch that nobody can foretell: two
 * runs of one length need no look at where they end, since as many steps as one of them is long
 * take the lower half from their begins and the upper half from their ends. For some hundred
 * numbers it is faster than the library's, whose code is so large that compiling it takes a short
 * search longer than all that is sorted.
 */
final class MergeSort {
  private MergeSort() {}

  /** Sorts numbers of 0 and more, a few hundred at most, ascending; none is -0.0 or NaN. */
  static void sort(double[] values) {
    int size = 1;
    while (size < values.length) {
      size *= 2;
    }
    // Of such numbers the bits are in the same order, and two of them differ by no more than a long
    // holds.
    long[] from = new long[size];
    for (int i = 0; i < values.length; i++) {
      from[i] = Double.doubleToRawLongBits(values[i]);
    }
    Arrays.fill(from, values.length, size, Long.MAX_VALUE);
    long[] to = new long[size];
    for (int run = 1; run < size; run *= 2) {
      for (int begin = 0; begin < size; begin += 2 * run) {
        merge(from, begin, run, to);
      }
      long[] merged = to;
      to = from;
      from = merged;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.longBitsToDouble(from[i]);
    }
  }

  /** Merges the run that begins here and the next one. */
  private static void merge(long[] from, int begin, int run, long[] to) {
    int low = begin;
    int lowOfNext = begin + run;
    int high = lowOfNext - 1;
    int highOfNext = high + run;
    for (int i = 0; i < run; i++) {
      long less = from[lowOfNext] - from[low];
      long isNext = less >> 63;
      to[begin + i] = from[low] + (less & isNext);
      lowOfNext -= (int) isNext;
      low += 1 + (int) isNext;

      long more = from[highOfNext] - from[high];
      long isThis = more >> 63;
      to[begin + 2 * run - 1 - i] = from[highOfNext] - (more & isThis);
      high += (int) isThis;
      highOfNext -= 1 + (int) isThis;
    }
  }
}
