package io.vpsbeacon.e2e;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The range table that comes ready to use: no search has to read the shipped rows. */
final class ReadyRangesIT extends EndToEnd {
  @Test
  void aTableIsKeptOnlyWhereThePackageHasNone() throws Exception {
    Path kept = keptArchives().resolve("vpsbeacon_ranges.bin");
    Files.createDirectories(kept.getParent().getParent());

    assertFindsTheScenario(search("vpsbeacon"));
    assertFalse(Files.exists(kept));

    Files.delete(home.bin().resolve("vpsbeacon_ranges.bin"));
    assertFindsTheScenario(search("vpsbeacon"));
    assertTrue(Files.exists(kept));
  }
}
