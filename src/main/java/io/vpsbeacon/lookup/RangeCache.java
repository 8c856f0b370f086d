package io.vpsbeacon.lookup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a range table ready to use. What is wrong with the folder or the file, and what it would
 * take to write them, costs time and nothing else: the table is made again.
 */
final class RangeCache {
  private static final String FILE = "vpsbeacon_ranges.bin";

  private final Path folder;
  private final Path file;

  RangeCache(Path folder) {
    this.folder = folder;
    this.file = folder.resolve(FILE);
  }

  /** The table that was made of these files, or null. */
  RangeTable load(String key) {
    if (!OwnFiles.isOwnFolder(folder) || !OwnFiles.isOwnFile(file)) {
      return null;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer header = read(channel, RangeImage.HEADER_BYTES);
      if (!RangeImage.isHeader(header, channel.size())) {
        return null;
      }
      // Outside of the heap. To map it would take the JVM longer, the first time, than to read it.
      ByteBuffer image = read(channel, (int) channel.size());
      if (!RangeImage.isSound(image)) {
        return null;
      }
      RangeTable table = new RangeTable(image);
      return table.key().equals(key) ? table : null;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** The first so many bytes of a file; zeros where there are fewer. */
  private static ByteBuffer read(FileChannel channel, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocateDirect(length);
    int at = 0;
    while (at >= 0 && bytes.hasRemaining()) {
      at = channel.read(bytes, bytes.position());
    }
    return bytes.clear();
  }

  /** Keeps the image, for the next process; of several at once the last one's stays. */
  void store(ByteBuffer image) {
    if (!OwnFiles.makeOwnFolder(folder)) {
      return;
    }
    Path temporary = null;
    try {
      NewFile.deleteLeftovers(folder, FILE + ".");
      temporary = Files.createTempFile(folder, FILE + ".", NewFile.TEMPORARY);
      try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer rest = image.duplicate().clear();
        while (rest.hasRemaining()) {
          out.write(rest);
        }
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      temporary = null;
    } catch (IOException | RuntimeException e) {
      // Done without.
    } finally {
      OwnFiles.deleteQuietly(temporary);
    }
  }
}
