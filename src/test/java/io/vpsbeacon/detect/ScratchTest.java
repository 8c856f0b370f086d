package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @TempDir Path folder;

  @Test
  void whatIsClosedLeavesNoFile() throws IOException {
    try (SeekableByteChannel file = Scratch.in(folder).open()) {
      assertEquals(0, file.size());
    }
    assertEmpty(folder);
  }

  /** A packed folder makes files in memory, and opens them beside its file: in no folder here. */
  @Test
  void whatCannotBeOpenedLeavesNoFile() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Path packed = gone.resolve("packed.zip");
    try (FileSystem zip = FileSystems.newFileSystem(packed, Map.of("create", "true"))) {
      Path moved = Files.move(gone, folder.resolve("moved"));
      Path inside = zip.getPath("/");
      assertThrows(IOException.class, () -> Scratch.in(inside).open());
      assertEmpty(inside);
      Files.move(moved, gone);
    }
  }

  private static void assertEmpty(Path in) throws IOException {
    try (var files = Files.list(in)) {
      assertEquals(0, files.count());
    }
  }
}
