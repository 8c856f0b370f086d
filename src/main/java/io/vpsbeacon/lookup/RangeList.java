package io.vpsbeacon.lookup;

import io.vpsbeacon.net.IpAddress;
import io.vpsbeacon.net.IpPrefix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Very many ranges in little memory: some 21 bytes for each, and one object for each distinct label
 * (all of a row but its prefix). Not safe for several threads.
 */
public final class RangeList {
  private static final int LEAST_CAPACITY = 64;

  private long[] highs = new long[LEAST_CAPACITY];
  private long[] lows = new long[LEAST_CAPACITY];
  private byte[] lengths = new byte[LEAST_CAPACITY];
  private int[] labels = new int[LEAST_CAPACITY];
  private int size;
  private final List<Label> known = new ArrayList<>();
  private final Map<Label, Integer> numbers = new HashMap<>();
  private Label lastLabel;
  private int lastNumber;

  /** What a row says of its prefix; the components are those of {@link Range}. */
  private record Label(
      String provider, ProviderClass providerClass, long asn, String source, String updated) {}

  /** Adds a range behind the others. */
  public void add(Range range) {
    if (size == labels.length) {
      // Once sorted there is room for just as many as there are, be it one or none.
      int capacity = Math.max(LEAST_CAPACITY, size + (size >> 1));
      highs = Arrays.copyOf(highs, capacity);
      lows = Arrays.copyOf(lows, capacity);
      lengths = Arrays.copyOf(lengths, capacity);
      labels = Arrays.copyOf(labels, capacity);
    }
    highs[size] = range.prefix().address().high();
    lows[size] = range.prefix().address().low();
    lengths[size] = (byte) range.prefix().length();
    labels[size] = number(range);
    size++;
  }

  private int number(Range range) {
    Label label =
        new Label(
            range.provider(), range.providerClass(), range.asn(), range.source(), range.updated());
    if (label.equals(lastLabel)) {
      return lastNumber;
    }
    Integer number = numbers.get(label);
    if (number == null) {
      number = known.size();
      known.add(label);
      numbers.put(label, number);
    }
    lastLabel = label;
    lastNumber = number;
    return number;
  }

  /** How many ranges there are. */
  public int size() {
    return size;
  }

  /** How many ranges differ in more than their prefix: what memory this takes hangs on it. */
  public int labels() {
    return known.size();
  }

  /**
   * The range at this place.
   *
   * @param at from 0, below {@link #size()}
   */
  public Range get(int at) {
    Label label = known.get(labels[at]);
    return new Range(
        prefix(at), label.provider, label.providerClass, label.asn, label.source, label.updated);
  }

  private IpPrefix prefix(int at) {
    return new IpPrefix(new IpAddress(highs[at], lows[at]), lengths[at] & 0xff);
  }

  /**
   * Puts the ranges in the order of a range table: IPv4 before IPv6, by first address, a wide
   * prefix before those within it, then the shipped table's rows, then the others by source. Of
   * several with one prefix and one source the one that was added last stays, as searches take it.
   */
  public void sort() {
    int[] order = sorted();
    RangeList to = new RangeList();
    to.highs = new long[Math.max(1, size)];
    to.lows = new long[to.highs.length];
    to.lengths = new byte[to.highs.length];
    to.labels = new int[to.highs.length];
    for (int at : order) {
      if (to.size > 0 && isSame(at, to, to.size - 1)) {
        to.size--;
      }
      to.highs[to.size] = highs[at];
      to.lows[to.size] = lows[at];
      to.lengths[to.size] = lengths[at];
      to.labels[to.size] = labels[at];
      to.size++;
    }
    highs = to.highs;
    lows = to.lows;
    lengths = to.lengths;
    labels = to.labels;
    size = to.size;
  }

  private boolean isSame(int at, RangeList other, int there) {
    return highs[at] == other.highs[there]
        && lows[at] == other.lows[there]
        && lengths[at] == other.lengths[there]
        && known.get(labels[at]).source.equals(known.get(other.labels[there]).source);
  }

  /** A stable merge sort of places, bottom up: no object for each. */
  private int[] sorted() {
    int[] from = new int[size];
    for (int i = 0; i < size; i++) {
      from[i] = i;
    }
    int[] to = new int[size];
    for (int width = 1; width < size; width *= 2) {
      for (int start = 0; start < size; start += 2 * width) {
        merge(from, to, start, Math.min(start + width, size), Math.min(start + 2 * width, size));
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private void merge(int[] from, int[] to, int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int at = start; at < end; at++) {
      boolean takeLeft = left < middle && (right >= end || compare(from[left], from[right]) <= 0);
      to[at] = takeLeft ? from[left++] : from[right++];
    }
  }

  private int compare(int a, int b) {
    int byPrefix = compare(highs[a], lows[a], lengths[a] & 0xff, b);
    if (byPrefix != 0 || labels[a] == labels[b]) {
      return byPrefix;
    }
    String source = known.get(labels[a]).source;
    String other = known.get(labels[b]).source;
    int byOrigin = Boolean.compare(!isShipped(source), !isShipped(other));
    return byOrigin != 0 ? byOrigin : source.compareTo(other);
  }

  private static boolean isShipped(String source) {
    return source.equals(RangeFile.SHIPPED);
  }

  private int compare(long high, long low, int length, int at) {
    int byHigh = Long.compareUnsigned(high, highs[at]);
    if (byHigh != 0) {
      return byHigh;
    }
    int byLow = Long.compareUnsigned(low, lows[at]);
    return byLow != 0 ? byLow : Integer.compare(length, lengths[at] & 0xff);
  }

  /**
   * Where a range of just this prefix is, in a sorted list of one source.
   *
   * @return its place, or -1 where there is none
   */
  public int find(IpPrefix prefix) {
    int from = 0;
    int to = size - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int order = compare(prefix.address().high(), prefix.address().low(), prefix.length(), middle);
      if (order == 0) {
        return middle;
      }
      if (order > 0) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return -1;
  }
}
