package io.vpsbeacon.evaluate;

import static io.vpsbeacon.score.Streams.logUniform;

import io.vpsbeacon.score.BeatStream;
import io.vpsbeacon.score.JitterForm;
import io.vpsbeacon.score.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How many beats are found, for each jitter, share of missed beats and number of beats seen. */
final class Grid {
  static final int[] COUNTS = {6, 8, 10, 12, 15, 20, 30, 60, 100, 200, 400};
  private static final double[] WIDTHS = {0.1, 0.25, 0.5};
  private static final double[] MISSED = {0, 0.15, 1.0 / 3};
  private static final int STREAM = 8;

  /** One setting, and of how many groups how many were found, by {@link #COUNTS}. */
  @SuppressWarnings("ArrayRecordComponent") // filled while it is counted
  record Row(JitterForm form, double jitter, double missed, int[] found, int[] all) {
    private static Row of(JitterForm form, double jitter, double missed) {
      return new Row(form, jitter, missed, new int[COUNTS.length], new int[COUNTS.length]);
    }

    double recall(int count) {
      return (double) found[count] / all[count];
    }
  }

  private final List<Row> rows = new ArrayList<>();

  Grid() {
    for (double missed : MISSED) {
      rows.add(Row.of(JitterForm.AROUND, 0, missed));
    }
    for (double width : WIDTHS) {
      for (JitterForm form : JitterForm.values()) {
        for (double missed : MISSED) {
          rows.add(Row.of(form, width, missed));
        }
      }
    }
  }

  /** Adds so many groups to each cell. */
  void add(long seed, int groups) {
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      for (int c = 0; c < COUNTS.length; c++) {
        int stream = STREAM * 64 + r * COUNTS.length + c;
        int count = COUNTS[c];
        row.found()[c] +=
            (int)
                IntStream.range(0, groups)
                    .parallel()
                    .filter(i -> found(row, count, Mix.dice(seed, stream, i)))
                    .count();
        row.all()[c] += groups;
      }
    }
  }

  private static boolean found(Row row, int count, SplittableRandom random) {
    double sleep = logUniform(Mix.SHORTEST, Mix.LONGEST, random);
    BeatStream beat = BeatStream.of(sleep, row.form(), row.jitter(), row.missed());
    long[] micros = Mix.clocked(beat.micros(count, Mix.start(random), random), false);
    return Contestant.judgeAlone(Streams.bare(micros)).alarms(0);
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  /** How many groups a cell has. */
  int groups() {
    return Arrays.stream(rows.get(0).all()).max().orElse(0);
  }
}
