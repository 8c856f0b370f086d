package io.vpsbeacon.detect;

import java.util.List;
import java.util.PriorityQueue;

/** The records of several sorted runs as one. */
final class Merge {
  private final PriorityQueue<RunReader> readers = new PriorityQueue<>();
  private final Packed before = new Packed();
  private RunReader first;
  private boolean repeated;

  Merge(List<RunReader> runs) {
    for (RunReader run : runs) {
      if (run.next()) {
        readers.add(run);
      }
    }
  }

  /** Goes to the next record; false where there is none. */
  boolean next() {
    boolean begun = first != null;
    if (begun) {
      first.key().rewind();
      before.clear();
      before.put(first.key());
      if (first.next()) {
        readers.add(first);
      }
    }
    first = readers.poll();
    repeated = begun && first != null && first.key().isSameAs(before);
    return first != null;
  }

  /** Whether the record has the key of the one before. */
  boolean isRepeated() {
    return repeated;
  }

  long order() {
    return first.order();
  }

  Packed key() {
    return first.key();
  }

  Packed kept() {
    return first.kept();
  }
}
