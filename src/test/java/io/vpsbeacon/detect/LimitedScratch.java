package io.vpsbeacon.detect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/** Files in a folder on a disk that is full after so many writes, counted. */
final class LimitedScratch implements Scratch {
  private final Scratch files;
  private int writes;
  private int made;
  private int open;

  LimitedScratch(Path folder, int writes) {
    files = Scratch.in(folder);
    this.writes = writes;
  }

  /** How many files there were. */
  int made() {
    return made;
  }

  /** How many files are open. */
  int left() {
    return open;
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    SeekableByteChannel file = files.open();
    made++;
    open++;
    return new SeekableByteChannel() {
      @Override
      public int write(ByteBuffer from) throws IOException {
        if (writes-- <= 0) {
          throw new IOException("No space left on device");
        }
        return file.write(from);
      }

      @Override
      public int read(ByteBuffer into) throws IOException {
        return file.read(into);
      }

      @Override
      public long position() throws IOException {
        return file.position();
      }

      @Override
      public SeekableByteChannel position(long newPosition) throws IOException {
        file.position(newPosition);
        return this;
      }

      @Override
      public long size() throws IOException {
        return file.size();
      }

      @Override
      public SeekableByteChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
      }

      @Override
      public boolean isOpen() {
        return file.isOpen();
      }

      @Override
      public void close() throws IOException {
        open--;
        file.close();
      }
    };
  }

  @Override
  public String place() {
    return files.place();
  }
}
