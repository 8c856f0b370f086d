package io.vpsbeacon.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeatModelTest {
  @ParameterizedTest(name = "{0} draws, {1}: {2}")
  @CsvSource({
    "1, 0.3, 1",
    "2, 1, 1",
    "2, 0.5, 0.5",
    "3, 1.5, 0.75",
    "3, 1, 0.5",
    "4, 2, 0.6666667",
    "4, 1, 0.1666667",
    "4, 4, 0",
  })
  void theSumOfDrawsHasIrwinAndHallsDensity(int draws, double sum, double density) {
    assertEquals(density, BeatModel.ofDraws(draws, sum), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void theDensityOfDrawsIsOneInAll(int draws) {
    double sum = 0;
    for (double x = 0.0005; x < draws; x += 0.001) {
      sum += BeatModel.ofDraws(draws, x) * 0.001;
    }
    assertEquals(1, sum, 1e-4);
  }

  @ParameterizedTest(name = "missed {0}, astray {1}")
  @CsvSource({"0, 0", "0.33, 0", "0.2, 0.1"})
  void theSharesOfMissedBeatsAndOfGapsAstrayAreFound(double missed, double astray) {
    SplittableRandom random = new SplittableRandom(1);
    double[] gaps = new double[2000];
    for (int i = 0; i < gaps.length; i++) {
      if (random.nextDouble() < astray) {
        gaps[i] = 400 + 500 * random.nextDouble();
        continue;
      }
      do {
        gaps[i] += 50 + 10 * random.nextDouble();
      } while (random.nextDouble() < missed);
    }
    BeatModel model = BeatModel.fit(new Window(50, 60), gaps, false);
    assertEquals(missed, model.missed(), 0.04);
    assertEquals(astray, model.astray(), 0.04);
    assertTrue(Sums.ofLogs(model.densities(gaps)) > gaps.length * Math.log(0.3));
  }
}
