package io.vpsbeacon.detect;

import java.util.Objects;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Shares work between this thread and those of the common pool: whoever is free takes more. */
final class Sharing {
  /** Fewer are done before another thread has begun. */
  private static final int MANY = 64;

  /** As much as is taken at a time, and done before others are asked. */
  private static final int SOME = 8;

  static {
    // A join that has to wait loads it. Whether one does in a training search is chance, and what
    // a start-up archive lacks costs each search milliseconds.
    Objects.requireNonNull(CountedCompleter.class);
  }

  private Sharing() {}

  /** Does something for each number of a range, in any order; throws what goes wrong in it. */
  static void each(int from, int to, IntConsumer work) {
    // Two threads that come to a lambda or a class for the first time at once both link it, so that
    // the first few are done by this one alone.
    int alone = to - from < MANY ? to : from + SOME;
    for (int i = from; i < alone; i++) {
      work.accept(i);
    }
    if (alone == to) {
      return;
    }
    AtomicInteger next = new AtomicInteger(alone);
    Runnable share = () -> share(next, to, work);
    ForkJoinTask<?>[] others = new ForkJoinTask<?>[ForkJoinPool.getCommonPoolParallelism()];
    for (int i = 0; i < others.length; i++) {
      others[i] = ForkJoinPool.commonPool().submit(share);
    }
    try {
      share.run();
    } finally {
      next.set(to); // where this thread's share went wrong nobody needs the rest
      for (ForkJoinTask<?> other : others) {
        other.quietlyJoin();
      }
    }
    for (ForkJoinTask<?> other : others) {
      other.join();
    }
  }

  private static void share(AtomicInteger next, int to, IntConsumer work) {
    for (int begin = next.getAndAdd(SOME); begin < to; begin = next.getAndAdd(SOME)) {
      for (int i = begin; i < Math.min(to, begin + SOME); i++) {
        work.accept(i);
      }
    }
  }
}
