package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ThinningTest {
  private static final long LATEST = (1L << 47) / 1000;

  @Property(tries = 5000)
  void secondOfEveryTimeThatIsKeptIsItsFloor(
      @ForAll @LongRange(min = -LATEST, max = LATEST) long second,
      @ForAll @IntRange(max = 999) int milli) {
    assertEquals(second, Thinning.second(second * 1000 + milli));
  }
}
