package io.vpsbeacon.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.score.BeatStream;
import io.vpsbeacon.score.ChanceStream;
import io.vpsbeacon.score.JitterForm;
import io.vpsbeacon.score.Streams;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuresTest {
  private static final double TINY = 1e-9;

  @DisplayName("Wilson's interval")
  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    // 0 of n ends at z^2 / (n + z^2), n of n begins at n / (n + z^2); 5 of 10 stands in tables
    "0, 10, 0, 0.277533",
    "1, 1, 0.206550, 1",
    "5, 10, 0.236593, 0.763407",
    "0, 0, 0, 1",
  })
  void intervals(long hits, long all, double low, double high) {
    Interval interval = Interval.wilson(hits, all);
    assertEquals(low, interval.low(), 1e-5);
    assertEquals(high, interval.high(), 1e-5);
  }

  /** By hand: the thresholds are 0.9, 0.8, 0.6, 0.4 (which one of each kind shares) and 0.1. */
  @Test
  void averagePrecisionWeighsEachGainOfRecall() {
    double[] beats = {0.4, 0.9, 0.6};
    double[] others = {0.1, 0.8, 0.4};
    PrecisionRecall even = PrecisionRecall.of(beats, others, 0.5);
    assertEquals((1 + 2.0 / 3 + 0.6) / 3, even.area(), TINY);
    assertEquals(5, even.points().size());
    PrecisionRecall rare = PrecisionRecall.of(beats, others, 0.01);
    double second = 0.01 * 2 / 3 / (0.01 * 2 / 3 + 0.99 / 3);
    double third = 0.01 / (0.01 + 0.99 * 2 / 3);
    assertEquals((1 + second + third) / 3, rare.area(), TINY);
    assertEquals(1.0 / 3, even.recallAt(0.3), TINY);
    assertEquals(2.0 / 3, even.recallAt(0.4), TINY);
  }

  @Test
  void aRuleThatSaysNothingHasAnAreaOfTheShareOfBeats() {
    PrecisionRecall curve = PrecisionRecall.of(new double[3], new double[5], 0.01);
    assertEquals(0.01, curve.area(), TINY);
    assertEquals(0, curve.recallAt(0.5), TINY);
  }

  @Test
  void scoresThatTellAllApartHaveAnAreaOfOne() {
    double[] beats = {0.9, 0.8};
    assertEquals(1, PrecisionRecall.of(beats, new double[] {0.7, 0}, 0.001).area(), TINY);
  }

  /** Average precision is also the mean, over the beats, of the precision at each one's score. */
  @Property
  void averagePrecisionIsTheMeanOfThePrecisionAtEachBeat(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 9) Integer> beats,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 9) Integer> others) {
    double sum = 0;
    for (int beat : beats) {
      double right = beats.stream().filter(one -> one >= beat).count() * 0.2 / beats.size();
      double wrong = others.stream().filter(one -> one >= beat).count() * 0.8 / others.size();
      sum += right / (right + wrong);
    }
    double area = PrecisionRecall.of(scores(beats), scores(others), 0.2).area();
    assertEquals(sum / beats.size(), area, TINY);
  }

  private static double[] scores(List<Integer> tenths) {
    return tenths.stream().mapToDouble(tenth -> tenth / 10.0).toArray();
  }

  @Test
  void calibrationCountsAScoreInTheRangeThatBeginsWithIt() {
    Calibration calibration = new Calibration(4);
    calibration.add(0, false);
    calibration.add(0.25, true);
    calibration.add(0.45, false);
    calibration.add(1, true);
    List<Calibration.Bin> bins = calibration.bins();
    assertEquals(List.of(1L, 2L, 0L, 1L), bins.stream().map(Calibration.Bin::groups).toList());
    assertEquals(List.of(0L, 1L, 0L, 1L), bins.stream().map(Calibration.Bin::beats).toList());
    assertEquals(0.35, bins.get(1).score(), TINY);
    assertEquals(0.5, bins.get(1).share(), TINY);
    assertEquals(0.625, bins.get(2).score(), TINY);
  }

  @Test
  void theOraclesOfRealTrafficTellAServiceFromBrowsing() {
    SplittableRandom random = new SplittableRandom(4);
    BeatStream service = BeatStream.of(300, JitterForm.AROUND, 0.02, 0.1);
    assertTrue(RealRecords.isEven(service.micros(60, Streams.START, random)));
    assertFalse(RealRecords.isEven(ChanceStream.BROWSING.micros(200, 60, Streams.START, random)));
    long[] few = service.micros(8, Streams.START, random);
    assertFalse(RealRecords.isEven(few), Arrays.toString(few));
  }

  @Test
  void theMixIsTheSameHoweverManyProcessorsThereAre() {
    List<Truth> together = Mix.beats(1, 20).map(Mix.Case::truth).toList();
    List<Truth> oneByOne = Mix.beats(1, 20).sequential().map(Mix.Case::truth).toList();
    assertEquals(together, oneByOne);
    assertTrue(together.stream().distinct().count() > 15, together.toString());
  }

  @Test
  void aPageTakesItsTablesBetweenTheirMarks() {
    Page page = new Page("a\n<!-- bench:x -->\nold\n<!-- /bench:x -->\nb");
    page.insert("x", new Table("one", "two").row("1", "2"));
    assertEquals(
        "a\n<!-- bench:x -->\n| one | two |\n|---|---|\n| 1 | 2 |\n<!-- /bench:x -->\nb",
        page.toString());
  }
}
