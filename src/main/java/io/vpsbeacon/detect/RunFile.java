package io.vpsbeacon.detect;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of sorted runs, one behind the other. A record is an order (a number, compared unsigned),
 * a key and what is kept under it; a run is sorted by the order and then the key's bytes.
 *
 * <p>To merge runs takes a buffer for each, which holds its longest record. Where those of one
 * level need more memory than they may, they become one of the next level: so there are never many.
 */
final class RunFile implements Closeable {
  /** Low bits of an order that are always 0. */
  static final int SPARE_BITS = 16;

  private static final int BUFFER = 1 << 16;

  /** Bytes of the buffers of one level's runs at most, unless two of them take more. */
  private static final long TOGETHER = 8L << 20;

  private final ScratchFile file;
  private final long together;

  /** Their levels never rise. */
  private final List<Run> runs = new ArrayList<>();

  private byte[] buffer;
  private int used;
  private long begin;
  private int longest;

  /**
   * One run.
   *
   * @param longest bytes of its longest record
   * @param level 0, or one more than that of the runs that it was merged from
   */
  private record Run(long begin, long end, int longest, int level) {
    int buffer() {
      return Math.max(BUFFER, longest);
    }
  }

  /** Makes it; the file itself comes with the first run. */
  RunFile(Scratch scratch) {
    this(scratch, TOGETHER);
  }

  /** The same for another number of bytes. */
  RunFile(Scratch scratch, long together) {
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
    longest = 0;
  }

  /** Appends a record to the run. */
  void write(byte[] bytes, int from, int to) {
    append(bytes, from, to);
    longest = Math.max(longest, to - from);
  }

  private void append(byte[] bytes, int from, int to) {
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
    end(0);
    for (int first = ofLastLevel(); mustMerge(first, together); first = ofLastLevel()) {
      mergeFrom(first);
    }
  }

  private void end(int level) {
    flush();
    buffer = null;
    runs.add(new Run(begin, file.length(), longest, level));
  }

  private int ofLastLevel() {
    int first = runs.size() - 1;
    while (first > 0 && runs.get(first - 1).level() == runs.get(first).level()) {
      first--;
    }
    return first;
  }

  /** Whether the runs from this one on are several, and take more buffers than they may. */
  private boolean mustMerge(int first, long most) {
    return runs.size() - first > 1 && buffers(runs.subList(first, runs.size())) > most;
  }

  private static long buffers(List<Run> some) {
    long bytes = 0;
    for (Run run : some) {
      bytes += run.buffer();
    }
    return bytes;
  }

  /** Bytes of memory that {@link #merge} takes, once it has begun. */
  long merging() {
    return buffers(runs);
  }

  /** Makes one run of all from this one on. */
  private void mergeFrom(int first) {
    List<Run> latest = runs.subList(first, runs.size());
    int level = latest.get(0).level() + 1;
    Merge merge = merge(latest);
    latest.clear();
    Packed head = new Packed();
    begin();
    while (merge.next()) {
      head.clear();
      head.putHead(merge.order(), merge.key(), merge.kept());
      int length = append(head) + append(merge.key()) + append(merge.kept());
      longest = Math.max(longest, length);
    }
    end(level);
  }

  private int append(Packed packed) {
    append(packed.bytes(), packed.at(), packed.at() + packed.length());
    return packed.length();
  }

  private void flush() {
    file.append(buffer, 0, used);
    used = 0;
  }

  /** All records, in their order; those of one key follow each other. */
  Merge merge() {
    // Of two levels the buffers may be there at once: to merge those first would take longer.
    while (mustMerge(0, 2 * together)) {
      mergeFrom(ofLastLevel() == runs.size() - 1 ? runs.size() - 2 : ofLastLevel());
    }
    return merge(runs);
  }

  private Merge merge(List<Run> some) {
    List<RunReader> readers = new ArrayList<>();
    for (Run run : some) {
      readers.add(new RunReader(file::read, run.begin(), run.end(), run.buffer()));
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
