package io.vpsbeacon.detect;

import java.util.Arrays;

/** Sorts numbers that follow from times: events mostly come newest first, or oldest first. */
final class MostlySorted {
  private MostlySorted() {}

  /**
   * Sorts the first so many, ascending.
   *
   * @return whether they were in order, from first to last or from last to first
   */
  static boolean sort(long[] numbers, int size) {
    boolean rises = true;
    boolean falls = true;
    for (int i = 1; i < size && (rises || falls); i++) {
      rises &= numbers[i - 1] <= numbers[i];
      falls &= numbers[i - 1] >= numbers[i];
    }
    if (falls) {
      reverse(numbers, size);
    } else if (!rises) {
      Arrays.sort(numbers, 0, size);
    }
    return rises || falls;
  }

  private static void reverse(long[] numbers, int size) {
    for (int i = 0, j = size - 1; i < j; i++, j--) {
      long number = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = number;
    }
  }
}
