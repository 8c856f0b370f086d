package io.vpsbeacon.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;

/** Input that comes in pieces, as from a pipe. */
final class Streams {
  private Streams() {}

  /** Gives at most so many bytes a read, as many as a seeded die says. */
  static InputStream inPieces(byte[] bytes, int largest, long seed) {
    Random random = new Random(seed);
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(largest)));
      }
    };
  }

  /** Gives all the bytes, but once, behind so many, memory does not hold what is asked for. */
  static InputStream outOfMemoryOnce(byte[] bytes, int behind) {
    return new ByteArrayInputStream(bytes) {
      private boolean happened;

      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        if (!happened && pos >= behind) {
          happened = true;
          throw new OutOfMemoryError("Java heap space");
        }
        return super.read(target, offset, length);
      }
    };
  }

  /** Fails at once. */
  static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("broken");
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        throw new IOException("broken");
      }
    };
  }
}
