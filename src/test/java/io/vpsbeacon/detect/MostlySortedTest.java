package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class MostlySortedTest {
  @Property
  void sortsAsArraysDoes(@ForAll @LongRange(min = -9, max = 9) long[] numbers) {
    long[] expected = numbers.clone();
    Arrays.sort(expected);
    MostlySorted.sort(numbers);
    assertArrayEquals(expected, numbers);
  }

  @Example
  void turnsWhatFalls() {
    long[] numbers = {7, 5, 5, 1};
    MostlySorted.sort(numbers);
    assertArrayEquals(new long[] {1, 5, 5, 7}, numbers);
  }

  @Example
  void leavesWhatRises() {
    long[] numbers = {1, 5, 5, 7};
    MostlySorted.sort(numbers);
    assertArrayEquals(new long[] {1, 5, 5, 7}, numbers);
  }
}
