package io.vpsbeacon.splunk;

import io.vpsbeacon.detect.BeaconFinder;
import io.vpsbeacon.detect.Findings;
import java.util.function.Consumer;

/**
 * Goes through the end of a search before it comes, with some of the groups at a time, and throws
 * away what it gives: so the end's code is compiled when splunkd waits for the answer. That is most
 * of what a short search takes.
 */
final class Rehearsal {
  /** Nanoseconds after which a piece was long enough. */
  private static final long PIECE = 4_000_000;

  /**
   * Nanoseconds of all pieces together: docs/performance.md has what more and less of it bring and
   * cost.
   */
  private static final long ALL = 800_000_000;

  private static final int MOST_GROUPS = 1024;

  private final BeaconFinder finder;
  private final Consumer<Findings> answer;
  private int from;
  private int size = 4;
  private long spent;
  private boolean over;

  /**
   * Begins with nothing gone through.
   *
   * @param answer makes an answer of findings, and drops it
   */
  Rehearsal(BeaconFinder finder, Consumer<Findings> answer) {
    this.finder = finder;
    this.answer = answer;
  }

  /** Goes through a piece; gives whether there is more. After one that failed there is none. */
  boolean step() {
    if (over) {
      return false;
    }
    over = true;
    long start = System.nanoTime();
    from = from < finder.groups() ? from : 0;
    answer.accept(finder.rehearse(from, size));
    from += size;
    long took = System.nanoTime() - start;
    size = took < PIECE ? Math.min(MOST_GROUPS, 2 * size) : Math.max(1, size / 2);
    spent += took;
    over = spent >= ALL;
    return !over;
  }
}
