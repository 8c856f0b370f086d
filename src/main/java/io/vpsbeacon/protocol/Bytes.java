package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** A run of bytes that grows and is used again, so that a search of many chunks allocates once. */
public final class Bytes {
  private static final byte[] NONE = {};
  private static final int LARGE = 1 << 20;
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private byte[] array;
  private int length;

  public Bytes() {
    this(new byte[1024], 0);
  }

  private Bytes(byte[] array, int length) {
    this.array = array;
    this.length = length;
  }

  /** The UTF-8 of a text. */
  public static Bytes of(String text) {
    return of(text.getBytes(UTF_8));
  }

  /** These bytes, not copied. */
  public static Bytes of(byte[] content) {
    return new Bytes(content, content.length);
  }

  /**
   * Where the bytes are, from index 0; longer than {@link #length()}, and another after growing.
   */
  public byte[] array() {
    return array;
  }

  public int length() {
    return length;
  }

  public void clear() {
    length = 0;
  }

  /** As {@link #clear}, with {@linkplain #roomFor room for so many} bytes. */
  void clear(int capacity) {
    length = 0;
    if (capacity > array.length) {
      array = NONE; // memory may not hold both
      array = new byte[roomFor(capacity)];
    }
  }

  /** Bytes for so many and somewhat more, since what comes next is longer as often as not. */
  static int roomFor(int capacity) {
    return (int) Math.min(LARGEST_ARRAY, capacity + capacity / 32L);
  }

  /** As {@link #clear}, and lets go of the memory. */
  void release() {
    array = NONE;
    length = 0;
  }

  /** Appends the bytes from {@code start} up to, not including, {@code end}. */
  public void append(byte[] from, int start, int end) {
    reserve((long) length + end - start);
    System.arraycopy(from, start, array, length, end - start);
    length += end - start;
  }

  /** Appends one byte. */
  public void append(int value) {
    if (length == array.length) {
      reserve(length + 1L);
    }
    array[length++] = (byte) value;
  }

  /** Appends the UTF-8 of a text. */
  public void append(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    append(utf8, 0, utf8.length);
  }

  /** Makes room for so many bytes in all; what lies behind {@link #length()} is kept too. */
  void reserve(long capacity) {
    if (capacity > array.length) {
      // Twice as much while it is small; a quarter later, since chunks are of one size.
      long more = array.length < LARGE ? array.length : array.length / 4;
      grow(capacity, array.length + more);
    }
  }

  /**
   * As {@link #reserve(long)}, where it is known how many bytes there will be at most: by twice
   * each time, and no further than that.
   */
  void reserve(long capacity, int most) {
    if (most <= array.length) {
      reserve(capacity);
    } else if (capacity > array.length) {
      grow(capacity, Math.min(most, 2L * array.length));
    }
  }

  private void grow(long least, long better) {
    if (least > LARGEST_ARRAY) {
      throw new OutOfMemoryError("a chunk of more than 2 GiB");
    }
    array = Arrays.copyOf(array, (int) Math.max(least, Math.min(LARGEST_ARRAY, better)));
  }

  /** Takes in bytes that a caller has put into the array behind the end. */
  void extend(int count) {
    length += count;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(array, length);
  }

  @Override
  public String toString() {
    return new String(array, 0, length, UTF_8);
  }
}
