package io.vpsbeacon.score;

import static io.vpsbeacon.score.Streams.START;
import static io.vpsbeacon.score.Streams.logUniform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The tables of docs/scoring.md: {@code ./mvnw -q test-compile && java -cp
 * target/classes:target/test-classes io.vpsbeacon.score.RatesTable [seed [groups]]}.
 */
final class RatesTable {
  private static final int[] COUNTS = {6, 8, 10, 12, 15, 19, 20, 30, 60, 200, 1000};
  private static final double[] PERIODS = {2, 5, 10, 30, 60, 300, 900, 3600, 14_400};
  private static final long[] BINS = {10, 60, 300};
  private static final double[] PERIODS_IN_BINS = {1, 1.4, 2, 3, 5, 10, 30};
  private static final int[][] SIZES = {{6, 19}, {20, 99}, {100, 999}, {1000, 5000}};

  private final SplittableRandom random;
  private final int groups;

  private RatesTable(long seed, int groups) {
    random = new SplittableRandom(seed);
    this.groups = groups;
  }

  public static void main(String[] args) {
    long seed = args.length > 0 ? Long.parseLong(args[0]) : 2027;
    RatesTable table = new RatesTable(seed, args.length > 1 ? Integer.parseInt(args[1]) : 500);
    table.byJitter();
    table.byPeriod();
    table.falseAlarms();
    table.counted();
    table.cost();
  }

  private void byJitter() {
    say("Found at 0.5, by beats seen; periods 2 s to 4 h, milliseconds%n");
    say("%-8s %6s %6s", "jitter", "", "missed");
    for (int count : COUNTS) {
      say("%6d", count);
    }
    say("%n");
    for (JitterForm form : JitterForm.values()) {
      for (double jitter : new double[] {0, 0.1, 0.25, 0.5}) {
        for (double missed : new double[] {0, 0.15, 1.0 / 3}) {
          say("%-8s %6.2f %6.2f", form, jitter, missed);
          for (int count : COUNTS) {
            int found = 0;
            int all = count < 1000 ? groups : Math.max(1, groups / 5);
            for (int i = 0; i < all; i++) {
              double sleep = logUniform(2, 14_400, random);
              BeatStream beat = BeatStream.of(sleep, form, jitter, missed);
              found += score(beat.micros(count, start(), random), Streams.MILLI) > 0.5 ? 1 : 0;
            }
            say("%6.2f", (double) found / all);
          }
          say("%n");
        }
      }
    }
  }

  private void byPeriod() {
    say(
        "%nFound at 0.5, by period; any form, jitter to 0.5, a third missed at most, 20 to 400 beats%n");
    say("%8s %8s %8s %8s %8s%n", "period", "found", "whole s", "error", "90 %");
    for (double period : PERIODS) {
      int found = 0;
      int whole = 0;
      List<Double> errors = new ArrayList<>();
      for (int i = 0; i < 4 * groups; i++) {
        JitterForm form = Streams.oneOf(List.of(JitterForm.values()), random);
        BeatStream beat =
            BeatStream.of(period, form, random.nextDouble(0.5), random.nextDouble(1.0 / 3));
        int count = (int) logUniform(20, 400, random);
        long[] micros = Streams.coarse(beat.micros(count, start(), random), Streams.MILLI);
        Optional<Beat> best = BeaconScore.of(Streams.bare(micros)).filter(one -> one.score() > 0.5);
        found += best.isPresent() ? 1 : 0;
        best.ifPresent(one -> errors.add(Math.abs(one.period() / beat.period() - 1)));
        whole += score(micros, Streams.SECOND) > 0.5 ? 1 : 0;
      }
      errors.sort(null);
      say(
          "%8.0f %8.3f %8.3f %8.3f %8.3f%n",
          period,
          found / 4.0 / groups,
          whole / 4.0 / groups,
          errors.get(errors.size() / 2),
          errors.get(errors.size() * 9 / 10));
    }
  }

  private void falseAlarms() {
    say(
        "%nChance taken for a beat, of 1,000 groups; mean gaps 0.1 s to 2 h, one in four whole seconds%n");
    say("%-14s", "connections");
    for (int[] size : SIZES) {
      say("%14s", size[0] + " to " + size[1]);
    }
    say("%n");
    long[] wrong = new long[SIZES.length];
    long[] all = new long[SIZES.length];
    for (ChanceStream chance : ChanceStream.values()) {
      say("%-14s", chance);
      for (int s = 0; s < SIZES.length; s++) {
        int many = groups * new int[] {20, 20, 10, 2}[s];
        int bad = 0;
        for (int i = 0; i < many; i++) {
          double mean = logUniform(0.1, 7200, random);
          int count = (int) logUniform(SIZES[s][0], SIZES[s][1] + 1, random);
          long[] micros = chance.micros(count, mean, start(), random);
          bad += score(micros, i % 4 == 0 ? Streams.SECOND : Streams.MILLI) > 0.5 ? 1 : 0;
        }
        wrong[s] += bad;
        all[s] += many;
        say("%14.2f", 1000.0 * bad / many);
      }
      say("%n");
    }
    say("%-14s", "all");
    for (int s = 0; s < SIZES.length; s++) {
      say("%14.2f", 1000.0 * wrong[s] / all[s]);
    }
    say("%n");
  }

  private void counted() {
    say("%nCounted in bins: found, by periods in bins; chance taken for a beat, of 1,000 groups%n");
    say("%-8s", "bin");
    for (double period : PERIODS_IN_BINS) {
      say("%8.1f", period);
    }
    say("%10s%n", "chance");
    for (long seconds : BINS) {
      long bin = seconds * Streams.SECOND;
      say("%-8d", seconds);
      for (double period : PERIODS_IN_BINS) {
        int found = 0;
        for (int i = 0; i < 4 * groups; i++) {
          JitterForm form = Streams.oneOf(List.of(JitterForm.values()), random);
          double missed = random.nextDouble(1.0 / 3);
          BeatStream beat = BeatStream.of(period * seconds, form, random.nextDouble(0.5), missed);
          int count = (int) logUniform(20, 400, random);
          long[] micros = beat.micros(count, start(), random);
          found += Streams.scoreOfCounted(micros, bin) > 0.5 ? 1 : 0;
        }
        say("%8.3f", found / 4.0 / groups);
      }
      int wrong = 0;
      int all = 0;
      for (ChanceStream chance : ChanceStream.values()) {
        for (int i = 0; i < 4 * groups; i++) {
          double mean = logUniform(0.02, 20, random) * seconds;
          int count = (int) logUniform(20, 3000, random);
          long[] micros = chance.micros(count, mean, start(), random);
          wrong += Streams.scoreOfCounted(micros, bin) > 0.5 ? 1 : 0;
          all++;
        }
      }
      say("%10.2f%n", 1000.0 * wrong / all);
    }
  }

  private void cost() {
    say("%nMicroseconds a group, warm, best of five%n");
    for (int count : new int[] {20, 100, 1000, 8192}) {
      long[] chance = ChanceStream.POISSON.micros(count, 30, START, random);
      long[] beat = BeatStream.of(60, JitterForm.AROUND, 0.3, 0.2).micros(count, START, random);
      int[] processes = random.ints(count, 1, 5).toArray();
      int[] ports = random.ints(count, 1, 4).toArray();
      say(
          "%6d: Poisson %.0f, a beat %.0f, Poisson of 4 processes and 3 ports %.0f%n",
          count,
          cost(Streams.bare(chance)),
          cost(Streams.bare(beat)),
          cost(new Connections(chance, processes, ports)));
    }
  }

  private static double cost(Connections group) {
    int times = Math.max(20, 2_000_000 / (group.size() + 100));
    double best = Double.MAX_VALUE;
    double scores = 0;
    for (int round = 0; round < 6; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < times; i++) {
        scores += BeaconScore.of(group).map(Beat::score).orElse(0.0);
      }
      best = Math.min(best, (System.nanoTime() - start) / 1e3 / times);
    }
    return Double.isNaN(scores) ? 0 : best;
  }

  private long start() {
    return START + random.nextInt(1_000_000);
  }

  private static double score(long[] micros, long grain) {
    return Streams.score(Streams.coarse(micros, grain));
  }

  private static void say(String format, Object... args) {
    System.out.printf(Locale.ROOT, format, args);
  }
}
