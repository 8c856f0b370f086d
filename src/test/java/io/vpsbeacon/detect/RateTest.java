package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class RateTest {
  private static final long HOUR = 3_600_000_000L;

  @Property
  void wholeNumbersAreRoundedAsDecimalsAre(
      @ForAll @LongRange(min = 0) long connections,
      @ForAll @LongRange(min = 1, max = 366 * 24 * HOUR) long window) {
    assertEquals(
        Rate.perMinute(BigDecimal.valueOf(connections), window),
        Rate.perMinute(connections, window));
  }

  @Example
  void halvesGoUp() {
    assertEquals("0.01", Rate.perMinute(1, 2 * HOUR));
    assertEquals("1.00", Rate.perMinute(60, HOUR));
    assertEquals("0.83", Rate.perMinute(50, HOUR));
    assertEquals("153722867280912930.12", Rate.perMinute(Long.MAX_VALUE, HOUR));
  }
}
