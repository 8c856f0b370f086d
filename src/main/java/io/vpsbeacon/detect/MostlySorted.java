package io.vpsbeacon.detect;

import java.util.Arrays;

/** Sorts numbers that follow from times: events mostly come newest first, or oldest first. */
final class MostlySorted {
  private MostlySorted() {}

  /** Sorts, ascending. */
  static void sort(long[] numbers) {
    boolean rises = true;
    boolean falls = true;
    for (int i = 1; i < numbers.length && (rises || falls); i++) {
      rises &= numbers[i - 1] <= numbers[i];
      falls &= numbers[i - 1] >= numbers[i];
    }
    if (falls) {
      reverse(numbers);
    } else if (!rises) {
      Arrays.sort(numbers);
    }
  }

  private static void reverse(long[] numbers) {
    for (int i = 0, j = numbers.length - 1; i < j; i++, j--) {
      long number = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = number;
    }
  }
}
