package io.vpsbeacon.protocol;

import io.vpsbeacon.columns.ByteWords;
import io.vpsbeacon.columns.Likeness;
import io.vpsbeacon.columns.Utf8;
import java.util.Arrays;
import java.util.List;

/**
 * The rows that were seen before, by their bytes, but for one cell: the time. Of a row that comes
 * again neither commas nor quotes are looked for: its cells lie where they lay the first time.
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

  /** The targets whose cells lie behind that column. */
  private int[] targets = {};

  /** Per number the bytes of the row, what is before the cell and what is behind it. */
  private byte[] pool;

  private int[] ends;

  /** Per number and target where the cell begins, from behind the cell that differs, and length. */
  private int[] cells;

  /** Per slot a row's hash, in the high half, and its number; 0 where there is none. */
  private long[] table;

  private int size;
  private int generation;

  private int tried;
  private int found;
  private int pause;

  private long hash;
  private int newline;
  private int[] numbers = {};

  /** Begins a body with such columns. */
  void begin(List<String> names, Layout layout, String differing) {
    if (!names.equals(header)) {
      header = List.copyOf(names);
      except = differing == null ? -1 : names.indexOf(differing);
      targets = except < 0 ? targets : layout.targetsBehind(except);
      clear();
    }
  }

  private void clear() {
    generation++;
    size = 0;
    pool = new byte[1 << 12];
    ends = new int[64];
    cells = new int[64 * 2 * targets.length];
    table = new long[128];
    tried = 0;
    found = 0;
  }

  /** The column that differs where rows are looked for now; else none. */
  int exceptNow() {
    return pause > 0 ? -1 : except;
  }

  /** Notes that the row is like none, until {@link #put} or {@link #add} says otherwise. */
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
    int mask = table.length - 1;
    int slot = (int) hash & mask;
    for (long entry = table[slot]; entry != 0; entry = table[slot]) {
      int number = (int) entry;
      if ((int) (entry >>> 32) == (int) hash && isSame(number, bytes, start, cell, behind)) {
        found++;
        return number;
      }
      slot = (slot + 1) & mask;
    }
    return NEW;
  }

  private boolean isSame(int number, byte[] bytes, int start, int cell, int behind) {
    int begin = ends[number - 1];
    int middle = begin + cell - start;
    return middle <= ends[number]
        && Arrays.equals(pool, begin, middle, bytes, start, cell)
        && Arrays.equals(pool, middle, ends[number], bytes, behind, newline);
  }

  /** With which a number means a row. */
  int generation() {
    return generation;
  }

  /** Where the row ends that was found. */
  int end() {
    return newline;
  }

  /** Puts the cells of the row that was found; gives where it ends. */
  int put(int number, int row, int behind, Cells to) {
    numbers[row] = number;
    int at = number * 2 * targets.length;
    for (int target : targets) {
      to.put(target, row, behind + cells[at], cells[at + 1]);
      at += 2;
    }
    return newline;
  }

  /**
   * Keeps the row that was looked for last and not found, once its cells are known.
   *
   * @param end where it has ended
   */
  void add(byte[] bytes, int start, int cell, int behind, int end, Cells from, int row) {
    int length = cell - start + newline - behind;
    boolean fits = size < MOST_ROWS && ends[size] + length <= MOST_BYTES;
    if (end != newline || !fits || !Utf8.isValid(bytes, start, newline - start)) {
      return;
    }
    size++;
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      cells = Arrays.copyOf(cells, size * 4 * targets.length);
    }
    int at = ends[size - 1];
    if (at + length > pool.length) {
      pool = Arrays.copyOf(pool, Math.min(MOST_BYTES, Math.max(pool.length * 2, at + length)));
    }
    System.arraycopy(bytes, start, pool, at, cell - start);
    System.arraycopy(bytes, behind, pool, at + cell - start, newline - behind);
    ends[size] = at + length;
    int toCells = size * 2 * targets.length;
    for (int target : targets) {
      cells[toCells++] = from.start(target, row) - behind;
      cells[toCells++] = from.length(target, row);
    }
    enter(hash, size);
    if (size * 2 > table.length) {
      grow();
    }
    numbers[row] = size;
  }

  private void enter(long hashOfRow, int number) {
    int slot = (int) hashOfRow & (table.length - 1);
    while (table[slot] != 0) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = (hashOfRow << 32) | number;
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
    for (int at = start; at < cell; at++) {
      a = step(a, bytes[at]);
    }
    long b = 0;
    long c = 0;
    long d = 0;
    int at = behind;
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
    b = left == 0 ? b : step(b, word << (Long.SIZE - left * Byte.SIZE));
    hash = step(step(step(a, b), c), d);
    hash ^= hash >>> 32;
  }

  private static long step(long hash, long word) {
    return Long.rotateLeft((hash ^ word) * MULTIPLIER, 29);
  }
}
