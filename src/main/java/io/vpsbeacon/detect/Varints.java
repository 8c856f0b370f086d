package io.vpsbeacon.detect;

/** Numbers of seven bits a byte, the low ones first, read one after the other. */
final class Varints {
  private final byte[] bytes;
  private int at;

  Varints(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean hasMore() {
    return at < bytes.length;
  }

  long next() {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte part = bytes[at++];
      number |= (long) (part & 0x7F) << shift;
      if (part >= 0) {
        return number;
      }
    }
  }
}
