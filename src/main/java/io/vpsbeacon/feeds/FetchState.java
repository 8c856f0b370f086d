package io.vpsbeacon.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What a server needs to say that a feed has not changed, in a file of three lines. */
final class FetchState {
  private static final int LONGEST = 1024;
  private static final long LARGEST = 8192;

  private final Path file;

  /**
   * How the server marks a version of the feed.
   *
   * @param etag empty for none
   * @param modified empty for none
   */
  record Tags(String etag, String modified) {
    static final Tags NONE = new Tags("", "");

    /** A mark that could not stand in a header is none. */
    Tags {
      etag = usable(etag);
      modified = usable(modified);
    }

    private static String usable(String mark) {
      return mark == null
              || mark.length() > LONGEST
              || !mark.chars().allMatch(c -> c >= ' ' && c < 0x7f)
          ? ""
          : mark;
    }

    boolean isNone() {
      return etag.isEmpty() && modified.isEmpty();
    }

    void addTo(HttpURLConnection connection) {
      if (!etag.isEmpty()) {
        connection.setRequestProperty("If-None-Match", etag);
      }
      if (!modified.isEmpty()) {
        connection.setRequestProperty("If-Modified-Since", modified);
      }
    }
  }

  FetchState(Path file) {
    this.file = file;
  }

  /** The marks of just this question; none where it was another, or where nothing is kept. */
  Tags read(String asked) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return Tags.NONE;
      }
      List<String> lines = Files.readAllLines(file, UTF_8);
      return lines.size() == 3 && lines.get(0).equals(asked)
          ? new Tags(lines.get(1), lines.get(2))
          : Tags.NONE;
    } catch (IOException e) {
      // Then the feed comes whole.
      return Tags.NONE;
    }
  }

  void write(String asked, Tags tags) throws IOException {
    Path target = file.toAbsolutePath();
    if (target.getParent() != null) {
      Files.createDirectories(target.getParent());
    }
    // One name for all: what a killed process leaves, the next one writes over.
    Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
    Files.writeString(temporary, asked + "\n" + tags.etag() + "\n" + tags.modified() + "\n", UTF_8);
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
