package io.vpsbeacon.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/**
 * The longest of many prefixes that holds an address, of both families.
 *
 * <p>Nested prefixes are flattened: of each family there is a sorted list of disjoint intervals,
 * and one binary search finds the interval of an address, however deep prefixes lie in one another.
 * All of it are numbers in one buffer, in heap, outside of it or mapped from a file: nothing is
 * made for a prefix when an index is opened. Immutable.
 */
public final class PrefixIndex {
  /** What {@link #find} says where no prefix holds the address. */
  public static final int NONE = -1;

  private static final int HEADER_BYTES = 4 * Integer.BYTES;

  private final int bytes;

  private final IntBuffer starts4;
  private final IntBuffer intervals4;
  private final IntBuffer numbers4;
  private final LongBuffer highs6;
  private final LongBuffer lows6;
  private final LongBuffer intervalHighs6;
  private final LongBuffer intervalLows6;
  private final IntBuffer numbers6;
  private final IntBuffer values;
  private final ByteBuffer lengths;

  /** The parts of an index in its buffer, one after the other. */
  private static final class Parts {
    private final ByteBuffer buffer;
    private int at;

    Parts(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    private ByteBuffer next(int count, int width) {
      ByteBuffer part = buffer.slice(at, Math.multiplyExact(count, width));
      at += count * width;
      return part.order(ByteOrder.LITTLE_ENDIAN);
    }

    IntBuffer ints(int count) {
      return next(count, Integer.BYTES).asIntBuffer();
    }

    LongBuffer longs(int count) {
      return next(count, Long.BYTES).asLongBuffer();
    }
  }

  /**
   * Opens an index that {@link PrefixIndexBuilder} has built. What stands behind it in the buffer
   * is left alone.
   *
   * @param buffer begins with the index; must not be changed any more
   * @throws IndexOutOfBoundsException where the buffer is shorter than the index says it is
   */
  public static PrefixIndex of(ByteBuffer buffer) {
    return new PrefixIndex(buffer.slice());
  }

  private PrefixIndex(ByteBuffer buffer) {
    Parts parts = new Parts(buffer);
    IntBuffer counts = parts.ints(HEADER_BYTES / Integer.BYTES);
    int ipv4 = counts.get(0);
    int cuts4 = counts.get(1);
    int ipv6 = counts.get(2);
    int cuts6 = counts.get(3);
    // Longs first, so that they stay aligned.
    highs6 = parts.longs(ipv6);
    lows6 = parts.longs(ipv6);
    intervalHighs6 = parts.longs(cuts6);
    intervalLows6 = parts.longs(cuts6);
    starts4 = parts.ints(ipv4);
    intervals4 = parts.ints(cuts4);
    numbers4 = parts.ints(cuts4);
    numbers6 = parts.ints(cuts6);
    values = parts.ints(ipv4 + ipv6);
    lengths = parts.next(ipv4 + ipv6, Byte.BYTES);
    bytes = parts.at;
  }

  /** An index of so many prefixes and intervals, which are then put. */
  static PrefixIndex laidOut(ByteBuffer buffer, int ipv4, int cuts4, int ipv6, int cuts6) {
    buffer
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(ipv4)
        .putInt(cuts4)
        .putInt(ipv6)
        .putInt(cuts6);
    return new PrefixIndex(buffer);
  }

  void put(int number, long high, long low, int length, int value) {
    int ipv4 = starts4.capacity();
    if (number < ipv4) {
      starts4.put(number, (int) low);
    } else {
      highs6.put(number - ipv4, high);
      lows6.put(number - ipv4, low);
    }
    lengths.put(number, (byte) length);
    values.put(number, value);
  }

  void putInterval4(int at, long low, int number) {
    intervals4.put(at, turned(low));
    numbers4.put(at, number);
  }

  void putInterval6(int at, long high, long low, int number) {
    intervalHighs6.put(at, turnedHalf(high));
    intervalLows6.put(at, turnedHalf(low));
    numbers6.put(at, number);
  }

  /** With its first bit turned a number compares as an unsigned one. */
  private static int turned(long ipv4) {
    return (int) ipv4 ^ Integer.MIN_VALUE;
  }

  private static long turnedHalf(long half) {
    return half ^ Long.MIN_VALUE;
  }

  /** Bytes of an index of so many prefixes and intervals. */
  static int bytes(int ipv4, int intervals4, int ipv6, int intervals6) {
    return Math.toIntExact(
        HEADER_BYTES + 9L * ipv4 + 2L * Integer.BYTES * intervals4 + 21L * ipv6 + 20L * intervals6);
  }

  /** Bytes that the index takes in its buffer. */
  public int bytes() {
    return bytes;
  }

  /** How many prefixes there are. */
  public int size() {
    return lengths.capacity();
  }

  /**
   * The number of the longest prefix that holds the address, {@link #NONE} where none does. Numbers
   * go from 0 to {@link #size}, in the order of the addresses, IPv4 first.
   */
  public int find(IpAddress address) {
    return address.isIpv4()
        ? find4(turned(address.low()))
        : find6(turnedHalf(address.high()), turnedHalf(address.low()));
  }

  private int find4(int turned) {
    int low = 0;
    int high = intervals4.capacity() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (intervals4.get(middle) <= turned) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high < 0 ? NONE : numbers4.get(high);
  }

  private int find6(long turnedHigh, long turnedLow) {
    int low = 0;
    int high = intervalHighs6.capacity() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long first = intervalHighs6.get(middle);
      boolean before =
          first == turnedHigh ? intervalLows6.get(middle) <= turnedLow : first < turnedHigh;
      if (before) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high < 0 ? NONE : numbers6.get(high);
  }

  /** The prefix of a number. */
  public IpPrefix prefix(int number) {
    int ipv4 = starts4.capacity();
    if (number < ipv4) {
      return new IpPrefix(
          IpAddress.ofIpv4(Integer.toUnsignedLong(starts4.get(number))), lengths.get(number));
    }
    return new IpPrefix(
        new IpAddress(highs6.get(number - ipv4), lows6.get(number - ipv4)),
        lengths.get(number) & 0xff);
  }

  /** What was added with the prefix of a number. */
  public int value(int number) {
    return values.get(number);
  }
}
