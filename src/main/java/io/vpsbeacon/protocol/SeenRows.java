package io.vpsbeacon.protocol;

import io.vpsbeacon.columns.ByteWords;
import io.vpsbeacon.columns.Likeness;
import io.vpsbeacon.columns.Utf8;
import java.util.Arrays;
import java.util.List;

/**
 * The rows that were seen before, by their bytes, but for one cell: the time. Of a row that comes
 * again, and that somebody takes, neither commas nor quotes are looked for.
 *
 * <p>It takes no more than some megabytes, and pauses while rows do not come again.
 */
final class SeenRows {
  /** A row that was not seen. */
  static final int NEW = 0;

  private static final int MOST_ROWS = 1 << 15;
  private static final int MOST_BYTES = 1 << 22;

  /** After so many rows it is looked whether half of them had been seen. */
  private static final int TRIAL = 1 << 12;

  /** Rows that go by after a trial that failed. */
  private static final int PAUSE = 1 << 16;

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private List<String> header = List.of();

  /** The column that differs, in the body at hand; -1 where it has none. */
  private int except = -1;

  /** Per number the bytes of the row, what is before the cell and what is behind it. */
  private byte[] pool;

  private int[] ends;

  /** Per slot a row's hash, in the high half, and its number; 0 where there is none. */
  private long[] table;

  private int size;
  private int generation;

  private int tried;
  private int found;
  private int pause;

  /** Of the row that was looked for last: hash, end, and number where it was found. */
  private long hash;

  private int newline;
  private int number;
  private int[] numbers = {};

  /** Begins a body with such columns. */
  void begin(List<String> names, String differing) {
    if (!names.equals(header)) {
      header = List.copyOf(names);
      except = differing == null ? -1 : names.indexOf(differing);
      clear();
    }
  }

  private void clear() {
    generation++;
    size = 0;
    pool = new byte[1 << 12];
    ends = new int[64];
    table = new long[128];
    tried = 0;
    found = 0;
  }

  /** The column that differs where rows are looked for now; else none. */
  int exceptNow() {
    return pause > 0 ? -1 : except;
  }

  /** Notes that the row is like none, until {@link #add} says otherwise. */
  void pass(int row) {
    if (row >= numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(1024, row * 2));
    }
    numbers[row] = NEW;
    if (pause > 0) {
      pause--;
    }
  }

  /**
   * Looks for a row, all but the cell that ends before {@code behind}.
   *
   * @param start where the row begins
   * @param cell where the cell that differs begins
   * @param behind where the next cell begins
   * @return its number or {@link #NEW}
   */
  int find(byte[] bytes, int start, int cell, int behind) {
    findEnd(bytes, start, cell, behind);
    tried++;
    number = lookUp(bytes, start, cell, behind);
    found += number == NEW ? 0 : 1;
    return number;
  }

  private int lookUp(byte[] bytes, int start, int cell, int behind) {
    int mask = table.length - 1;
    int slot = (int) hash & mask;
    for (long entry = table[slot]; entry != 0; entry = table[slot]) {
      int likely = (int) entry;
      if ((int) (entry >>> 32) == (int) hash && isSame(likely, bytes, start, cell, behind)) {
        return likely;
      }
      slot = (slot + 1) & mask;
    }
    return NEW;
  }

  private boolean isSame(int likely, byte[] bytes, int start, int cell, int behind) {
    int begin = ends[likely - 1];
    int middle = begin + cell - start;
    return middle <= ends[likely]
        && Arrays.equals(pool, begin, middle, bytes, start, cell)
        && Arrays.equals(pool, middle, ends[likely], bytes, behind, newline);
  }

  /** With which a number means a row. */
  int generation() {
    return generation;
  }

  /** Where the row ends that was found. */
  int end() {
    return newline;
  }

  /**
   * Notes the number of the row that was looked for last, and keeps it where it was not found, once
   * it is clear that it has neither multivalues nor broken UTF-8.
   *
   * @param end where it has ended
   */
  void add(byte[] bytes, int start, int cell, int behind, int end, int row) {
    if (number == NEW && end == newline && Utf8.isValid(bytes, start, newline - start)) {
      number = keep(bytes, start, cell, behind);
    }
    numbers[row] = number;
  }

  private int keep(byte[] bytes, int start, int cell, int behind) {
    int length = cell - start + newline - behind;
    if (size == MOST_ROWS || ends[size] + length > MOST_BYTES) {
      return NEW;
    }
    size++;
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    int at = ends[size - 1];
    if (at + length > pool.length) {
      pool = Arrays.copyOf(pool, Math.min(MOST_BYTES, Math.max(pool.length * 2, at + length)));
    }
    System.arraycopy(bytes, start, pool, at, cell - start);
    System.arraycopy(bytes, behind, pool, at + cell - start, newline - behind);
    ends[size] = at + length;
    enter(hash, size);
    if (size * 2 > table.length) {
      grow();
    }
    return size;
  }

  private void enter(long hashOfRow, int entered) {
    int slot = (int) hashOfRow & (table.length - 1);
    while (table[slot] != 0) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = (hashOfRow << 32) | entered;
  }

  private void grow() {
    long[] smaller = table;
    table = new long[smaller.length * 2];
    for (long entry : smaller) {
      if (entry != 0) {
        enter(entry >>> 32, (int) entry);
      }
    }
  }

  /** Which of the batch's rows are like others; null where that is not looked for. */
  Likeness likeness() {
    if (except < 0) {
      return null;
    }
    Likeness likeness = new Likeness(generation, numbers, size);
    if (tried >= TRIAL) {
      if (found < tried / 2) {
        pause = PAUSE;
        if (size == MOST_ROWS || ends[size] > MOST_BYTES / 2) {
          clear();
        }
      }
      tried = 0;
      found = 0;
    }
    return likeness;
  }

  /**
   * Finds where the row ends, and its hash on the way: four words at a time, none of which need
   * wait for another's multiplication.
   */
  private void findEnd(byte[] bytes, int start, int cell, int behind) {
    long a = MULTIPLIER;
    int at = start;
    for (; at + Long.BYTES <= cell; at += Long.BYTES) {
      a = step(a, ByteWords.longAt(bytes, at));
    }
    a = stepRest(a, bytes, at, cell - at);
    long b = 0;
    long c = 0;
    long d = 0;
    at = behind;
    while (true) {
      long first = ByteWords.longAt(bytes, at);
      long second = ByteWords.longAt(bytes, at + Long.BYTES);
      long third = ByteWords.longAt(bytes, at + 2 * Long.BYTES);
      long fourth = ByteWords.longAt(bytes, at + 3 * Long.BYTES);
      if ((Swar.newlines(first)
              | Swar.newlines(second)
              | Swar.newlines(third)
              | Swar.newlines(fourth))
          != 0) {
        break;
      }
      a = step(a, first);
      b = step(b, second);
      c = step(c, third);
      d = step(d, fourth);
      at += 4 * Long.BYTES;
    }
    long word = ByteWords.longAt(bytes, at);
    long newlines = Swar.newlines(word);
    while (newlines == 0) {
      a = step(a, word);
      at += Long.BYTES;
      word = ByteWords.longAt(bytes, at);
      newlines = Swar.newlines(word);
    }
    int left = Long.numberOfTrailingZeros(newlines) >>> 3;
    newline = at + left;
    b = stepRest(b, bytes, at, left);
    hash = step(step(step(a, b), c), d);
    hash ^= hash >>> 32;
  }

  /** A step with so many bytes, fewer than a word; none where there are none. */
  private static long stepRest(long hash, byte[] bytes, int at, int left) {
    return left == 0
        ? hash
        : step(hash, ByteWords.longAt(bytes, at) << (Long.SIZE - left * Byte.SIZE));
  }

  private static long step(long hash, long word) {
    return Long.rotateLeft((hash ^ word) * MULTIPLIER, 29);
  }
}
