package io.vpsbeacon.detect;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.columns.RowTaker;
import java.util.List;

/**
 * What a run holds between two batches: values as numbers, and the groups and processes that are
 * made of such numbers. All of it is forgotten together.
 *
 * @param processes where connections name their process
 * @param keys the group keys that were asked for, in their order
 * @param kinds null where every event is a connection
 * @param commandLines null where none is awaited
 */
record Held(
    Slots slots,
    List<Slot> keys,
    Slot ports,
    Slot processes,
    EventKinds kinds,
    ExclusionFilter exclusions,
    CommandLines commandLines,
    Windows windows,
    GroupTable groups,
    KnownRows known) {

  /** Most bytes that a connection's time and origin take, but for blocks that are not full. */
  private static final int TIME = 20;

  /**
   * The same for all rows that may be taken between two batches, each in need of another block:
   * half of it, since blocks are taken to be half full.
   */
  private static final int TAKEN = RowTaker.MOST * BytePool.LARGEST / 2;

  Held {
    keys = List.copyOf(keys);
  }

  /** Packs all that is kept of a group beside its key. */
  void put(int group, Packed out) {
    groups.put(group, ports.values(), processes.values(), out);
  }

  /** Adds to a group what {@link #put} has packed. */
  void add(int group, Packed in) {
    groups.add(group, ports.values(), processes.values(), in);
  }

  boolean isEmpty() {
    return groups.size() == 0 && (commandLines == null || commandLines.isEmpty());
  }

  void clear() {
    slots.clear();
    exclusions.clear();
    if (kinds != null) {
      kinds.clear();
    }
    if (commandLines != null) {
      commandLines.clear();
    }
    windows.clear();
    clearGroups();
  }

  /** Forgets the groups alone. */
  void clearGroups() {
    extendWindows();
    groups.clear();
    known.clear();
  }

  /**
   * Counts in how far the settled groups reach. Of the others nobody knows yet whether they stay,
   * and one that is dropped must not make the one window longer.
   */
  void extendWindows() {
    if (!windows.isOne()) {
      return;
    }
    for (int group = 0; group < groups.size(); group++) {
      if (groups.key(group, GroupKey.PROCESS) == CommandLines.NONE) {
        windows.extend(groups.first(group), groups.last(group));
      }
    }
  }

  /** Foresees the memory once a batch is taken in, should it bring nothing but what is new. */
  void foresee(ColumnBatch batch, Forecast forecast) {
    slots.foresee(batch, forecast);
    foreseeRows(batch.rows(), (long) TIME * batch.rows() + TAKEN, forecast);
  }

  /** The same for records of as many texts in every field, of so many bytes together. */
  void foresee(int records, long bytes, Forecast forecast) {
    slots.foresee(records, bytes, forecast);
    foreseeRows(records, bytes, forecast);
  }

  private void foreseeRows(int rows, long timeBytes, Forecast forecast) {
    exclusions.foresee(rows, forecast);
    if (commandLines != null) {
      commandLines.foresee(rows, forecast);
    }
    windows.foresee(rows, forecast);
    groups.foresee(rows, timeBytes, forecast);
    forecast.pieces(known.bytes());
  }
}
