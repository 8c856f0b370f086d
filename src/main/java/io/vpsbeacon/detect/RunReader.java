package io.vpsbeacon.detect;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads the records of one run. */
final class RunReader implements Comparable<RunReader> {
  /** Fills a buffer with bytes of the file that begin there. */
  interface Source {
    void read(ByteBuffer into, long from);
  }

  /** A number, and two lengths of up to five bytes. */
  private static final int LONGEST_HEAD = Long.BYTES + 10;

  private final Source source;
  private final long end;
  private final Packed head = new Packed();
  private final Packed key = new Packed();
  private final Packed kept = new Packed();
  private long position;
  private byte[] buffer;
  private int at;
  private int filled;
  private long order;

  RunReader(Source source, long begin, long end, int bufferSize) {
    this.source = source;
    this.end = end;
    position = begin;
    buffer = new byte[bufferSize];
  }

  /** Goes to the next record; false where there is none. */
  boolean next() {
    int there = fill(LONGEST_HEAD);
    if (there == 0) {
      return false;
    }
    head.wrap(buffer, at, there);
    order = head.takeLong();
    int keyLength = (int) head.takeNumber();
    int keptLength = (int) head.takeNumber();
    int headLength = head.at() - at;
    fill(headLength + keyLength + keptLength);
    at += headLength;
    key.wrap(buffer, at, keyLength);
    kept.wrap(buffer, at + keyLength, keptLength);
    at += keyLength + keptLength;
    return true;
  }

  /** Brings so many bytes into the buffer, or what the run still has; gives their number. */
  private int fill(int wanted) {
    if (filled - at >= wanted) {
      return filled - at;
    }
    System.arraycopy(buffer, at, buffer, 0, filled - at);
    filled -= at;
    at = 0;
    if (wanted > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(wanted, buffer.length * 2));
    }
    int more = (int) Math.min(buffer.length - filled, end - position);
    if (more > 0) {
      source.read(ByteBuffer.wrap(buffer, filled, more), position);
      position += more;
      filled += more;
    }
    return filled;
  }

  long order() {
    return order;
  }

  /** The record's key, until the next one is asked for. */
  Packed key() {
    return key;
  }

  /** What is kept under the key, until the next record is asked for. */
  Packed kept() {
    return kept;
  }

  @Override
  public int compareTo(RunReader other) {
    int byOrder = Long.compareUnsigned(order, other.order);
    return byOrder != 0 ? byOrder : key.compareTo(other.key);
  }
}
