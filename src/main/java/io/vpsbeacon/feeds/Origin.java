package io.vpsbeacon.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of a feed come from: a {@link Fetch}, or a file. */
public interface Origin {
  /**
   * Opens the feed.
   *
   * @param feed what is asked for
   * @param inUse whether the table has rows of this feed, so that "as before" is an answer
   * @return the bytes, packed or not; empty where they are the same as the last time
   * @throws FeedException saying why there are none
   */
  Optional<InputStream> open(Feed feed, boolean inUse) throws IOException;

  /**
   * The feed was good, and the table has it.
   *
   * @throws IOException fails the refresh, though the table is written
   */
  default void accepted() throws IOException {}

  /**
   * A file, for sites without a way to the network.
   *
   * @param file may be gzip, whatever its name
   */
  static Origin file(Path file) {
    return (feed, inUse) -> {
      if (!Files.isRegularFile(file)) {
        throw new FeedException(
            file + ": " + (Files.exists(file) ? "is no regular file" : "there is no such file"));
      }
      return Optional.of(Files.newInputStream(file));
    };
  }
}
