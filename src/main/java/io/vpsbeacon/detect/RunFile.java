package io.vpsbeacon.detect;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of sorted runs, one behind the other. A record is an order (a number, compared unsigned),
 * a key and what is kept under it; a run is sorted by the order and then the key's bytes.
 */
final class RunFile implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int BUFFERS_TOGETHER = 1 << 24;
  private static final int LEAST_BUFFER = 1 << 12;

  private final Scratch scratch;
  private final List<Long> begins = new ArrayList<>();
  private final Packed head = new Packed();
  private SeekableByteChannel channel;
  private byte[] buffer;
  private int used;
  private long written;

  /** Makes it; the file itself comes with the first run. */
  RunFile(Scratch scratch) {
    this.scratch = scratch;
  }

  boolean isEmpty() {
    return begins.isEmpty();
  }

  /** Begins the next run. */
  void begin() {
    try {
      if (channel == null) {
        channel = scratch.open();
      }
    } catch (IOException e) {
      throw new SpillException(scratch, e);
    }
    buffer = new byte[BUFFER];
    begins.add(written);
  }

  void write(long order, Packed key, Packed kept) {
    head.clear();
    head.putLong(order);
    head.putNumber(key.length());
    head.putNumber(kept.length());
    write(head);
    write(key);
    write(kept);
  }

  private void write(Packed packed) {
    int from = packed.at();
    int left = packed.length();
    while (left > 0) {
      if (used == buffer.length) {
        flush();
      }
      int some = Math.min(left, buffer.length - used);
      System.arraycopy(packed.bytes(), from, buffer, used, some);
      used += some;
      from += some;
      left -= some;
    }
  }

  /** Ends the run. */
  void end() {
    flush();
    buffer = null;
  }

  private void flush() {
    try {
      ByteBuffer full = ByteBuffer.wrap(buffer, 0, used);
      while (full.hasRemaining()) {
        channel.write(full);
      }
    } catch (IOException e) {
      throw new SpillException(scratch, e);
    }
    written += used;
    used = 0;
  }

  /** All records, in their order; those of one key follow each other. */
  Merge merge() {
    int size = Math.max(LEAST_BUFFER, Math.min(BUFFER, BUFFERS_TOGETHER / (begins.size() + 1)));
    List<RunReader> readers = new ArrayList<>();
    for (int i = 0; i < begins.size(); i++) {
      long end = i + 1 < begins.size() ? begins.get(i + 1) : written;
      readers.add(new RunReader(this::read, begins.get(i), end, size));
    }
    return new Merge(readers);
  }

  private int read(ByteBuffer into, long from) {
    try {
      channel.position(from);
      return channel.read(into);
    } catch (IOException e) {
      throw new SpillException(scratch, e);
    }
  }

  /** The file is gone. */
  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new SpillException(scratch, e);
      }
      channel = null;
    }
    begins.clear();
  }
}
