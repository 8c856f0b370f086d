package io.vpsbeacon.evaluate;

import static io.vpsbeacon.score.Streams.logUniform;

import io.vpsbeacon.score.BeatStream;
import io.vpsbeacon.score.ChanceStream;
import io.vpsbeacon.score.Connections;
import io.vpsbeacon.score.JitterForm;
import io.vpsbeacon.score.Streams;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Beats as they come in practice: in company, cut, few, or coarsely timed. */
enum Situation {
  ALONE("a beat and nothing else") {
    @Override
    Connections group(SplittableRandom random) {
      return Streams.bare(clocked(beat(some(random), random)));
    }
  },
  NORMAL("jitter that no framework has: normal, standard deviation 2 to 20 %") {
    @Override
    Connections group(SplittableRandom random) {
      double sleep = logUniform(5, 3600, random);
      double deviation = random.nextDouble(0.02, 0.2);
      long[] micros = new long[some(random)];
      double time = 0;
      for (int i = 0; i < micros.length; i++) {
        micros[i] = Streams.START + Math.round(time * 1e6);
        time += sleep * Math.max(0.2, 1 + deviation * random.nextGaussian());
      }
      return Streams.bare(clocked(micros));
    }
  },
  OPERATOR("with 2 to 5 sessions of its operator, 20 to 120 connections each") {
    @Override
    Connections group(SplittableRandom random) {
      long[] all = beat(random.nextInt(60, 300), random);
      long span = all[all.length - 1] - all[0];
      for (int i = random.nextInt(2, 6); i > 0; i--) {
        long start = all[0] + random.nextLong(span);
        all = Streams.merged(all, Streams.burst(start, random.nextInt(20, 120), 0.4, random));
      }
      return Streams.bare(clocked(all));
    }
  },
  LAPTOP("on a laptop that is awake from 8 to 18 h, over days") {
    @Override
    Connections group(SplittableRandom random) {
      double sleep = logUniform(60, 900, random);
      int days = random.nextInt(2, 6);
      BeatStream beat = BeatStream.of(sleep, form(random), random.nextDouble(0.2), 0.05);
      long[] all = beat.micros((int) (days * 86_400 / sleep), Mix.start(random), random);
      return Streams.bare(clocked(Streams.awake(all, 8, 18)));
    }
  },
  AGENTS("three agents of one program, ProcessGuid known") {
    @Override
    Connections group(SplittableRandom random) {
      return tagged(agents(0, 0.3, random), true);
    }
  },
  MERGED("the same, nothing tells them apart, jitter up to 8 %") {
    @Override
    Connections group(SplittableRandom random) {
      return Streams.bare(Streams.merged(agents(0, 0.08, random)));
    }
  },
  MERGED_WIDE("the same, jitter of 15 to 30 %") {
    @Override
    Connections group(SplittableRandom random) {
      return Streams.bare(Streams.merged(agents(0.15, 0.3, random)));
    }
  },
  PORTS("two beats of different periods to two ports") {
    @Override
    Connections group(SplittableRandom random) {
      long[][] both = {clocked(beat(some(random), random)), clocked(beat(some(random), random))};
      return tagged(both, false);
    }
  },
  BROWSING("with as much browsing to another port of the same server") {
    @Override
    Connections group(SplittableRandom random) {
      long[] beat = clocked(beat(some(random), random));
      double mean = (beat[beat.length - 1] - beat[0]) / 1e6 / beat.length;
      long[] other = ChanceStream.BROWSING.micros(beat.length, mean, beat[0], random);
      return tagged(new long[][] {beat, clocked(other)}, false);
    }
  },
  FEW("8 to 19 beats") {
    @Override
    Connections group(SplittableRandom random) {
      return Streams.bare(clocked(beat(random.nextInt(8, 20), random)));
    }
  },
  COARSE("periods of 2 to 5 s on a clock of whole seconds") {
    @Override
    Connections group(SplittableRandom random) {
      double sleep = random.nextDouble(2, 5);
      BeatStream beat = BeatStream.of(sleep, form(random), random.nextDouble(0.2), 0.05);
      return Streams.bare(Mix.clocked(beat.micros(some(random), Mix.start(random), random), true));
    }
  },
  KEPT_OPEN("C2 that keeps its connection open, told anew once or twice a day") {
    @Override
    Connections group(SplittableRandom random) {
      long[] starts = new long[random.nextInt(1, 4)];
      Arrays.setAll(starts, i -> Mix.start(random) + i * 43_200_000_000L);
      return Streams.bare(clocked(starts));
    }
  };

  private static final int TOGETHER = 3;

  private final String words;

  Situation(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** One group. */
  abstract Connections group(SplittableRandom random);

  /**
   * What all say of groups in this situation.
   *
   * @param stream which stream of dice the seed's groups are drawn from
   */
  Stream<Contestant.Scores> judged(long seed, int stream, int count) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(i -> Contestant.judge(group(Mix.dice(seed, stream, i))));
  }

  private static JitterForm form(SplittableRandom random) {
    return Streams.oneOf(List.of(JitterForm.values()), random);
  }

  private static int some(SplittableRandom random) {
    return (int) logUniform(20, 200, random);
  }

  /** Periods of 5 s to an hour, jitter up to 20 %, a tenth of the beats missed at most. */
  private static long[] beat(int count, SplittableRandom random) {
    return BeatStream.of(
            logUniform(5, 3600, random),
            form(random),
            random.nextDouble(0.2),
            random.nextDouble(0.1))
        .micros(count, Mix.start(random), random);
  }

  /** Of one setting, each from a time of its own on. */
  private static long[][] agents(double leastJitter, double mostJitter, SplittableRandom random) {
    double jitter = random.nextDouble(leastJitter, mostJitter);
    BeatStream beat = BeatStream.of(logUniform(5, 900, random), JitterForm.AROUND, jitter, 0.02);
    int count = random.nextInt(40, 120);
    long[][] agents = new long[TOGETHER][];
    Arrays.setAll(agents, i -> clocked(beat.micros(count, Mix.start(random), random)));
    return agents;
  }

  private static long[] clocked(long[] micros) {
    return Mix.clocked(micros, false);
  }

  private record One(long micros, int source) {}

  /** One group of several sources, each known by its process or by its port. */
  private static Connections tagged(long[][] sources, boolean byProcess) {
    List<One> all =
        IntStream.range(0, sources.length)
            .boxed()
            .flatMap(s -> Arrays.stream(sources[s]).mapToObj(time -> new One(time, s + 1)))
            .sorted(Comparator.comparingLong(One::micros))
            .toList();
    int[] tags = all.stream().mapToInt(One::source).toArray();
    int[] none = new int[tags.length];
    long[] micros = all.stream().mapToLong(One::micros).toArray();
    return new Connections(micros, byProcess ? tags : none, byProcess ? none : tags);
  }
}
