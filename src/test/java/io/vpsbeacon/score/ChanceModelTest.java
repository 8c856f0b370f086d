package io.vpsbeacon.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChanceModelTest {
  @Test
  void smoothDensitiesAreOneInAll() {
    Smooth smooth = new Smooth(Smooth.histogram(new double[] {5, 60, 60, 3600}, 0));
    assertEquals(1, smooth.below(1e7) - smooth.below(1e-4), 0.01);
    assertEquals(0.25, smooth.below(17), 0.03);
  }

  @Test
  void exponentialGapsLoseLittleToTheirOwnDensity() {
    Pulse pulse = Pulse.of(new Clock(poisson(2001, 100, 1), false));
    double[] sample = pulse.sample();
    double[] own = new double[sample.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = sample[i] / 100 * Math.exp(-sample[i] / 100);
    }
    double lost = Sums.ofLogs(own) - ChanceModel.of(pulse, sample).logLikelihood();
    assertTrue(lost / sample.length < 0.05, () -> "nats a gap: " + lost / sample.length);
  }

  @Test
  void evenGapsLoseMuch() {
    double[] times = new double[101];
    for (int i = 1; i < times.length; i++) {
      times[i] = times[i - 1] + 60;
    }
    Pulse pulse = Pulse.of(new Clock(times, false));
    double[] sample = pulse.sample();
    double chance = ChanceModel.of(pulse, sample).logLikelihood();
    double beat =
        Sums.ofLogs(BeatModel.fit(new Window(59.9, 60.1), sample, false).densities(sample));
    assertTrue(beat - chance > 3 * sample.length, () -> beat + " against " + chance);
  }

  @Test
  void gapsOfABusyGroupPromiseLessThanTheFirstModelAloneSays() {
    double[] times = poisson(1000, 3.6, 2);
    Pulse pulse = Pulse.of(new Clock(times, false));
    double[] sample = pulse.sample();
    ChanceModel chance = ChanceModel.of(pulse, sample);
    assertTrue(chance.better() > 0.02, () -> "nats a gap: " + chance.better());
    double promise = Candidates.of(pulse, sample, chance, Tuning.SHORTEST).get(0).promise();
    double n = Judge.saturated(pulse.gaps().length);
    assertTrue(promise * n > Tuning.PROMISING, () -> "promise " + promise * n);
    Judge.Verdict verdict = Judge.of(new Clock(times, false), Tuning.SHORTEST);
    double expected = (promise - chance.better()) * n - Tuning.PROMISING;
    assertEquals(expected, verdict.evidence(), 1e-9);
    assertTrue(verdict.evidence() < 0, () -> "evidence " + verdict.evidence());
  }

  @Test
  void withoutBurstsNoSmoothDensityIsBetterThanTheFirst() {
    double[] times = new double[101];
    for (int i = 1; i < times.length; i++) {
      times[i] = times[i - 1] + 60 + i % 7;
    }
    Pulse pulse = Pulse.of(new Clock(times, false));
    assertEquals(0, ChanceModel.of(pulse, pulse.sample()).better());
  }

  /** Times of a Poisson process, in seconds. */
  private static double[] poisson(int count, double meanGap, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] times = new double[count];
    for (int i = 1; i < count; i++) {
      times[i] = times[i - 1] - meanGap * Math.log(1 - random.nextDouble());
    }
    return times;
  }
}
