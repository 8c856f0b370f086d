package io.vpsbeacon.net;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Collects prefixes and flattens them into a {@link PrefixIndex}. Of equal prefixes the one that
 * was added last counts.
 */
public final class PrefixIndexBuilder {
  private static final int MAPPED_BITS = 96;

  private long[] highs = new long[1 << 10];
  private long[] lows = new long[1 << 10];
  private byte[] bits = new byte[1 << 10];
  private int[] values = new int[1 << 10];
  private int size;

  /** Adds a prefix and what {@link PrefixIndex#value} is to say of it. */
  public void add(IpPrefix prefix, int value) {
    if (size == values.length) {
      int larger = Math.addExact(size, size / 2);
      highs = Arrays.copyOf(highs, larger);
      lows = Arrays.copyOf(lows, larger);
      bits = Arrays.copyOf(bits, larger);
      values = Arrays.copyOf(values, larger);
    }
    IpAddress first = prefix.address();
    highs[size] = first.high();
    lows[size] = first.low();
    bits[size] = (byte) (first.isIpv4() ? prefix.length() + MAPPED_BITS : prefix.length());
    values[size] = value;
    size++;
  }

  /** How many prefixes were added, equal ones counted each time. */
  public int size() {
    return size;
  }

  /**
   * Flattens what was added.
   *
   * @param allocate gives a buffer of so many bytes for the index, with room for more if need be;
   *     the index is written from its position on, which is then behind it
   */
  public PrefixIndex build(IntFunction<ByteBuffer> allocate) {
    int[] order = order();
    int ipv4 = 0;
    for (int row : order) {
      ipv4 += isIpv4(row) ? 1 : 0;
    }
    // IPv4 lies in the middle of IPv6: it is put first, each family in its order.
    int[] rows = new int[order.length];
    int at4 = 0;
    int at6 = ipv4;
    for (int row : order) {
      rows[isIpv4(row) ? at4++ : at6++] = row;
    }
    int ipv6 = rows.length - ipv4;
    // Twice over, once to count: prefixes may come when there is little memory to spare.
    int cuts4 = intervals(rows, 0, ipv4, (at, high, low, number) -> {});
    int cuts6 = intervals(rows, ipv4, rows.length, (at, high, low, number) -> {});
    int bytes = PrefixIndex.bytes(ipv4, cuts4, ipv6, cuts6);
    ByteBuffer buffer = allocate.apply(bytes);
    int start = buffer.position();
    ByteBuffer out = buffer.slice(start, bytes);
    PrefixIndex index = PrefixIndex.laidOut(out, ipv4, cuts4, ipv6, cuts6);
    for (int number = 0; number < rows.length; number++) {
      int row = rows[number];
      int length = number < ipv4 ? bits(row) - MAPPED_BITS : bits(row);
      index.put(number, highs[row], lows[row], length, values[row]);
    }
    intervals(rows, 0, ipv4, (at, high, low, number) -> index.putInterval4(at, low, number));
    intervals(rows, ipv4, rows.length, index::putInterval6);
    buffer.position(start + bytes);
    return index;
  }

  /**
   * Of sorted prefixes, a longer one behind the one that it lies in, what is the longest from which
   * address on. Those that are open at a point lie in one another, so they are a stack.
   *
   * @return how many intervals there are
   */
  private int intervals(int[] rows, int from, int to, Intervals.Sink sink) {
    Intervals intervals = new Intervals(sink);
    int[] open = new int[129];
    int depth = 0;
    for (int number = from; number < to; number++) {
      int row = rows[number];
      while (depth > 0 && !holds(rows[open[depth - 1]], row)) {
        depth--;
        end(intervals, rows[open[depth]], depth > 0 ? open[depth - 1] : PrefixIndex.NONE);
      }
      intervals.add(highs[row], lows[row], number);
      open[depth++] = number;
    }
    while (depth > 0) {
      depth--;
      end(intervals, rows[open[depth]], depth > 0 ? open[depth - 1] : PrefixIndex.NONE);
    }
    return intervals.size();
  }

  /** Behind a prefix the one around it goes on, unless it ends at the family's last address. */
  private void end(Intervals intervals, int row, int around) {
    long lastHigh = highs[row] | ~IpPrefix.highMask(bits(row));
    long lastLow = lows[row] | ~IpPrefix.lowMask(bits(row));
    boolean atEnd = isIpv4(row) ? (int) lastLow == -1 : lastHigh == -1 && lastLow == -1;
    if (!atEnd) {
      intervals.add(lastLow == -1 ? lastHigh + 1 : lastHigh, lastLow + 1, around);
    }
  }

  private boolean holds(int outer, int inner) {
    return bits(outer) <= bits(inner)
        && (highs[inner] & IpPrefix.highMask(bits(outer))) == highs[outer]
        && (lows[inner] & IpPrefix.lowMask(bits(outer))) == lows[outer];
  }

  private int bits(int row) {
    return bits[row] & 0xff;
  }

  private boolean isIpv4(int row) {
    return bits(row) >= MAPPED_BITS && highs[row] == 0 && lows[row] >>> 32 == 0xffffL;
  }

  /** The rows by address and length; of equal ones only the last. */
  private int[] order() {
    int[] sorted = sorted();
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept > 0 && compare(sorted[kept - 1], sorted[i]) == 0) {
        kept--;
      }
      sorted[kept++] = sorted[i];
    }
    return Arrays.copyOf(sorted, kept);
  }

  /** A stable merge sort, without an object for each row. Tables come sorted, nearly always. */
  private int[] sorted() {
    int[] from = new int[size];
    Arrays.setAll(from, i -> i);
    int[] to = new int[size];
    for (long width = 1; width < size; width *= 2) {
      for (long begin = 0; begin < size; begin += 2 * width) {
        int middle = (int) Math.min(size, begin + width);
        merge(from, to, (int) begin, middle, (int) Math.min(size, begin + 2 * width));
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private void merge(int[] from, int[] to, int begin, int middle, int end) {
    if (middle == end || compare(from[middle - 1], from[middle]) <= 0) {
      System.arraycopy(from, begin, to, begin, end - begin);
      return;
    }
    int left = begin;
    int right = middle;
    for (int at = begin; at < end; at++) {
      boolean takeLeft = right == end || (left < middle && compare(from[left], from[right]) <= 0);
      to[at] = takeLeft ? from[left++] : from[right++];
    }
  }

  private int compare(int left, int right) {
    int byHigh = Long.compareUnsigned(highs[left], highs[right]);
    if (byHigh != 0) {
      return byHigh;
    }
    int byLow = Long.compareUnsigned(lows[left], lows[right]);
    return byLow != 0 ? byLow : Integer.compare(bits(left), bits(right));
  }
}
