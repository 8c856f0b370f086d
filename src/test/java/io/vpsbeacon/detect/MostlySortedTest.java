package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class MostlySortedTest {
  @Property
  void sortsTheFirstAsArraysDoesAndLeavesTheOthers(
      @ForAll @LongRange(min = -9, max = 9) long[] numbers, @ForAll @IntRange(max = 9) int others) {
    int size = Math.max(0, numbers.length - others);
    long[] expected = numbers.clone();
    Arrays.sort(expected, 0, size);
    MostlySorted.sort(numbers, size);
    assertArrayEquals(expected, numbers);
  }

  @Example
  void turnsWhatFalls() {
    long[] numbers = {7, 5, 5, 1, 9};
    assertTrue(MostlySorted.sort(numbers, 4));
    assertArrayEquals(new long[] {1, 5, 5, 7, 9}, numbers);
  }

  @Example
  void leavesWhatRises() {
    long[] numbers = {1, 5, 5, 7, 0};
    assertTrue(MostlySorted.sort(numbers, 4));
    assertArrayEquals(new long[] {1, 5, 5, 7, 0}, numbers);
  }

  @Example
  void saysThatWhatRisesAndFallsWasNotInOrder() {
    assertFalse(MostlySorted.sort(new long[] {1, 5, 4}, 3));
    assertFalse(MostlySorted.sort(new long[] {5, 4, 5}, 3));
  }

  @Example
  void oneOrNoneIsInOrder() {
    assertTrue(MostlySorted.sort(new long[] {3, 2, 4}, 1));
    assertTrue(MostlySorted.sort(new long[] {}, 0));
  }
}
