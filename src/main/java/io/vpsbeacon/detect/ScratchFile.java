package io.vpsbeacon.detect;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file of what memory does not hold: written at its end, and read anywhere. */
final class ScratchFile implements Closeable {
  private final Scratch scratch;
  private SeekableByteChannel channel;
  private long length;

  /** Makes it; the file itself comes with the first bytes. */
  ScratchFile(Scratch scratch) {
    this.scratch = scratch;
  }

  /** Bytes that were appended. */
  long length() {
    return length;
  }

  void append(byte[] bytes, int from, int to) {
    try {
      if (channel == null) {
        channel = scratch.open();
      }
      ByteBuffer some = ByteBuffer.wrap(bytes, from, to - from);
      channel.position(length);
      while (some.hasRemaining()) {
        channel.write(some);
      }
    } catch (IOException e) {
      throw new SpillException(scratch, e);
    }
    length += to - from;
  }

  /** Fills a buffer with the bytes that begin there. */
  void read(ByteBuffer into, long from) {
    try {
      channel.position(from);
      while (into.hasRemaining()) {
        if (channel.read(into) < 0) {
          throw new IOException("a file there was cut short");
        }
      }
    } catch (IOException e) {
      throw new SpillException(scratch, e);
    }
  }

  /** The file is gone, and may come anew. */
  @Override
  public void close() {
    SeekableByteChannel closed = channel;
    channel = null;
    length = 0;
    if (closed != null) {
      try {
        closed.close();
      } catch (IOException e) {
        throw new SpillException(scratch, e);
      }
    }
  }
}
