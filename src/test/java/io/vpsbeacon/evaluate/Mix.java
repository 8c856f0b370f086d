package io.vpsbeacon.evaluate;

import static io.vpsbeacon.score.Streams.logUniform;

import io.vpsbeacon.score.BeatStream;
import io.vpsbeacon.score.ChanceStream;
import io.vpsbeacon.score.Connections;
import io.vpsbeacon.score.JitterForm;
import io.vpsbeacon.score.Streams;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Generated groups on which all are compared. Beats have periods of 2 s to 4 h, any of the three
 * forms of jitter, up to 50 % of it, and up to a third of their beats missing. The others are of
 * any kind of chance, or two kinds at once, with mean gaps of 0.1 s to 4 h. Both have 20 to 400
 * connections, and in one of four the clock counts whole seconds.
 */
final class Mix {
  static final double SHORTEST = 2;
  static final double LONGEST = 4 * 3600;
  static final double MOST_JITTER = 0.5;
  static final double MOST_MISSED = 1.0 / 3;
  static final int LEAST = 20;
  static final int MOST = 400;

  /** One group of so many has a clock of whole seconds. */
  private static final int COARSE = 4;

  private static final double BUSIEST = 0.1;

  /** One generated group and what all said of it. */
  record Case(Truth truth, Contestant.Scores scores) {}

  private Mix() {}

  /** Groups that beat. */
  static Stream<Case> beats(long seed, int count) {
    return groups(seed, 1, count, Mix::beat);
  }

  /** Groups that do not. */
  static Stream<Case> others(long seed, int count) {
    return groups(seed, 2, count, Mix::other);
  }

  private interface Maker {
    Case make(int index, SplittableRandom random);
  }

  private static Stream<Case> groups(long seed, int stream, int count, Maker maker) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(index -> maker.make(index, dice(seed, stream, index)));
  }

  /** Dice of one group, so that the groups are the same on any number of processors. */
  static SplittableRandom dice(long seed, int stream, int index) {
    return new SplittableRandom((seed << 40) + ((long) stream << 32) + index);
  }

  private static Case beat(int index, SplittableRandom random) {
    JitterForm form = Streams.oneOf(List.of(JitterForm.values()), random);
    double jitter = random.nextDouble(MOST_JITTER);
    double missed = random.nextDouble(MOST_MISSED);
    BeatStream beat = BeatStream.of(logUniform(SHORTEST, LONGEST, random), form, jitter, missed);
    int count = (int) logUniform(LEAST, MOST + 1, random);
    long[] micros = beat.micros(count, start(random), random);
    boolean whole = index % COARSE == 0;
    return judged(micros, new Truth(true, beat.period(), jitter, missed, count, whole));
  }

  private static Case other(int index, SplittableRandom random) {
    int count = (int) logUniform(LEAST, MOST + 1, random);
    ChanceStream[] kinds = ChanceStream.values();
    int kind = random.nextInt(kinds.length + 1);
    long[] micros =
        kind < kinds.length
            ? chance(kinds[kind], count, random)
            : Arrays.copyOf(
                Streams.merged(
                    chance(Streams.oneOf(List.of(kinds), random), count, random),
                    chance(Streams.oneOf(List.of(kinds), random), count, random)),
                count);
    return judged(micros, new Truth(false, 0, 0, 0, count, index % COARSE == 0));
  }

  private static long[] chance(ChanceStream kind, int count, SplittableRandom random) {
    return kind.micros(count, logUniform(BUSIEST, LONGEST, random), start(random), random);
  }

  private static Case judged(long[] micros, Truth truth) {
    Connections group = Streams.bare(clocked(micros, truth.wholeSeconds()));
    return new Case(truth, Contestant.judge(group));
  }

  /** As Sysmon has times, in milliseconds, or in whole seconds. */
  static long[] clocked(long[] micros, boolean wholeSeconds) {
    return Streams.coarse(micros, wholeSeconds ? Streams.SECOND : Streams.MILLI);
  }

  static long start(SplittableRandom random) {
    return Streams.START + random.nextInt(1_000_000);
  }
}
