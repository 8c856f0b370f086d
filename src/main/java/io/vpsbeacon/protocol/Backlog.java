package io.vpsbeacon.protocol;

import io.vpsbeacon.columns.ReadAhead;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Chunks that were acknowledged already: worked on one after the other in a thread of their own,
 * while the next ones are read. After a chunk that failed the others are passed over. Where no
 * chunk comes for a while the thread does something else, piece by piece.
 */
final class Backlog {
  /** Chunks under way at most: the one that is worked on and one that waits. */
  static final int DEPTH = ReadAhead.MOST - 1;

  /** Milliseconds without a chunk; where splunkd is as fast as the work, there are fewer. */
  private static final int WHILE = 20;

  /** Work on one chunk. */
  interface Task {
    void run() throws CommandException, ProtocolException;
  }

  private final BooleanSupplier meanwhile;
  private final BlockingQueue<Task> waiting = new LinkedBlockingQueue<>();

  /** Whoever holds all of them is alone with what the tasks work on. */
  private final Semaphore free = new Semaphore(DEPTH);

  private Thread worker;

  /** Whether nobody else works on a chunk, nor waits for this thread to end. */
  private volatile boolean alone;

  /** What went wrong first. Written by the worker, or where no chunk is under way. */
  private volatile Throwable failure;

  /**
   * Makes an empty one.
   *
   * @param meanwhile what is done while there are no chunks, never beside one: a small piece of it,
   *     and whether there is more
   */
  Backlog(BooleanSupplier meanwhile) {
    this.meanwhile = meanwhile;
  }

  /** Takes a chunk; waits while there are {@link #DEPTH}. */
  void add(Task task) {
    if (worker == null) {
      worker = new Thread(this::work, "chunks");
      worker.setDaemon(true);
      worker.start();
    }
    free.acquireUninterruptibly();
    alone = true;
    waiting.add(task);
  }

  private void work() {
    boolean more = false;
    int patience = WHILE;
    try {
      while (true) {
        Task task = more ? waiting.poll(patience, TimeUnit.MILLISECONDS) : waiting.take();
        if (task != null) {
          work(task);
          free.release();
          more = failure == null;
          patience = WHILE;
        } else if (free.tryAcquire()) {
          more = alone && doMeanwhile();
          free.release();
          patience = 0;
        }
      }
    } catch (InterruptedException e) {
      // Nobody waits for the rest.
    }
  }

  private void work(Task task) {
    if (failure == null) {
      try {
        task.run();
      } catch (CommandException | ProtocolException | RuntimeException | Error e) {
        failure = e;
      }
    }
  }

  /** What goes wrong here went wrong in nothing that was asked for. */
  private boolean doMeanwhile() {
    try {
      return meanwhile.getAsBoolean();
    } catch (RuntimeException | Error e) {
      return false;
    }
  }

  /** What went wrong in the chunks that are done so far, or null. */
  Throwable failure() {
    return failure;
  }

  /** Waits until there are so many chunks at most. */
  void awaitAtMost(int chunks) {
    free.acquireUninterruptibly(DEPTH - chunks);
    free.release(DEPTH - chunks);
  }

  /**
   * Waits for all chunks; until another is added the thread does nothing. Gives what went wrong, or
   * null, and forgets it.
   */
  Throwable await() {
    // First: between two pieces the thread would get its permit back before this one has woken.
    alone = false;
    awaitAtMost(0);
    Throwable ended = failure;
    failure = null;
    return ended;
  }

  /** Drops all chunks: nobody waits for them. The thread is a daemon, and ends with its chunk. */
  void stop() {
    if (worker != null) {
      worker.interrupt();
    }
    alone = false;
    waiting.clear();
    free.release(DEPTH);
  }
}
