package io.vpsbeacon.protocol;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Chunks that were acknowledged already: worked on one after the other in a thread of their own,
 * while the next ones are read. After a chunk that failed the others are passed over.
 */
final class Backlog {
  /** Chunks under way at most: the one that is worked on and one that waits. */
  static final int DEPTH = 2;

  /** Work on one chunk. */
  interface Task {
    void run() throws CommandException, ProtocolException;
  }

  private final Deque<Future<?>> underWay = new ArrayDeque<>();
  private ExecutorService worker;

  /** What went wrong first. Written by the worker, or where no chunk is under way. */
  private volatile Throwable failure;

  /** Takes a chunk; waits while there are {@link #DEPTH}. */
  void add(Task task) {
    if (worker == null) {
      worker = Executors.newSingleThreadExecutor(Backlog::thread);
    }
    while (underWay.size() >= DEPTH) {
      awaitFirst();
    }
    underWay.add(worker.submit(() -> work(task)));
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

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "chunks");
    thread.setDaemon(true);
    return thread;
  }

  /** What went wrong in the chunks that are done so far, or null. */
  Throwable failure() {
    return failure;
  }

  /** Waits for all chunks; gives what went wrong, or null, and forgets it. */
  Throwable await() {
    while (!underWay.isEmpty()) {
      awaitFirst();
    }
    Throwable ended = failure;
    failure = null;
    return ended;
  }

  private void awaitFirst() {
    try {
      underWay.remove().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = e;
    }
  }

  /** Drops all chunks: nobody waits for them. The thread is a daemon, and ends with its chunk. */
  void stop() {
    if (worker != null) {
      worker.shutdownNow();
    }
    underWay.clear();
  }
}
