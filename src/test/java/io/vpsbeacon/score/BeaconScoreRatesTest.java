package io.vpsbeacon.score;

import static io.vpsbeacon.score.Streams.START;
import static io.vpsbeacon.score.Streams.logUniform;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How often beats are found and chance is taken for one, on seeds that nothing was tuned on. */
class BeaconScoreRatesTest {
  private static final long SEED = 20_261_124;

  /** 10 s, a minute and five, in microseconds. */
  private static final List<Long> BINS = List.of(10_000_000L, 60_000_000L, 300_000_000L);

  @Test
  void ofBeatsOfTwentyAndMore95In100AreFoundAndTheirPeriodsAreRight() {
    SplittableRandom random = new SplittableRandom(SEED);
    int groups = 3000;
    int found = 0;
    double[] errors = new double[groups];
    for (int i = 0; i < groups; i++) {
      JitterForm form = Streams.oneOf(List.of(JitterForm.values()), random);
      double sleep = logUniform(2, 4 * 3600, random);
      BeatStream beat =
          BeatStream.of(sleep, form, random.nextDouble(0.5), random.nextDouble(1.0 / 3));
      int seen = (int) logUniform(20, 400, random);
      long[] micros = Streams.coarse(beat.micros(seen, START, random), Streams.MILLI);
      Beat best = BeaconScore.of(Streams.bare(micros)).orElseThrow();
      if (best.score() > 0.5) {
        errors[found++] = Math.abs(best.period() / beat.period() - 1);
      }
    }
    double recall = (double) found / groups;
    Arrays.sort(errors, 0, found);
    double error = errors[found / 2];
    assertTrue(recall >= 0.95, () -> "found " + recall);
    assertTrue(error <= 0.05, () -> "median error of the period " + error);
  }

  @Test
  void ofChanceAtMostOneInAThousandIsTakenForABeat() {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    Map<ChanceStream, Integer> wrong = new TreeMap<>();
    int groups = 0;
    for (ChanceStream chance : ChanceStream.values()) {
      for (int i = 0; i < 1500; i++) {
        int count = (int) logUniform(6, 600, random);
        long[] micros = chance.micros(count, logUniform(0.1, 7200, random), START, random);
        long grain = i % 4 == 0 ? Streams.SECOND : Streams.MILLI;
        if (Streams.score(Streams.coarse(micros, grain)) > 0.5) {
          wrong.merge(chance, 1, Integer::sum);
        }
        groups++;
      }
    }
    int all = wrong.values().stream().mapToInt(Integer::intValue).sum();
    String told = "of " + groups + ": " + wrong;
    assertTrue(all <= groups / 1000.0, () -> told);
  }

  @Test
  void ofChanceCountedInBinsAtMostThreeInAThousandAreTakenForABeat() {
    SplittableRandom random = new SplittableRandom(SEED + 4);
    Map<ChanceStream, Integer> wrong = new TreeMap<>();
    int groups = 0;
    for (ChanceStream chance : ChanceStream.values()) {
      for (int i = 0; i < 600; i++) {
        long bin = Streams.oneOf(BINS, random);
        double mean = logUniform(0.02, 20, random) * bin / Streams.SECOND;
        int count = (int) logUniform(20, 3000, random);
        long[] micros = chance.micros(count, mean, START, random);
        if (Streams.scoreOfCounted(micros, bin) > 0.5) {
          wrong.merge(chance, 1, Integer::sum);
        }
        groups++;
      }
    }
    int all = wrong.values().stream().mapToInt(Integer::intValue).sum();
    String told = "of " + groups + ": " + wrong;
    assertTrue(all <= 3 * groups / 1000.0, told);
  }

  @Test
  void ofBeatsOfThreeBinsAndMore95In100AreFound() {
    SplittableRandom random = new SplittableRandom(SEED + 5);
    int groups = 1000;
    int found = 0;
    for (int i = 0; i < groups; i++) {
      long bin = Streams.oneOf(BINS, random);
      double sleep = logUniform(3, 60, random) * bin / Streams.SECOND;
      JitterForm form = Streams.oneOf(List.of(JitterForm.values()), random);
      BeatStream beat = BeatStream.of(sleep, form, random.nextDouble(0.3), random.nextDouble(0.2));
      int seen = (int) logUniform(20, 400, random);
      found += Streams.scoreOfCounted(beat.micros(seen, START, random), bin) > 0.5 ? 1 : 0;
    }
    String told = found + " of " + groups;
    assertTrue(found >= 0.95 * groups, told);
  }

  @Test
  void ofBeatsMadeSlower99In100AreFoundAgainAtTheSlowerPeriod() {
    SplittableRandom random = new SplittableRandom(SEED + 2);
    int beats = 1000;
    int again = 0;
    for (int i = 0; i < beats; i++) {
      long[] micros = beat(0.2, 0.1, 40, random);
      int times = random.nextInt(2, 60);
      Beat one = BeaconScore.of(Streams.bare(micros)).orElseThrow();
      long[] slower = Arrays.stream(micros).map(time -> time * times).toArray();
      Beat other = BeaconScore.of(Streams.bare(slower)).orElseThrow();
      boolean found = one.score() > 0.9 && other.score() > 0.9;
      boolean slow = Math.abs(other.period() / one.period() / times - 1) < 0.05;
      again += found && slow ? 1 : 0;
    }
    String told = again + " of " + beats;
    assertTrue(again >= 0.99 * beats, told);
  }

  @Test
  void ofBeatsWithMoreOfThemOrLessJitter99In100AreAsSure() {
    SplittableRandom random = new SplittableRandom(SEED + 3);
    int beats = 1000;
    int more = 0;
    int less = 0;
    for (int i = 0; i < beats; i++) {
      double few = Streams.score(beat(0.2, 0, 12, random));
      double many = Streams.score(beat(0.2, 0, 100, random));
      double even = Streams.score(beat(0, 0, 100, random));
      more += many >= few ? 1 : 0;
      less += even >= many ? 1 : 0;
    }
    String told = more + " and " + less + " of " + beats;
    assertTrue(more >= 0.99 * beats && less >= 0.99 * beats, told);
  }

  private static long[] beat(double jitter, double missed, int seen, SplittableRandom random) {
    return BeatStream.of(60, JitterForm.AROUND, jitter, missed).micros(seen, 0, random);
  }
}
