package io.vpsbeacon.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

final class MergeSortTest {
  @Property
  void sortsNumbersFromZeroAsTheLibraryDoes(@ForAll @Size(max = 300) double[] values) {
    Arrays.setAll(values, i -> Math.abs(values[i]));
    double[] expected = values.clone();
    Arrays.sort(expected);

    MergeSort.sort(values);

    assertArrayEquals(expected, values);
  }
}
