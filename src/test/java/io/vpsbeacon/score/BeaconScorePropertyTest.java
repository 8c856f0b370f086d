package io.vpsbeacon.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class BeaconScorePropertyTest {
  @Property(tries = 300)
  void whateverTheTimesTheNumbersAreInRange(
      @ForAll @Size(max = 80) long[] anyTimes, @ForAll long seed) {
    long[] micros = Arrays.stream(anyTimes).map(time -> time >> 8).sorted().toArray();
    Optional<Beat> best = BeaconScore.of(labelled(micros, 3, new SplittableRandom(seed)));
    best.ifPresent(
        beat -> {
          assertTrue(beat.score() >= 0 && beat.score() <= 1, beat.toString());
          assertTrue(beat.jitter() >= 0 && beat.jitter() <= 1, beat.toString());
          assertTrue(beat.coverage() > 0 && beat.coverage() <= 1, beat.toString());
          assertTrue(beat.period() > 0 && beat.seen() <= beat.expected(), beat.toString());
        });
    assertTrue(micros.length >= Tuning.LEAST_BEATS || best.isEmpty());
  }

  @Property(tries = 100)
  void theTimeItBeginsAtMakesNoDifference(
      @ForAll long seed, @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long seconds) {
    long[] micros = some(seed);
    long[] later = Arrays.stream(micros).map(time -> time + seconds * Streams.SECOND).toArray();
    assertEquals(BeaconScore.of(Streams.bare(micros)), BeaconScore.of(Streams.bare(later)));
  }

  @Property(tries = 100)
  void theNamesOfProcessesAndPortsMakeNoDifference(@ForAll long seed) {
    Connections some = labelled(some(seed), 3, new SplittableRandom(seed));
    int[] processes = Arrays.stream(some.processes()).map(id -> id == 0 ? 0 : 90 - id).toArray();
    int[] ports = Arrays.stream(some.ports()).map(id -> id == 0 ? 0 : 700 - id).toArray();
    Connections renamed = new Connections(some.micros(), processes, ports);
    assertEquals(BeaconScore.of(some).map(Beat::score), BeaconScore.of(renamed).map(Beat::score));
  }

  @Property(tries = 50)
  void theOrderOfConnectionsOfOneTimeMakesNoDifference(@ForAll long seed) {
    long[] micros = Streams.coarse(some(seed), 10 * Streams.SECOND);
    Connections some = labelled(micros, 2, new SplittableRandom(seed));
    int[] processes = some.processes().clone();
    int[] ports = some.ports().clone();
    for (int i = 1; i < micros.length; i++) {
      if (micros[i] == micros[i - 1]) {
        swap(processes, i);
        swap(ports, i);
      }
    }
    assertEquals(BeaconScore.of(some), BeaconScore.of(new Connections(micros, processes, ports)));
  }

  /** A stream of any kind. */
  private static long[] some(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.nextInt(5) == 0
        ? BeatStream.of(30, JitterForm.AROUND, 0.3, 0.2).micros(50, 0, random)
        : Streams.oneOf(List.of(ChanceStream.values()), random)
            .micros(60, 20, Streams.START, random);
  }

  private static Connections labelled(long[] micros, int most, SplittableRandom random) {
    int[] processes = new int[micros.length];
    int[] ports = new int[micros.length];
    Arrays.setAll(processes, i -> random.nextInt(most));
    Arrays.setAll(ports, i -> random.nextInt(most));
    return new Connections(micros, processes, ports);
  }

  private static void swap(int[] values, int at) {
    int value = values[at];
    values[at] = values[at - 1];
    values[at - 1] = value;
  }
}
