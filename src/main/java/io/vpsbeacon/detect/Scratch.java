package io.vpsbeacon.detect;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where a run puts what memory does not hold. */
interface Scratch {
  /** An empty file to write and read, which is gone once it is closed. */
  SeekableByteChannel open() throws IOException;

  /** In words, for a message. */
  String place();

  /**
   * Files in a folder. Their name goes as soon as they are open, where the system can do that, so
   * that a process that dies leaves none; else when they are closed.
   */
  static Scratch in(Path folder) {
    return new Scratch() {
      @Override
      public SeekableByteChannel open() throws IOException {
        Path file = Files.createTempFile(folder, "vpsbeacon-", ".spill");
        try {
          return FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException | RuntimeException | Error e) {
          Files.deleteIfExists(file);
          throw e;
        }
      }

      @Override
      public String place() {
        return folder.toString();
      }
    };
  }
}
