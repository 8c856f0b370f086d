package io.vpsbeacon.detect;

/** Connections with the keys of their groups, which are looked for many at a time. */
final class KeyedConnections {
  private final int width;
  private final int[] keys;
  private final int[] rows = new int[Prefetch.TOGETHER];
  private final long[] times = new long[Prefetch.TOGETHER];
  private final long[] counts = new long[Prefetch.TOGETHER];
  private int size;

  /**
   * Makes an empty list.
   *
   * @param width ints in a key
   */
  KeyedConnections(int width) {
    this.width = width;
    keys = new int[Prefetch.TOGETHER * width];
  }

  /** Adds a connection; there is room unless it {@link #isFull}. */
  void add(int[] key, int row, long time, long count) {
    System.arraycopy(key, 0, keys, size * width, width);
    rows[size] = row;
    times[size] = time;
    counts[size++] = count;
  }

  boolean isFull() {
    return size == Prefetch.TOGETHER;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** The keys, one behind the other. */
  int[] keys() {
    return keys;
  }

  int row(int connection) {
    return rows[connection];
  }

  long time(int connection) {
    return times[connection];
  }

  long count(int connection) {
    return counts[connection];
  }
}
