package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vpsbeacon.score.Beat;
import io.vpsbeacon.score.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** How the numbers of a beat are written. */
class RhythmTextTest {
  private static Rhythm of(double value) {
    return new Rhythm(new Beat(value, value, value, value, 1, 1, Part.WHOLE, 0, 0), "", "");
  }

  @Property
  void sharesAndSecondsAreRoundedAsDecimalsAre(
      @ForAll @IntRange(max = 43_200_000) int part, @ForAll @IntRange(min = 1, max = 1000) int of) {
    double value = (double) part / of;
    if (value <= 43_200) {
      BigDecimal expected = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
      assertEquals(expected.toPlainString(), of(value).score());
      assertEquals(expected.stripTrailingZeros().toPlainString(), of(value).period());
      assertEquals(expected.doubleValue(), Rhythm.rounded(value));
    }
  }

  @Example
  void halvesGoUpThoughTheirDoublesAreLess() {
    assertEquals("0.58", of(23 / 40.0).coverage());
    assertEquals("0.29", of(0.285).jitter());
    assertEquals("1.01", of(1.005).score());
  }

  @Example
  void periodsHaveNoZerosBehind() {
    assertEquals("60", of(60).period());
    assertEquals("2.5", of(2.5).period());
    assertEquals("0.05", of(0.05).period());
    assertEquals("14400", of(14_400).period());
  }
}
