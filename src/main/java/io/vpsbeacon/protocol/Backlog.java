package io.vpsbeacon.protocol;

import io.vpsbeacon.columns.ReadAhead;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Chunks that were acknowledged already: worked on one after the other in a thread of their own,
 * while the next ones are read. After a chunk that failed the others are passed over. Where no
 * chunk comes for a while the thread does something else, piece by piece.
 *
 * <p>Outside of chunks and pieces the thread allocates nothing, unlike the queues and semaphores of
 * java.util.concurrent when they wait: where memory did not hold that, it would end, and whoever
 * waits for it would wait for ever.
 */
final class Backlog {
  /** Chunks under way at most: the one that is worked on and one that waits. */
  static final int DEPTH = ReadAhead.MOST - 1;

  /** Milliseconds without a chunk; where splunkd is as fast as the work, there are fewer. */
  private static final int WHILE = 20;

  /** Milliseconds that a chunk has to end when nobody waits for its work any more. */
  private static final int PATIENCE = 1000;

  /** Work on one chunk. */
  interface Task {
    void run() throws CommandException, ProtocolException;
  }

  /** What else there is to do, never beside a chunk. */
  interface Aside {
    /** What is done while there are no chunks: a small piece of it, and whether there is more. */
    boolean piece();

    /** What is done once, when it is over. */
    default void end() {}
  }

  private final Aside aside;
  private final Queue<Task> waiting = new ArrayDeque<>(DEPTH);

  /** Chunks that wait or are worked on, and the piece that is; whoever finds none is alone. */
  private int underWay;

  private Thread worker;

  /** Whether nobody else works on a chunk, nor waits for this thread to end. */
  private boolean alone;

  private volatile boolean stopped;

  /** What went wrong first. Written by the worker, or where no chunk is under way. */
  private volatile Throwable failure;

  /** Makes an empty one. */
  Backlog(Aside aside) {
    this.aside = aside;
  }

  /** Takes a chunk; waits while there are {@link #DEPTH}. */
  synchronized void add(Task task) {
    if (worker == null) {
      Thread thread = new Thread(this::work, "chunks");
      thread.setDaemon(true);
      thread.start();
      worker = thread; // not one that could not be started
    }
    awaitUnderWay(DEPTH - 1);
    waiting.add(task);
    underWay++;
    alone = true;
    notifyAll();
  }

  private void work() {
    try {
      boolean more = false;
      int patience = WHILE;
      while (true) {
        Task task = take(more, patience);
        if (stopped) {
          return;
        }
        if (task != null) {
          work(task);
          more = failure == null;
          patience = WHILE;
        } else {
          more = doPiece();
          patience = 0;
        }
        done();
      }
    } finally {
      aside.end();
    }
  }

  /** The next chunk; null where it is time for a piece, or to stop. */
  private synchronized Task take(boolean more, int patience) {
    long start = System.nanoTime();
    while (waiting.isEmpty() && !stopped) {
      long left = patience - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      try {
        if (!more || !alone) {
          wait();
        } else if (left > 0) {
          wait(left);
        } else {
          underWay++;
          return null;
        }
      } catch (InterruptedException e) {
        // A chunk left it behind: only stopping counts.
      }
    }
    return waiting.poll();
  }

  private void work(Task task) {
    if (failure == null) {
      try {
        task.run();
      } catch (Throwable e) {
        failure = e;
      }
    }
  }

  /** What goes wrong here went wrong in nothing that was asked for. */
  private boolean doPiece() {
    try {
      return aside.piece();
    } catch (Throwable e) {
      return false;
    }
  }

  private synchronized void done() {
    underWay--;
    notifyAll();
  }

  /** What went wrong in the chunks that are done so far, or null. */
  Throwable failure() {
    return failure;
  }

  /** Waits until there are so many chunks at most. */
  synchronized void awaitAtMost(int chunks) {
    awaitUnderWay(chunks);
  }

  private synchronized void awaitUnderWay(int most) {
    boolean interrupted = false;
    while (underWay > most) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for all chunks; until another is added the thread does nothing. Gives what went wrong, or
   * null, and forgets it.
   */
  synchronized Throwable await() {
    // First: between two pieces the thread would begin another before this one has woken.
    alone = false;
    awaitUnderWay(0);
    Throwable ended = failure;
    failure = null;
    return ended;
  }

  /**
   * Drops all chunks: nobody waits for them. The one that is worked on is asked to stop, and given
   * a moment; behind it, or now where there is none, comes {@link Aside#end}.
   */
  void stop() {
    Thread ending;
    synchronized (this) {
      if (stopped) {
        return;
      }
      ending = worker;
      if (ending != null) {
        ending.interrupt(); // first: who sees that it is stopped is not interrupted any more
      }
      stopped = true;
      waiting.clear();
      notifyAll();
    }
    if (ending == null) {
      aside.end();
      return;
    }
    try {
      ending.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
