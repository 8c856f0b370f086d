package io.vpsbeacon.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.net.IpPrefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows that docs/tuning.md shows, tried as a user would try them. */
class DocumentedRowsTest {
  private static final Instant WRITTEN = Instant.parse("2026-11-25T00:00:00Z");
  private static final Path SHIPPED = Path.of("app/lookups").resolve(FileNames.EXCLUSIONS_DEFAULT);

  @TempDir Path folder;

  @Test
  void everyExclusionIsAcceptedAndDoesSomething() throws IOException {
    List<ExclusionReader.Entry> shipped = ExclusionReader.read(SHIPPED, WRITTEN).value();
    List<ExclusionReader.Entry> documented = read();

    assertTrue(documented.size() >= 3);
    for (ExclusionReader.Entry entry : documented) {
      if (entry.enabled()) {
        assertFalse(isWithin(entry, shipped), () -> "a shipped row does it: " + entry.row());
      } else {
        assertTrue(
            shipped.stream().anyMatch(row -> row.sameness().equals(entry.sameness())),
            () -> "switches nothing off: " + entry.row());
      }
    }
  }

  private static boolean isWithin(
      ExclusionReader.Entry entry, List<ExclusionReader.Entry> shipped) {
    String dest = entry.row().conditions().get(Field.DESTINATION_IP);
    return dest != null
        && shipped.stream()
            .filter(ExclusionReader.Entry::enabled)
            .filter(row -> row.row().conditions().size() == 1)
            .map(row -> row.row().conditions().get(Field.DESTINATION_IP))
            .anyMatch(range -> range != null && overlap(range, dest));
  }

  private static boolean overlap(String range, String dest) {
    return IpPrefix.parse(range).contains(IpPrefix.parse(dest).address());
  }

  /** The indented blocks that begin with the header. */
  private List<ExclusionReader.Entry> read() throws IOException {
    String header = String.join(",", ExclusionColumns.ALL);
    List<ExclusionReader.Entry> entries = new ArrayList<>();
    List<String> block = new ArrayList<>();
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("docs/tuning.md")));
    lines.add("");
    for (String line : lines) {
      if (line.equals("    " + header) || (!block.isEmpty() && line.startsWith("    "))) {
        block.add(line.strip());
      } else if (!block.isEmpty()) {
        Path file = Files.write(folder.resolve(FileNames.EXCLUSIONS), block);
        Loaded<List<ExclusionReader.Entry>> loaded = ExclusionReader.read(file, WRITTEN);
        assertEquals(List.of(), loaded.problems());
        entries.addAll(loaded.value());
        block.clear();
      }
    }
    return entries;
  }
}
