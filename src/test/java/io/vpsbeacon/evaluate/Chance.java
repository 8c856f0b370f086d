package io.vpsbeacon.evaluate;

import static io.vpsbeacon.score.Streams.logUniform;

import io.vpsbeacon.score.ChanceStream;
import io.vpsbeacon.score.Connections;
import io.vpsbeacon.score.Streams;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How often benign traffic without a beat is taken for one, by its kind and its size. */
final class Chance {
  /** Least and most connections. */
  static final int[][] SIZES = {{6, 19}, {20, 99}, {100, 999}, {1000, 5000}};

  /** How many groups of a kind and a size, at most: large ones cost more. */
  private static final double[] PARTS = {1, 1, 0.5, 0.1};

  private static final double BUSIEST = 0.1;
  private static final double QUIETEST = 7200;
  private static final int STREAM = 1024;

  /** What the engine keeps of a group, and most connections of one that has more. */
  private static final int THINNED = 8192;

  private static final int MOST = 200_000;

  private final Map<ChanceStream, long[]> wrong = new EnumMap<>(ChanceStream.class);
  private final Map<ChanceStream, long[]> all = new EnumMap<>(ChanceStream.class);
  private long thinnedWrong;
  private long thinned;

  Chance() {
    for (ChanceStream kind : ChanceStream.values()) {
      wrong.put(kind, new long[SIZES.length]);
      all.put(kind, new long[SIZES.length]);
    }
  }

  /** Adds so many groups to each kind and size, fewer to the large ones. */
  void add(long seed, int groups) {
    int next = STREAM;
    for (ChanceStream kind : ChanceStream.values()) {
      for (int size = 0; size < SIZES.length; size++) {
        int many = Math.max(1, (int) (groups * PARTS[size]));
        int stream = next++;
        int[] range = SIZES[size];
        wrong.get(kind)[size] +=
            IntStream.range(0, many)
                .parallel()
                .filter(i -> alarms(kind, range, i % 4 == 0, Mix.dice(seed, stream, i)))
                .count();
        all.get(kind)[size] += many;
      }
    }
    int many = Math.max(1, groups / 20);
    thinnedWrong +=
        IntStream.range(0, many)
            .parallel()
            .filter(i -> thinnedAlarms(Mix.dice(seed, STREAM - 1, i)))
            .count();
    thinned += many;
  }

  private static boolean alarms(
      ChanceStream kind, int[] range, boolean wholeSeconds, SplittableRandom random) {
    double mean = logUniform(BUSIEST, QUIETEST, random);
    int count = (int) logUniform(range[0], range[1] + 1, random);
    long[] micros = kind.micros(count, mean, Mix.start(random), random);
    return Contestant.judgeAlone(Streams.bare(Mix.clocked(micros, wholeSeconds))).alarms(0);
  }

  /** So many connections that the engine keeps one a second, drawn by lot. */
  private static boolean thinnedAlarms(SplittableRandom random) {
    ChanceStream kind = Streams.oneOf(List.of(ChanceStream.values()), random);
    double mean = logUniform(BUSIEST / 2, 2, random);
    int count = (int) logUniform(THINNED + 1, MOST, random);
    long[] kept = new long[THINNED];
    int n = 0;
    int inSecond = 0;
    for (long time : kind.micros(count, mean, Mix.start(random), random)) {
      boolean same = n > 0 && kept[n - 1] / Streams.SECOND == time / Streams.SECOND;
      inSecond = same ? inSecond + 1 : 1;
      if (same && random.nextInt(inSecond) == 0) {
        kept[n - 1] = time;
      } else if (!same) {
        if (n == THINNED) {
          break;
        }
        kept[n++] = time;
      }
    }
    long[] micros = Mix.clocked(Arrays.copyOf(kept, n), false);
    return Contestant.judgeAlone(new Connections(micros, new int[n], new int[n], 1)).alarms(0);
  }

  long wrong(ChanceStream kind, int size) {
    return wrong.get(kind)[size];
  }

  long all(ChanceStream kind, int size) {
    return all.get(kind)[size];
  }

  long thinnedWrong() {
    return thinnedWrong;
  }

  long thinned() {
    return thinned;
  }

  /** Of all kinds and sizes. */
  long wrong() {
    return sum(wrong);
  }

  /** Of all kinds and sizes. */
  long all() {
    return sum(all);
  }

  private static long sum(Map<ChanceStream, long[]> counts) {
    return counts.values().stream().flatMapToLong(Arrays::stream).sum();
  }
}
