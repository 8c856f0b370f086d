package io.vpsbeacon.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Gives every distinct value of a field a small number, in order of first sight; 0 is the missing
 * value. The bytes of all values lie in one pool, so a value already seen allocates nothing.
 */
final class Interner {
  static final int MISSING = 0;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private byte[] pool = new byte[1 << 12];
  private int[] ends = new int[1 << 8];
  private int[] hashes = new int[1 << 8];
  private int[] table = new int[1 << 9];
  private int size = 1;
  private long repaired;

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
    int hash = hash(bytes, start, length);
    int slot = find(bytes, start, length, hash);
    if (table[slot] != 0) {
      return table[slot];
    }
    if (!Utf8.isValid(bytes, start, length)) {
      repaired++;
      byte[] fixed = new String(bytes, start, length, UTF_8).getBytes(UTF_8);
      return intern(fixed, 0, fixed.length);
    }
    return add(bytes, start, length, hash, slot);
  }

  int intern(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    return intern(bytes, 0, bytes.length);
  }

  String text(int id) {
    return new String(pool, begin(id), ends[id] - begin(id), UTF_8);
  }

  /** The texts of these values, in the order of their code points. */
  List<String> sortedTexts(int[] ids) {
    return Arrays.stream(ids).boxed().sorted(this::compare).map(this::text).toList();
  }

  /** Compares two values by their bytes, which is the order of their code points. */
  int compare(int left, int right) {
    return Arrays.compareUnsigned(pool, begin(left), ends[left], pool, begin(right), ends[right]);
  }

  private int begin(int id) {
    return id == 0 ? 0 : ends[id - 1];
  }

  private int find(byte[] bytes, int start, int length, int hash) {
    int mask = table.length - 1;
    int slot = hash & mask;
    for (int id = table[slot]; id != 0; id = table[slot]) {
      if (hashes[id] == hash
          && ends[id] - ends[id - 1] == length
          && Arrays.equals(pool, ends[id - 1], ends[id], bytes, start, start + length)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int add(byte[] bytes, int start, int length, int hash, int slot) {
    int begin = ends[size - 1];
    if (begin + length > pool.length) {
      pool = Arrays.copyOf(pool, Math.max(Math.addExact(begin, length), pool.length * 2));
    }
    System.arraycopy(bytes, start, pool, begin, length);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    ends[size] = begin + length;
    hashes[size] = hash;
    table[slot] = size++;
    if (size * 2 > table.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    int[] larger = new int[table.length * 2];
    int mask = larger.length - 1;
    for (int id = 1; id < size; id++) {
      int slot = hashes[id] & mask;
      while (larger[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      larger[slot] = id;
    }
    table = larger;
  }

  private static int hash(byte[] bytes, int start, int length) {
    long hash = length * MULTIPLIER;
    int at = start;
    int end = start + length;
    for (; at + 8 <= end; at += 8) {
      hash = mix(hash ^ (long) LONGS.get(bytes, at));
    }
    long tail = 0;
    while (at < end) {
      tail = (tail << 8) | (bytes[at++] & 0xFF);
    }
    hash = mix(hash ^ tail);
    return (int) (hash ^ (hash >>> 32));
  }

  private static long mix(long value) {
    long product = value * MULTIPLIER;
    return product ^ (product >>> 29);
  }
}
