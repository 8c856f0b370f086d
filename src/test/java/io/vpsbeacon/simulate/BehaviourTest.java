package io.vpsbeacon.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BehaviourTest {
  private static double[] gaps(Behaviour behaviour, long seed, int count) {
    Behaviour.Contacts contacts = behaviour.begin(0, 3, new Dice(seed, "test"));
    double[] gaps = new double[count];
    for (int i = 0; i < count; i++) {
      long before = contacts.time();
      contacts.advance();
      gaps[i] = (contacts.time() - before) / 1e6;
      assertTrue(contacts.server() >= 0 && contacts.server() < 3);
    }
    return gaps;
  }

  @Property(tries = 200)
  void everyGapIsWithinTheBoundsOfItsSleepAndJitter(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 1, max = 3600) double sleep,
      @ForAll @DoubleRange(min = 0, max = 0.9) double share,
      @ForAll Jitter jitter) {
    double least = jitter == Jitter.LATER ? sleep : sleep * (1 - share);
    double most = jitter == Jitter.EARLIER ? sleep : sleep * (1 + share);
    double rounding = 1e-6;
    for (double gap : gaps(new Beat(sleep, jitter, share, 0), seed, 100)) {
      assertTrue(gap >= least - rounding && gap <= most + rounding, () -> gap + " s");
    }
  }

  @Test
  void gapsAreUniformBetweenTheirBounds() {
    double[] gaps = gaps(new Beat(60, Jitter.EARLIER, 0.2, 0), 1, 100_000);
    double mean = Arrays.stream(gaps).average().orElseThrow();
    double variance = Arrays.stream(gaps).map(g -> (g - mean) * (g - mean)).average().orElseThrow();
    assertEquals(54, mean, 0.05);
    assertEquals(12 * 12 / 12.0, variance, 0.1);
  }

  @Test
  void missedBeatsDoubleTheirGapAndAreAsManyAsAsked() {
    double[] gaps = gaps(new Beat(10, Jitter.LATER, 0, 0.25), 1, 100_000);
    long doubled = Arrays.stream(gaps).filter(gap -> gap > 15).count();
    assertEquals(0.25, doubled / 100_000.0, 0.01);
    assertTrue(
        Arrays.stream(gaps).allMatch(gap -> Math.abs(gap / 10 - Math.rint(gap / 10)) < 1e-9));
  }

  @Property(tries = 50)
  void burstsNeverGoBackInTimeAndAreFarFromRegular(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 50) int largest) {
    double[] gaps = gaps(new Bursts("", 10, 3600, 1, largest, 0.2, 2), seed, 2000);
    assertTrue(Arrays.stream(gaps).allMatch(gap -> gap >= 0));
    double mean = Arrays.stream(gaps).average().orElseThrow();
    double variance = Arrays.stream(gaps).map(g -> (g - mean) * (g - mean)).average().orElseThrow();
    assertTrue(Math.sqrt(variance) / mean > 1, () -> "cv " + Math.sqrt(variance) / mean);
  }

  @Property(tries = 50)
  void betweenAnOperatorsBurstsTheBeatGoesOn(@ForAll long seed) {
    Beat beat = new Beat(60, Jitter.EARLIER, 0.2, 0);
    double[] gaps = gaps(new HandsOn(beat, 0.1, 40, 0.3), seed, 2000);
    assertTrue(Arrays.stream(gaps).allMatch(gap -> gap >= 0 && gap <= 60 + 1e-6));
    long beats = Arrays.stream(gaps).filter(gap -> gap >= 48 - 1e-6).count();
    long requests = Arrays.stream(gaps).filter(gap -> gap < 10).count();
    assertTrue(beats > 20 && requests > 200, () -> beats + " beats, " + requests + " requests");
  }

  @Test
  void roundsStartOnTimeAndHaveTheirContacts() {
    double[] gaps = gaps(new Rounds(3600, 10, 5), 1, 1000);
    double sum = 0;
    for (int i = 0; i < gaps.length; i++) {
      sum += gaps[i];
      if ((i + 1) % 10 == 0) {
        assertEquals((i + 1) * 360.0, sum, 1e-6);
      }
    }
  }

  @Test
  void descriptionIsPlainEnglish() {
    assertEquals(
        "every 60 s, up to 20 % earlier", new Beat(60, Jitter.EARLIER, 0.2, 0).description());
    assertEquals(
        "every 30 min, up to 25 % earlier or later",
        new Beat(1800, Jitter.AROUND, 0.25, 0).description());
    assertEquals("every 5 min", Beat.exact(301.6).description());
    assertEquals(
        "every 4 h, up to 50 % later, 33 % of them fail",
        new Beat(14_400, Jitter.LATER, 0.5, 0.33).description());
  }
}
