package io.vpsbeacon.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Against the plain way to count the lags to the next few connections. */
final class LagCountsTest {
  @Property
  void lagsThatAreTooShortOrTooLongAreNotCounted(
      @ForAll @Size(min = 2, max = 60) int[] noise,
      @ForAll @IntRange(min = 1, max = 40) int order) {
    double[] times = new double[noise.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = Math.floorMod(noise[i], 4000) / 100.0;
    }
    Arrays.sort(times);
    // One that is a lag itself, where there is one, since that is counted still.
    double longest = Math.max(2, times[Math.min(order, times.length - 1)] - times[0]);

    assertArrayEquals(plain(times, longest), Layers.counts(times, 0, times.length, longest));
  }

  private static int[] plain(double[] times, double longest) {
    int first = Layers.bits(Tuning.SHORTEST);
    int[] counts = new int[Layers.bits(longest) - first + 1 + 2 * Layers.MARGIN];
    for (int order = 1; order <= Tuning.LAG_ORDERS; order++) {
      for (int i = order; i < times.length; i++) {
        double lag = times[i] - times[i - order];
        int bin = Layers.bits(lag) - first;
        if (bin >= 0 && lag <= longest) {
          counts[Layers.MARGIN + bin]++;
        }
      }
    }
    return counts;
  }
}
