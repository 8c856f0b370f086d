package io.vpsbeacon.detect;

import java.util.Arrays;

/**
 * Numbers and texts in few bytes: put one behind the other, and taken in the same order. A number
 * is in groups of seven bits, the lowest first; a text has its length before it.
 */
final class Packed {
  private byte[] bytes = new byte[256];
  private int begin;
  private int at;
  private int end;

  byte[] bytes() {
    return bytes;
  }

  /** Index of the first byte that was not taken yet. */
  int at() {
    return at;
  }

  /** Number of bytes that were not taken yet. */
  int length() {
    return end - at;
  }

  /** Nothing was put. For one that does not wrap the bytes of another. */
  void clear() {
    begin = 0;
    at = 0;
    end = 0;
  }

  /** Takes from the start again. */
  void rewind() {
    at = begin;
  }

  /** Takes from these bytes from now on; what was put is gone. */
  void wrap(byte[] others, int start, int length) {
    bytes = others;
    begin = start;
    at = start;
    end = start + length;
  }

  /** Puts a number of any sign; small ones, none below 0, take least. */
  void putNumber(long number) {
    reserve(10);
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      bytes[end++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[end++] = (byte) rest;
  }

  long takeNumber() {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[at++];
      number |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  /** Puts a number; those near 0 take least. */
  void putSigned(long number) {
    putNumber((number << 1) ^ (number >> 63));
  }

  long takeSigned() {
    long number = takeNumber();
    return (number >>> 1) ^ -(number & 1);
  }

  void putText(Interner values, int id) {
    int length = values.length(id);
    putNumber(length);
    reserve(length);
    values.copy(id, bytes, end);
    end += length;
  }

  /** Passes over a text. */
  void skipText() {
    int length = (int) takeNumber();
    at += length;
  }

  /** Takes a text and gives its number. */
  int takeText(Interner values) {
    int length = (int) takeNumber();
    int start = at;
    at += length;
    return values.intern(bytes, start, length);
  }

  /** Puts what is still to be taken from another, as it is. */
  void put(Packed other) {
    reserve(other.length());
    System.arraycopy(other.bytes, other.at, bytes, end, other.length());
    end += other.length();
  }

  /** Puts what stands before a record in a run. */
  void putHead(long order, Packed key, Packed kept) {
    putLong(order);
    putNumber(key.length());
    putNumber(kept.length());
  }

  void putLong(long number) {
    reserve(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[end++] = (byte) (number >>> shift);
    }
  }

  long takeLong() {
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = (number << Byte.SIZE) | (bytes[at++] & 0xFF);
    }
    return number;
  }

  /** Whether nothing but the same bytes are still to be taken from both. */
  boolean isSameAs(Packed other) {
    return Arrays.equals(bytes, at, end, other.bytes, other.at, other.end);
  }

  int compareTo(Packed other) {
    return Arrays.compareUnsigned(bytes, at, end, other.bytes, other.at, other.end);
  }

  private void reserve(int more) {
    if (end + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(end, more), bytes.length * 2));
    }
  }
}
