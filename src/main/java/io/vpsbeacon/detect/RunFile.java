package io.vpsbeacon.detect;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of sorted runs, one behind the other. A record is an order (a number, compared unsigned),
 * a key and what is kept under it; a run is sorted by the order and then the key's bytes.
 */
final class RunFile implements Closeable {
  /** Low bits of an order that are always 0. */
  static final int SPARE_BITS = 16;

  private static final int BUFFER = 1 << 16;

  /** Runs that are merged at a time: each takes a buffer. */
  private static final int TOGETHER = 256;

  private final ScratchFile file;
  private final int together;
  private final List<Run> runs = new ArrayList<>();
  private byte[] buffer;
  private int used;
  private long begin;

  /** Runs from this one on have not been merged with others yet. */
  private int merged;

  private record Run(long begin, long end) {}

  /** Makes it; the file itself comes with the first run. */
  RunFile(Scratch scratch) {
    this(scratch, TOGETHER);
  }

  /** The same for another number of runs that are merged at a time. */
  RunFile(Scratch scratch, int together) {
    file = new ScratchFile(scratch);
    this.together = together;
  }

  boolean isEmpty() {
    return runs.isEmpty();
  }

  /** Begins the next run. */
  void begin() {
    buffer = new byte[BUFFER];
    begin = file.length();
  }

  /** Appends bytes of a record to the run. */
  void write(byte[] bytes, int from, int to) {
    for (int at = from; at < to; ) {
      if (used == buffer.length) {
        flush();
      }
      int some = Math.min(to - at, buffer.length - used);
      System.arraycopy(bytes, at, buffer, used, some);
      used += some;
      at += some;
    }
  }

  /** Ends the run. */
  void end() {
    flush();
    buffer = null;
    runs.add(new Run(begin, file.length()));
    if (runs.size() - merged == together) {
      mergeLatest();
    }
  }

  /** Makes one run of the short ones, so that there are never too many to be merged at a time. */
  private void mergeLatest() {
    List<Run> latest = runs.subList(merged, runs.size());
    Merge merge = merge(latest);
    latest.clear();
    Packed head = new Packed();
    begin();
    while (merge.next()) {
      head.clear();
      head.putHead(merge.order(), merge.key(), merge.kept());
      write(head);
      write(merge.key());
      write(merge.kept());
    }
    merged++;
    end();
  }

  private void write(Packed packed) {
    write(packed.bytes(), packed.at(), packed.at() + packed.length());
  }

  private void flush() {
    file.append(buffer, 0, used);
    used = 0;
  }

  /** All records, in their order; those of one key follow each other. */
  Merge merge() {
    return merge(runs);
  }

  private Merge merge(List<Run> some) {
    List<RunReader> readers = new ArrayList<>();
    for (Run run : some) {
      readers.add(new RunReader(file::read, run.begin(), run.end(), BUFFER));
    }
    return new Merge(readers);
  }

  /** The file is gone. */
  @Override
  public void close() {
    runs.clear();
    file.close();
  }
}
