package io.vpsbeacon.score;

/**
 * Sorts a sample by Shell's method (1959), with the increments of Ciura (2001). For some hundred
 * numbers it is as fast as the library's, whose code is so large that compiling it takes a short
 * search longer than all that is sorted.
 */
final class ShellSort {
  private static final int[] INCREMENTS = {132, 57, 23, 10, 4, 1};

  private ShellSort() {}

  /** Sorts numbers, a few hundred at most and no NaN among them. */
  static void sort(double[] values) {
    for (int increment : INCREMENTS) {
      for (int i = increment; i < values.length; i++) {
        double value = values[i];
        int at = i;
        while (at >= increment && values[at - increment] > value) {
          values[at] = values[at - increment];
          at -= increment;
        }
        values[at] = value;
      }
    }
  }
}
