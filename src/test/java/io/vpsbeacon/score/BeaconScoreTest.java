package io.vpsbeacon.score;

import static io.vpsbeacon.score.Streams.START;
import static io.vpsbeacon.score.Streams.bare;
import static io.vpsbeacon.score.Streams.merged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeaconScoreTest {
  private static final int DAY = 86_400;

  static Stream<Arguments> beats() {
    SplittableRandom random = new SplittableRandom(5);
    long[] minute = beat(60, 0.2, 0, 60, random);
    long[] bursts = minute;
    for (int i = 5; i < 60; i += 15) {
      bursts = merged(bursts, Streams.burst(minute[i] + 20 * Streams.SECOND, 30, 0.2, random));
    }
    long[] pairs = merged(minute, Arrays.stream(minute).map(time -> time + 80_000).toArray());
    return Stream.of(
        beat("every 2 s", 2, beat(2, 0.1, 0, 60, random)),
        beat("every 4 h", 14_400, beat(14_400, 0.1, 0, 30, random)),
        beat("no jitter, a third missed", 60, beat(60, 0, 1.0 / 3, 30, random)),
        beat("half an even jitter", 60, beat(60, 0.5, 0, 60, random)),
        beat("jitter and a third missed", 60, beat(60, 0.2, 1.0 / 3, 60, random)),
        beat("whole seconds", 60, wholeSeconds(minute)),
        beat("every 2.3 s, whole seconds", 2.3, wholeSeconds(beat(2.3, 0.1, 0.1, 60, random))),
        beat("every 3.5 s, whole seconds", 3.5, wholeSeconds(beat(3.5, 0.3, 0.1, 90, random))),
        beat("an operator's bursts", 60, bursts),
        beat("two connections a beat", 60, pairs),
        beat(
            "a laptop that sleeps at night",
            600,
            Streams.awake(beat(600, 0.2, 0, 5 * DAY / 600, random), 9, 17)),
        beat("cut by the search's range", 60, Arrays.copyOfRange(minute, 17, 43)),
        beat("six beats, all even", 300, beat(300, 0, 0, 6, random)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("beats")
  void aBeatScores(String name, double period, long[] micros) {
    Beat best = BeaconScore.of(bare(micros)).orElseThrow();
    assertTrue(best.score() >= 0.8, best.toString());
    assertEquals(period, best.period(), 0.1 * period, best.toString());
    assertEquals(Part.WHOLE, best.part(), best.toString());
  }

  private static long[] wholeSeconds(long[] micros) {
    return Streams.coarse(micros, Streams.SECOND);
  }

  @Test
  void wholeSecondsDoNotTurnHeavyTailsThatBeginAtAnEdgeIntoBeats() {
    SplittableRandom random = new SplittableRandom(9);
    int found = 0;
    for (int i = 0; i < 400; i++) {
      long[] micros = ChanceStream.HEAVY_TAILED.micros(200, 6, START, random);
      found += BeaconScore.of(bare(wholeSeconds(micros))).orElseThrow().score() > 0.5 ? 1 : 0;
    }
    assertTrue(found <= 2, "found: " + found);
  }

  static Stream<Arguments> chance() {
    SplittableRandom random = new SplittableRandom(6);
    long[] busy = ChanceStream.POISSON.micros(20_000, 0.5, START, random);
    long[] daily = new long[40];
    Arrays.setAll(
        daily, i -> START + (i * 86_400L + 32_400 + random.nextInt(7200)) * Streams.SECOND);
    return Stream.of(
        Arguments.of("busy, on a clock of whole seconds", wholeSeconds(busy)),
        Arguments.of("busy, the first of each second kept", firstOfEachSecond(busy)),
        Arguments.of("once each morning", daily),
        Arguments.of(
            "handshakes tried again", ChanceStream.HANDSHAKES.micros(90, 60, START, random)),
        Arguments.of("retries that back off", ChanceStream.BACK_OFF.micros(90, 60, START, random)),
        Arguments.of("browsing", ChanceStream.BROWSING.micros(400, 60, START, random)),
        Arguments.of("office hours", ChanceStream.OFFICE_HOURS.micros(400, 900, START, random)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("chance")
  void chanceDoesNotScore(String name, long[] micros) {
    Optional<Beat> best = BeaconScore.of(bare(micros));
    assertTrue(best.map(Beat::score).orElse(0.0) < 0.5, best.toString());
  }

  @Test
  void ofSeveralProcessesTheBestIsNamed() {
    SplittableRandom random = new SplittableRandom(1);
    Beat best =
        BeaconScore.of(
                join(
                    List.of(
                        tagged(ChanceStream.POISSON.micros(100, 20, START, random), 1, 443),
                        tagged(beat(60, 0.2, 0, 40, random), 2, 443))))
            .orElseThrow();
    assertEquals(List.of(Part.PROCESS, 2, 0), List.of(best.part(), best.process(), best.port()));
    assertTrue(best.score() > 0.9, best.toString());
  }

  @Test
  void ofSeveralPortsTheBestIsNamed() {
    SplittableRandom random = new SplittableRandom(2);
    Beat best =
        BeaconScore.of(
                join(
                    List.of(
                        tagged(ChanceStream.POISSON.micros(100, 20, START, random), 0, 443),
                        tagged(beat(60, 0.2, 0, 40, random), 0, 8443))))
            .orElseThrow();
    assertEquals(List.of(Part.PORT, 0, 8443), List.of(best.part(), best.process(), best.port()));
  }

  @Test
  void ofProcessesWithSeveralPortsEachTheBestIsNamed() {
    SplittableRandom random = new SplittableRandom(3);
    Beat best =
        BeaconScore.of(
                join(
                    List.of(
                        tagged(ChanceStream.POISSON.micros(150, 10, START, random), 1, 8443),
                        tagged(ChanceStream.POISSON.micros(150, 10, START, random), 2, 443),
                        tagged(beat(60, 0.2, 0, 40, random), 2, 8443))))
            .orElseThrow();
    assertEquals(
        List.of(Part.PROCESS_AND_PORT, 2, 8443),
        List.of(best.part(), best.process(), best.port()),
        best.toString());
  }

  @Test
  void layersOfOnePeriodAreFoundThoughNothingTellsThemApart() {
    SplittableRandom random = new SplittableRandom(4);
    long[] three = new long[0];
    for (int agent = 0; agent < 3; agent++) {
      three = merged(three, beat(60, 0.01, 0, 40, random));
    }
    Beat best = BeaconScore.of(bare(three)).orElseThrow();
    assertEquals(Part.LAYERS, best.part(), best.toString());
    assertEquals(60, best.period(), 1, best.toString());
    assertTrue(best.score() >= 0.8, best.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void layersOfManyBeatsAreFoundThoughOneIsLessEven(int layers) {
    SplittableRandom random = new SplittableRandom(layers);
    long[] all = beat(60, 0.2, 0, 3_000 / layers, random);
    for (int agent = 1; agent < layers; agent++) {
      all = merged(all, beat(60, 0.01, 0, 3_000 / layers, random));
    }
    Beat best = BeaconScore.of(bare(all)).orElseThrow();
    assertEquals(Part.LAYERS, best.part(), best.toString());
    assertEquals(60, best.period(), 3, best.toString());
    assertTrue(best.score() >= 0.8, best.toString());
  }

  @Test
  void beatsSeenAndExpectedAreCounted() {
    long[] micros = new long[40];
    for (int i = 0; i < 40; i++) {
      // Every fifth beat is missed, and the clock shows milliseconds.
      micros[i] = START + (i + i / 4) * 60L * Streams.SECOND + i % 2 * Streams.MILLI;
    }
    Beat best = BeaconScore.of(bare(micros)).orElseThrow();
    assertEquals(List.of(40, 49), List.of(best.seen(), best.expected()));
    assertEquals(40.0 / 49, best.coverage());
    assertEquals(60, best.period(), 0.001);
    assertEquals(0, best.jitter(), 0.001);
  }

  @Test
  void jitterIsHalfTheWidthOfTheSpread() {
    Beat best = BeaconScore.of(bare(beat(100, 0.3, 0, 500, new SplittableRandom(9)))).orElseThrow();
    assertEquals(0.3, best.jitter(), 0.03);
  }

  @Test
  void ofFewConnectionsNothingIsSaid() {
    assertEquals(Optional.empty(), BeaconScore.of(bare()));
    assertEquals(Optional.empty(), BeaconScore.of(bare(START)));
    assertEquals(
        Optional.empty(), BeaconScore.of(bare(beat(60, 0, 0, 5, new SplittableRandom(1)))));
    assertEquals(Optional.empty(), BeaconScore.of(bare(new long[500])), "all at once");
  }

  @Test
  void arraysOfDifferentLengthsAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Connections(new long[2], new int[2], new int[1]));
  }

  private static Arguments beat(String name, double period, long[] micros) {
    return Arguments.of(name, period, micros);
  }

  private static long[] beat(
      double sleep, double jitter, double missed, int seen, SplittableRandom random) {
    return BeatStream.of(sleep, JitterForm.AROUND, jitter, missed).micros(seen, START, random);
  }

  private static long[] firstOfEachSecond(long[] micros) {
    List<Long> kept = new ArrayList<>();
    long before = -1;
    for (long time : micros) {
      if (time / Streams.SECOND != before) {
        kept.add(time);
      }
      before = time / Streams.SECOND;
    }
    return kept.stream().mapToLong(Long::longValue).toArray();
  }

  private record One(long time, int process, int port) {}

  private static List<One> tagged(long[] micros, int process, int port) {
    return Arrays.stream(micros).mapToObj(time -> new One(time, process, port)).toList();
  }

  private static Connections join(List<List<One>> parts) {
    List<One> all =
        parts.stream().flatMap(List::stream).sorted(Comparator.comparingLong(One::time)).toList();
    return new Connections(
        all.stream().mapToLong(One::time).toArray(),
        all.stream().mapToInt(One::process).toArray(),
        all.stream().mapToInt(One::port).toArray());
  }
}
