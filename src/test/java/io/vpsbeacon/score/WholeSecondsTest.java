package io.vpsbeacon.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeSecondsTest {
  @ParameterizedTest(name = "{0} draws, {1}, a second is {2}")
  @CsvSource({
    "1, 0.4, 0.3", "1, 0, 0.5", "1, 1.2, 4", "2, 1, 0.01", "2, 0.2, 1", "3, 2.9, 0.7",
    "3, 5, 3", "4, 2, 0.2", "4, 3.7, 2", "4, -0.5, 1", "1, 0.5, 50", "2, 9, 2",
  })
  void drawsByTheClockAreTheirDensityWeightedByHowNearTheyAre(int k, double x, double second) {
    DoubleUnaryOperator density = y -> y < 0 || y > k ? 0 : BeatModel.ofDraws(k, y);
    assertEquals(shown(density, x, second), WholeSeconds.ofDraws(k, x, second), 1e-3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void allThatTheClockMayShowIsOneInAll(int k) {
    for (double width : new double[] {0.02, 0.7, 3, 40}) {
      double sum = 0;
      for (int gap = 0; gap <= k * (5 + width) + 1; gap++) {
        sum += WholeSeconds.ofDraws(k, (gap - k * 5) / width, 1 / width) / width;
      }
      assertEquals(1, sum, 1e-6, "width " + width);
    }
  }

  @ParameterizedTest(name = "least {0}, exponent {1}")
  @CsvSource({"2, 1.4", "2.5, 1.4", "3, 1.2", "2, 1"})
  void heavyTailsByTheClockAreAsLikelyAsTheirDensityNearby(double edge, double exponent) {
    double[] gaps = new double[400];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < gaps.length; i++) {
      double from = random.nextDouble();
      double to = from + edge * Math.pow(1 - random.nextDouble(), -1 / exponent);
      gaps[i] = WholeSeconds.spread(Math.floor(to) - Math.floor(from), i);
    }
    Arrays.sort(gaps);
    double own = 0;
    for (double gap : gaps) {
      own +=
          Math.log(
              gap
                  * shown(
                      y -> y < edge ? 0 : exponent / edge * Math.pow(edge / y, exponent + 1),
                      Math.rint(gap),
                      1));
    }
    double lost = (own - WholeSeconds.pareto(gaps)) / gaps.length;
    assertTrue(Math.abs(lost) < 0.02, () -> "nats a gap: " + lost);
  }

  @Test
  void aDrawIsKnownByItsMeanAndItsVariance() {
    SplittableRandom random = new SplittableRandom(4);
    double[] gaps = new double[5000];
    for (int i = 0; i < gaps.length; i++) {
      double from = random.nextDouble();
      gaps[i] = WholeSeconds.spread(Math.floor(from + random.nextDouble(4, 7)), i);
    }
    Window window = new Window(2.5, 8.5);
    assertEquals(new Window(3, 8), WholeSeconds.inner(window));
    Window even = WholeSeconds.even(window, gaps);
    assertEquals(4, even.low(), 0.1);
    assertEquals(7, even.high(), 0.1);
    Window empty = new Window(0.5, 1.5);
    assertEquals(WholeSeconds.inner(empty), WholeSeconds.even(empty, gaps));
  }

  @Test
  void gapsStayInTheirSecond() {
    for (int i = 0; i < 1000; i++) {
      assertEquals(7, Math.rint(WholeSeconds.spread(7, i)));
      double none = WholeSeconds.spread(0, i);
      assertTrue(none >= 0 && none < WholeSeconds.APART, () -> "spread: " + none);
    }
  }

  /** A density seen by the clock, added up: each value weighted by max(0, 1 - distance). */
  private static double shown(DoubleUnaryOperator density, double x, double second) {
    int steps = 20_000;
    double step = 2 * second / steps;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      double away = -second + (i + 0.5) * step;
      sum += density.applyAsDouble(x + away) * (1 - Math.abs(away) / second) / second * step;
    }
    return sum;
  }
}
