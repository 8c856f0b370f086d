package io.vpsbeacon.evaluate;

import java.util.List;
import java.util.stream.LongStream;

/**
 * How much is measured.
 *
 * @param seeds how many seeds, from {@link #FIRST_SEED} on
 * @param beats of the mix, a seed
 * @param others of the mix, a seed
 * @param cell groups in each cell of the grid, a seed
 * @param chance groups of each kind and size of chance, a seed; fewer of the large ones
 * @param situation groups in each situation, a seed
 */
record Size(int seeds, int beats, int others, int cell, int chance, int situation) {
  /** No seed from here on was used to tune or to test anything. */
  static final long FIRST_SEED = 7001;

  private static final int USUAL_SEEDS = 20;
  private static final int QUICK_SEEDS = 2;

  static Size full() {
    return new Size(USUAL_SEEDS, 500, 20_000, 20, 1_000, 100);
  }

  /** To see that all runs: its figures say little. */
  static Size quick() {
    return new Size(QUICK_SEEDS, 100, 2_000, 2, 40, 10);
  }

  Size withSeeds(int count) {
    return new Size(count, beats, others, cell, chance, situation);
  }

  List<Long> each() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + seeds).boxed().toList();
  }
}
