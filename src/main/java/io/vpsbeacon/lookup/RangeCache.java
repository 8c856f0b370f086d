package io.vpsbeacon.lookup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Keeps a range table ready to use. What is wrong with the folder or the file, and what it would
 * take to write them, costs time and nothing else: the table is made again.
 */
final class RangeCache {
  private final Path folder;
  private final Path file;

  RangeCache(Path folder) {
    this.folder = folder;
    this.file = folder.resolve(RangeImageFile.NAME);
  }

  /** The table that was made of these files, or null. */
  RangeTable load(String key) {
    if (!OwnFiles.isOwnFolder(folder) || !OwnFiles.isOwnFile(file)) {
      return null;
    }
    return RangeImageFile.read(file, key);
  }

  /** Keeps the image, for the next process; of several at once the last one's stays. */
  void store(ByteBuffer image) {
    if (!OwnFiles.makeOwnFolder(folder)) {
      return;
    }
    Path temporary = null;
    try {
      NewFile.deleteLeftovers(folder, RangeImageFile.NAME + ".");
      temporary = NewFile.temporary(folder, RangeImageFile.NAME + ".");
      RangeImageFile.write(image, temporary);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      temporary = null;
    } catch (IOException | RuntimeException e) {
      // Done without.
    } finally {
      OwnFiles.deleteQuietly(temporary);
    }
  }
}
