package io.vpsbeacon.splunk.input;

import io.vpsbeacon.lookup.RangeLock;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * Gives a lookup file that was written in place to splunkd, which alone can tell the other members
 * of a cluster of it. What happens here never harms the file: splunkd gets a copy.
 */
final class HandOver {
  /** The one folder from where splunkd takes lookup files. */
  static final Path STAGING = Path.of("var", "run", "splunk", "lookup_tmp");

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LEFT_BEHIND = Duration.ofHours(1);

  private final SearchHead searchHead;
  private final Path splunkHome;
  private final Path app;

  /**
   * @param splunkHome {@code $SPLUNK_HOME}
   * @param app the app's folder
   */
  HandOver(SearchHead searchHead, Path splunkHome, Path app) {
    this.searchHead = searchHead;
    this.splunkHome = splunkHome;
    this.app = app;
  }

  /**
   * Hands the file over as it is now.
   *
   * @param table in the app's lookups
   * @throws SplunkdException when splunkd does not take it
   */
  void of(Path table) throws IOException {
    Path folder = Files.createDirectories(splunkHome.resolve(STAGING));
    String prefix = table.getFileName() + ".";
    deleteLeftovers(folder, prefix);
    // Nobody writes between copy and hand-over: an older table would come back.
    RangeLock.with(
        table.toAbsolutePath().getParent(),
        PATIENCE,
        () -> {
          handOver(table, Files.createTempFile(folder, prefix, ".csv"));
          return null;
        });
  }

  private void handOver(Path table, Path staged) throws IOException {
    try {
      Files.copy(table, staged, StandardCopyOption.REPLACE_EXISTING);
      searchHead.replaceLookup(
          String.valueOf(app.getFileName()), String.valueOf(table.getFileName()), staged);
    } finally {
      Files.deleteIfExists(staged);
    }
  }

  /** Copies of processes that were killed. */
  private static void deleteLeftovers(Path folder, String prefix) throws IOException {
    long latest = System.currentTimeMillis() - LEFT_BEHIND.toMillis();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder, file -> String.valueOf(file.getFileName()).startsWith(prefix))) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toMillis() < latest) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
