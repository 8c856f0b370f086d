package io.vpsbeacon.score;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Times of connections, put together and coarsened. */
public final class Streams {
  /** Microseconds: a time to begin at. */
  public static final long START = 1_767_225_600_000_000L;

  public static final long MILLI = 1_000;
  public static final long SECOND = 1_000_000;

  private Streams() {}

  /** Connections of which neither process nor port is known. */
  public static Connections bare(long... micros) {
    return new Connections(micros, new int[micros.length], new int[micros.length]);
  }

  /** All of these times, ascending. */
  public static long[] merged(long[]... streams) {
    return Arrays.stream(streams).flatMapToLong(Arrays::stream).sorted().toArray();
  }

  /** As a clock that counts in {@code grain} microseconds has them. */
  public static long[] coarse(long[] micros, long grain) {
    return Arrays.stream(micros).map(time -> Math.floorDiv(time, grain) * grain).toArray();
  }

  /** A run of connections, {@code gap} seconds apart on average, as an operator makes it. */
  public static long[] burst(long start, int count, double gap, SplittableRandom random) {
    long[] times = ChanceStream.POISSON.micros(count, gap, start, random);
    times[0] = start;
    return times;
  }

  /** Those between two hours of the day: of a machine that sleeps for the rest. */
  public static long[] awake(long[] micros, int from, int to) {
    return Arrays.stream(micros)
        .filter(
            time -> {
              long hour = Math.floorMod(time / SECOND, 86_400L) / 3_600;
              return hour >= from && hour < to;
            })
        .toArray();
  }

  /** From {@code low} to {@code high}, evenly spread over the logarithm. */
  public static double logUniform(double low, double high, SplittableRandom random) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  /** One of these, each as likely. */
  public static <T> T oneOf(List<T> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }

  /** The score, 0 where there is none. */
  public static double score(long[] micros) {
    return BeaconScore.of(bare(micros)).map(Beat::score).orElse(0.0);
  }

  /**
   * The score of connections that were counted in bins: of those in each bin one or two, at its
   * begin.
   *
   * @param bin microseconds
   */
  static double scoreOfCounted(long[] micros, long bin) {
    long[] begins = coarse(micros, bin);
    long[] counted =
        IntStream.range(0, begins.length)
            .filter(i -> i < 2 || begins[i] != begins[i - 2])
            .mapToLong(i -> begins[i])
            .toArray();
    return BeaconScore.of(bare(counted), bin).map(Beat::score).orElse(0.0);
  }
}
