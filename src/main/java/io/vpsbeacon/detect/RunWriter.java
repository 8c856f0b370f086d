package io.vpsbeacon.detect;

import java.util.Arrays;

/**
 * Sorts records and writes them as runs. A run is as much as the processor's cache holds: there,
 * sorting costs little, and memory has nothing to spare when runs are written.
 */
final class RunWriter {
  private static final int RECORDS = 1 << RunFile.SPARE_BITS;
  private static final int BYTES = 1 << 22;

  private final RunFile file;
  private final Packed records = new Packed();
  private final long[] orders = new long[RECORDS];
  private final int[] ends = new int[RECORDS];
  private int size;

  RunWriter(RunFile file) {
    this.file = file;
  }

  /**
   * Adds a record.
   *
   * @param order compared unsigned; its lowest {@link RunFile#SPARE_BITS} bits are 0
   */
  void add(long order, Packed key, Packed kept) {
    orders[size] = order | size;
    records.putHead(order, key, kept);
    records.put(key);
    records.put(kept);
    ends[size++] = records.length();
    if (size == RECORDS || records.length() >= BYTES) {
      flush();
    }
  }

  /** Writes what was not written yet. */
  void flush() {
    if (size == 0) {
      return;
    }
    for (int i = 0; i < size; i++) {
      orders[i] ^= Long.MIN_VALUE;
    }
    Arrays.sort(orders, 0, size);
    sortTies();
    file.begin();
    for (int i = 0; i < size; i++) {
      int record = record(orders[i]);
      file.write(records.bytes(), begin(record), ends[record]);
    }
    file.end();
    records.clear();
    size = 0;
  }

  private static int record(long order) {
    return (int) order & (RECORDS - 1);
  }

  private int begin(int record) {
    return record == 0 ? 0 : ends[record - 1];
  }

  /** Where the orders are the same the keys decide. */
  private void sortTies() {
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (to < size && (orders[to] ^ orders[from]) >>> RunFile.SPARE_BITS == 0) {
        to++;
      }
      if (to - from > 1) {
        Packed left = new Packed();
        Packed right = new Packed();
        long[] sorted =
            Arrays.stream(orders, from, to)
                .boxed()
                .sorted(
                    (one, other) -> {
                      wrapKey(record(one), left);
                      wrapKey(record(other), right);
                      return left.compareTo(right);
                    })
                .mapToLong(Long::longValue)
                .toArray();
        System.arraycopy(sorted, 0, orders, from, sorted.length);
      }
      from = to;
    }
  }

  private void wrapKey(int record, Packed key) {
    int begin = begin(record);
    key.wrap(records.bytes(), begin, ends[record] - begin);
    key.takeLong();
    int length = (int) key.takeNumber();
    key.takeNumber();
    key.wrap(records.bytes(), key.at(), length);
  }
}
