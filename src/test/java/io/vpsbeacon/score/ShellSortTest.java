package io.vpsbeacon.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

final class ShellSortTest {
  @Property
  void sortsAsTheLibraryDoes(@ForAll @Size(max = 300) double[] values) {
    double[] expected = values.clone();
    Arrays.sort(expected);

    ShellSort.sort(values);

    assertArrayEquals(expected, values);
  }
}
