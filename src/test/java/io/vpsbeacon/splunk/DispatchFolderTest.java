package io.vpsbeacon.splunk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vpsbeacon.protocol.SearchInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatchFolderTest {
  @TempDir Path folder;

  private static Path of(Object dispatch) {
    return DispatchFolder.of(SearchInfo.of(Map.of("dispatch_dir", dispatch)));
  }

  @Test
  void aSearchUsesItsOwnFolder() {
    assertEquals(folder, of(folder.toString()));
  }

  @Test
  void whereThatIsNoFolderTheSystemsServes() throws Exception {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Path file = Files.createFile(folder.resolve("file"));
    assertEquals(temporary, of(""));
    assertEquals(temporary, of(folder.resolve("gone").toString()));
    assertEquals(temporary, of(file.toString()));
    assertEquals(temporary, of("a\0b"));
    assertEquals(temporary, DispatchFolder.of(SearchInfo.UNKNOWN));
  }
}
