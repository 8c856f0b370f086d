package io.vpsbeacon.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.columns.ByteWords;
import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.Secrets;
import io.vpsbeacon.columns.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * Gives every distinct value of a field a small number, in order of first sight; 0 is the missing
 * value. The bytes of all values lie in one pool, so a value already seen allocates nothing.
 */
final class Interner {
  static final int MISSING = 0;

  // The same in all interners: runs on disk are sorted by the hashes of texts.
  private static final long START;
  private static final long MULTIPLIER;

  static {
    SplittableRandom random = Secrets.draws();
    START = random.nextLong();
    MULTIPLIER = random.nextLong() | 1;
  }

  private TextPool pool;

  /** Where each value ends in the pool. */
  private int[] ends;

  private HashedNumbers numbers;
  private final IntUnaryOperator hashOf = this::hash;

  private int size;

  /** The value that was asked for last, and whether it was twice. */
  private int last;

  private boolean repeats;

  private long repaired;

  /** Of the cells that were fetched: hashes, and the values that they most likely are. */
  private final int[] hashes = new int[Prefetch.TOGETHER];

  private final int[] likely = new int[Prefetch.TOGETHER];

  Interner() {
    clear();
  }

  /** Forgets all values: numbers given so far mean nothing any more. What was counted stays. */
  void clear() {
    pool = new TextPool();
    ends = new int[1 << 8];
    numbers = new HashedNumbers(1 << 9);
    size = 1;
    last = MISSING;
    repeats = false;
  }

  /** Bytes of memory that the values take. */
  long bytes() {
    Forecast forecast = new Forecast();
    foresee(0, 0, 0, forecast);
    return forecast.peak();
  }

  /**
   * Foresees the memory for so many more values that have so many bytes together.
   *
   * @param longest bytes of the longest at most
   */
  void foresee(int more, long moreBytes, int longest, Forecast forecast) {
    pool.foresee(moreBytes, longest, forecast);
    forecast.growing(Integer.BYTES, ends.length, (long) size + more);
    numbers.foresee(size + (long) more, forecast);
  }

  /** Number of values, the missing one among them. */
  int size() {
    return size;
  }

  /** How many cells held broken UTF-8; it stands as U+FFFD in their values. */
  long repaired() {
    return repaired;
  }

  int intern(byte[] bytes, int start, int length) {
    if (length == 0) {
      return MISSING;
    }
    // Some fields hold one value for long stretches: a port, an event code. Elsewhere it would cost
    // more to look than it saves.
    if (repeats && isEqual(last, bytes, start, length)) {
      return last;
    }
    int id = lookUp(bytes, start, length, hash(bytes, start, length));
    repeats = id == last;
    last = id;
    return id;
  }

  /** Whether {@link #fetch} pays. */
  boolean isFar() {
    return size > Prefetch.FAR;
  }

  /**
   * Looks at all that {@link #internFetched} will look at, for many cells at a time. Each alone
   * would wait for memory several times; these wait together.
   *
   * @param from the first row, of {@link Prefetch#TOGETHER} at most
   */
  void fetch(Column column, byte[] bytes, int from, int to) {
    int sum = 0;
    for (int row = from; row < to; row++) {
      int length = column.length(row);
      int hash = length > 0 ? hash(bytes, column.start(row), length) : 0;
      hashes[row - from] = hash;
      sum += numbers.fetch(hash);
    }
    int cells = to - from;
    for (int i = 0; i < cells; i++) {
      int id = numbers.at(numbers.first(hashes[i]));
      likely[i] = id;
      sum += ends[id];
    }
    for (int i = 0; i < cells; i++) {
      int id = likely[i];
      int begin = begin(id);
      byte[] page = pool.page(begin);
      int index = TextPool.index(begin);
      sum += page[index] + page[index + Math.max(0, ends[id] - begin - 1)];
    }
    Prefetch.sum += sum;
  }

  /** Interns a cell of those that were fetched last. */
  int internFetched(int cell, byte[] bytes, int start, int length) {
    if (length == 0) {
      return MISSING;
    }
    int id = likely[cell];
    return is(id, bytes, start, length) ? id : lookUp(bytes, start, length, hashes[cell]);
  }

  /** Whether a number stands for these bytes, at least one; any number that was ever given. */
  boolean is(int id, byte[] bytes, int start, int length) {
    return id != MISSING && id < size && isEqual(id, bytes, start, length);
  }

  private boolean isEqual(int id, byte[] bytes, int start, int length) {
    int begin = TextPool.begin(ends[id - 1], ends[id]);
    return ends[id] - begin == length
        && Words.equal(pool.page(begin), TextPool.index(begin), bytes, start, length);
  }

  private int lookUp(byte[] bytes, int start, int length, int hash) {
    int slot = find(bytes, start, length, hash);
    int id = numbers.at(slot);
    if (id != MISSING) {
      return id;
    }
    if (!Utf8.isValid(bytes, start, length)) {
      repaired++;
      byte[] fixed = new String(bytes, start, length, UTF_8).getBytes(UTF_8);
      return lookUp(fixed, 0, fixed.length, hash(fixed, 0, fixed.length));
    }
    return add(bytes, start, length, hash, slot);
  }

  int intern(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    return intern(bytes, 0, bytes.length);
  }

  /** The number of a value, {@link #MISSING} where it was never seen. */
  int find(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    return numbers.at(find(bytes, 0, bytes.length, hash(bytes, 0, bytes.length)));
  }

  String text(int id) {
    return new String(page(id), index(id), length(id), UTF_8);
  }

  /** Bytes of a value. */
  int length(int id) {
    return ends[id] - begin(id);
  }

  /** Copies a value's bytes. */
  void copy(int id, byte[] to, int at) {
    System.arraycopy(page(id), index(id), to, at, length(id));
  }

  /** A number that is the same for the same text in every run of this process. */
  int hash(int id) {
    return id == MISSING ? 0 : hash(page(id), index(id), length(id));
  }

  /** The texts of these values, in the order of their code points. */
  List<String> sortedTexts(int[] ids) {
    List<String> texts = new ArrayList<>(ids.length);
    for (int id : sorted(ids)) {
      texts.add(text(id));
    }
    return texts;
  }

  /** These values in the order of their texts' code points. */
  int[] sorted(int[] ids) {
    if (ids.length < 2) { // as mostly
      return ids;
    }
    Integer[] boxed = new Integer[ids.length];
    for (int i = 0; i < boxed.length; i++) {
      boxed[i] = ids[i];
    }
    Arrays.sort(boxed, this::compare);
    int[] sorted = new int[boxed.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = boxed[i];
    }
    return sorted;
  }

  /** Compares two values by their bytes, which is the order of their code points. */
  int compare(int left, int right) {
    int leftBegin = begin(left);
    int rightBegin = begin(right);
    return Arrays.compareUnsigned(
        pool.page(leftBegin),
        TextPool.index(leftBegin),
        TextPool.index(leftBegin) + ends[left] - leftBegin,
        pool.page(rightBegin),
        TextPool.index(rightBegin),
        TextPool.index(rightBegin) + ends[right] - rightBegin);
  }

  private int begin(int id) {
    return id == MISSING ? 0 : TextPool.begin(ends[id - 1], ends[id]);
  }

  private byte[] page(int id) {
    return pool.page(begin(id));
  }

  private int index(int id) {
    return TextPool.index(begin(id));
  }

  /** The slot of a value, or the free one where it belongs. */
  private int find(byte[] bytes, int start, int length, int hash) {
    int slot = numbers.first(hash);
    while (numbers.at(slot) != MISSING && !isEqual(numbers.at(slot), bytes, start, length)) {
      slot = numbers.next(hash, slot);
    }
    return slot;
  }

  private int add(byte[] bytes, int start, int length, int hash, int slot) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, Growth.next(size));
    }
    ends[size] = pool.add(ends[size - 1], bytes, start, length);
    numbers.put(slot, hash, size++, hashOf);
    return size - 1;
  }

  private static int hash(byte[] bytes, int start, int length) {
    long hash = START + length * MULTIPLIER;
    if (length < Long.BYTES) {
      hash = mix(hash ^ Words.ofShort(bytes, start, length));
    } else {
      int last = start + length - Long.BYTES;
      for (int at = start; at < last; at += Long.BYTES) {
        hash = mix(hash ^ ByteWords.longAt(bytes, at));
      }
      hash = mix(hash ^ ByteWords.longAt(bytes, last));
    }
    return (int) (hash ^ (hash >>> 32));
  }

  /**
   * Both halves of the product: what a changed bit does to the lower one alone can be foretold for
   * the bits at the top, whatever is multiplied by, and then be undone by the next word.
   */
  private static long mix(long value) {
    return value * MULTIPLIER ^ Math.multiplyHigh(value, MULTIPLIER);
  }
}
