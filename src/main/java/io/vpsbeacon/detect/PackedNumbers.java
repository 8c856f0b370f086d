package io.vpsbeacon.detect;

import java.util.Arrays;

/** Numbers in a few bytes each, since each is kept as the difference to the one before it. */
final class PackedNumbers {
  static final PackedNumbers NONE = of(new long[0]);

  private final byte[] bytes;

  private PackedNumbers(byte[] bytes) {
    this.bytes = bytes;
  }

  static PackedNumbers of(long[] numbers) {
    Packed packed = new Packed();
    long before = 0;
    for (long number : numbers) {
      packed.putSigned(number - before);
      before = number;
    }
    return new PackedNumbers(Arrays.copyOf(packed.bytes(), packed.length()));
  }

  long[] toArray() {
    Packed packed = new Packed();
    packed.wrap(bytes, 0, bytes.length);
    long[] numbers = new long[bytes.length];
    int size = 0;
    long number = 0;
    while (packed.length() > 0) {
      number += packed.takeSigned();
      numbers[size++] = number;
    }
    return Arrays.copyOf(numbers, size);
  }
}
