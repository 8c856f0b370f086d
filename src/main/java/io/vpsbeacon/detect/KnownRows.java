package io.vpsbeacon.detect;

import io.vpsbeacon.columns.Likeness;
import java.util.Arrays;

/** What came of rows, for those that come again with another time: the group that they went to. */
final class KnownRows {
  /** Nothing is known of such a row. */
  static final int UNKNOWN = 0;

  /** Such a row is excluded, whenever it comes. */
  static final int EXCLUDED = -1;

  // Of each number what came of it, and where it went to a group, from 1: window, process, port.
  private static final int OUTCOME = 0;
  private static final int WINDOW = 1;
  private static final int PROCESS = 2;
  private static final int PORT = 3;
  private static final int WIDTH = 4;

  private static final int[] NOTHING = {};

  private int[] entries = NOTHING;
  private int generation;
  private int[] numbers = NOTHING;

  /** Begins a batch; null where it does not tell which rows are alike. */
  void begin(Likeness likeness) {
    if (likeness == null) {
      numbers = NOTHING;
      return;
    }
    if (likeness.generation() != generation) {
      generation = likeness.generation();
      clear();
    }
    numbers = likeness.numbers();
    entries = Growth.covering(entries, (likeness.most() + 1) * WIDTH - 1);
  }

  /**
   * What is known of rows of this number, at an index for the other questions; {@link #outcome}
   * tells it.
   */
  int entry(int ofGeneration, int number) {
    return ofGeneration == generation && number * WIDTH < entries.length ? number * WIDTH : 0;
  }

  /** The same for a row of the batch. */
  private int entry(int row) {
    return row < numbers.length ? numbers[row] * WIDTH : 0;
  }

  /** {@link #UNKNOWN}, {@link #EXCLUDED}, or the group it went to, from 1. */
  int outcome(int entry) {
    return entry == 0 ? UNKNOWN : entries[entry + OUTCOME];
  }

  int window(int entry) {
    return entries[entry + WINDOW];
  }

  int process(int entry) {
    return entries[entry + PROCESS];
  }

  int port(int entry) {
    return entries[entry + PORT];
  }

  void putExcluded(int row) {
    int entry = entry(row);
    if (entry != 0) {
      entries[entry + OUTCOME] = EXCLUDED;
    }
  }

  void putGroup(int row, int window, int group, int process, int port) {
    int entry = entry(row);
    if (entry != 0) {
      entries[entry + OUTCOME] = group + 1;
      entries[entry + WINDOW] = window;
      entries[entry + PROCESS] = process;
      entries[entry + PORT] = port;
    }
  }

  /** Forgets everything: groups, windows and values have new numbers. */
  void clear() {
    Arrays.fill(entries, 0);
  }

  /** Bytes of memory that it takes. */
  long bytes() {
    return (long) entries.length * Integer.BYTES;
  }
}
