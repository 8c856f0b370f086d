package io.vpsbeacon.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The two exclusion lookups of a test in a folder of their own. */
abstract class ExclusionLookups {
  static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  static final String HEADER =
      "enabled,host,user,image,command_line,src,dest,port,reason,author,created,expires\n";

  @TempDir Path folder;

  @BeforeEach
  void noShippedRows() throws IOException {
    write(FileNames.EXCLUSIONS_DEFAULT, HEADER);
  }

  Loaded<List<ExclusionRow>> load() {
    return new LookupFolder(folder).exclusions(null, NOW);
  }

  static List<String> hosts(Loaded<List<ExclusionRow>> loaded) {
    return loaded.value().stream().map(row -> row.conditions().get(Field.HOST)).toList();
  }

  static List<String> texts(Loaded<?> loaded) {
    return loaded.problems().stream().map(Problem::toString).toList();
  }

  void users(String rows) throws IOException {
    write(FileNames.EXCLUSIONS, HEADER + rows);
  }

  void shipped(String rows) throws IOException {
    write(FileNames.EXCLUSIONS_DEFAULT, HEADER + rows);
  }

  void write(String file, String content) throws IOException {
    write(file, content, UTF_8);
  }

  void write(String file, String content, Charset charset) throws IOException {
    Files.writeString(folder.resolve(file), content, charset);
  }
}
