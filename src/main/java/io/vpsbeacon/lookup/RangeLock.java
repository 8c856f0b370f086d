package io.vpsbeacon.lookup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * The right to write a folder's range table: one holder at a time, in this process and in others.
 * The system lets go of it when the holder dies. Its file, which stays, says nothing.
 */
public final class RangeLock {
  private static final String NAME = RangeFile.NAME + ".lock";
  private static final long PAUSE_MILLIS = 20;

  private RangeLock() {}

  /**
   * What is done while holding the lock.
   *
   * @param <T> what it gives
   */
  public interface Work<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /**
   * Waits for the lock, does the work, and lets go of the lock.
   *
   * @param folder the lookups folder
   * @param patience how long to wait for another holder
   * @throws IOException when another holds it for longer, when the folder cannot be written, or
   *     when the work throws it
   */
  public static <T> T with(Path folder, Duration patience, Work<T> work) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long end = System.nanoTime() + patience.toNanos();
      while (!isTaken(channel)) {
        if (System.nanoTime() >= end) {
          throw new IOException(
              folder
                  + ": another refresh has been writing the range table for more than "
                  + patience.toSeconds()
                  + " s; this one gave up");
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      return work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while waiting for another refresh", e);
    }
  }

  /** A lock ends with its channel. */
  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
