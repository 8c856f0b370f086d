package io.vpsbeacon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.e2e.Splunkd.Ending;
import io.vpsbeacon.e2e.Splunkd.SearchResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the tests of the packaged app share: a fresh search head for each, and what always holds.
 */
abstract class EndToEnd {
  /** As Java prints exceptions and their stacks. */
  private static final Pattern STACK_TRACE =
      Pattern.compile("Exception|\\bError:|\\n\\s+at [\\w.$]+\\(|Caused by");

  static final int CHUNK = 17;

  static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path temporary;
  SplunkHome home;
  Splunkd splunkd;

  @BeforeEach
  void installOnASearchHead() throws IOException, InterruptedException {
    home = SplunkHome.searchHead(temporary.resolve("Splunk Home"));
    splunkd = Splunkd.on(home);
  }

  static List<List<Event>> scenario() {
    return Splunkd.chunks(Scenario.events(), CHUNK);
  }

  SearchResult search(String command) throws IOException, InterruptedException {
    return splunkd.search(command, scenario());
  }

  /** The rows that the scenario should give with the defaults, and nothing else said. */
  static void assertFindsTheScenario(SearchResult result) {
    assertQuiet(result);
    assertEquals(Scenario.findings(), result.texts(Scenario.REFERENCE_COLUMNS));
  }

  /** No message, no word on stderr, a good exit. */
  static void assertQuiet(SearchResult result) {
    assertEquals(List.of(), result.messages());
    assertFalse(result.failed());
    assertQuiet(result.ending());
  }

  static void assertQuiet(Ending ending) {
    assertEquals("", ending.stderr());
    assertEquals(0, ending.exit());
  }

  /** The one sentence, which is both the error and the message. */
  static String onlyError(SearchResult result) {
    assertTrue(result.failed());
    assertEquals(1, result.messages().size(), result.messages().toString());
    assertEquals(List.of(), result.rows());
    assertQuiet(result.ending());
    String error = result.messages("ERROR").get(0);
    assertTrue(error.endsWith("."), error);
    assertFalse(error.contains("\n"), error);
    return error;
  }

  /** Whatever went wrong, the user sees sentences. */
  static void assertNoStackTrace(SearchResult result) {
    String shown = result.messages() + "\n" + result.ending().stderr();
    assertFalse(STACK_TRACE.matcher(shown).find(), shown);
  }

  /** Where the start-up archive is kept once it is made. */
  final Path keptArchives() {
    return home.root().resolve("var/run/splunk/vpsbeacon");
  }

  /** Until the start-up archive is there and its maker is gone. */
  final void awaitArchive() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      if (Files.isDirectory(keptArchives())) {
        List<Path> files = archiveFiles();
        if (files.size() >= 2 && files.stream().noneMatch(Files::isDirectory)) {
          return;
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no archive but " + archiveFiles());
  }

  /** What is kept for starting up: the archive and its jar. */
  final List<Path> archiveFiles() throws IOException {
    try (Stream<Path> files = Files.list(keptArchives())) {
      // A range table may be kept there too, see RangeCache.
      return files.filter(file -> !file.endsWith("vpsbeacon_ranges.bin")).toList();
    }
  }
}
