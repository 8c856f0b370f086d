package io.vpsbeacon.lookup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A range table in a file, ready to use. One is shipped beside the jar, so that a first search need
 * not read the rows, nor any search where nothing can be kept; {@link RangeCache} keeps others.
 */
public final class RangeImageFile {
  /** Its name, shipped or kept. */
  public static final String NAME = "vpsbeacon_ranges.bin";

  private RangeImageFile() {}

  /**
   * Reads the table.
   *
   * @param key names the files that it is to have been made of
   * @return null where there is none, it is damaged, of another version, or of other files
   */
  static RangeTable read(Path file, String key) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer header = read(channel, RangeImage.HEADER_BYTES);
      if (!RangeImage.isHeader(header, channel.size())) {
        return null;
      }
      // Outside of the heap. To map it would take the JVM longer, the first time, than to read it.
      ByteBuffer image = read(channel, (int) channel.size());
      if (!RangeImage.isSound(image)) {
        return null;
      }
      RangeTable table = new RangeTable(image);
      return table.key().equals(key) ? table : null;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** The first so many bytes of a file; zeros where there are fewer. */
  private static ByteBuffer read(FileChannel channel, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocateDirect(length);
    int at = 0;
    while (at >= 0 && bytes.hasRemaining()) {
      at = channel.read(bytes, bytes.position());
    }
    return bytes.clear();
  }

  static void write(ByteBuffer image, Path file) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = image.duplicate().clear();
      while (rest.hasRemaining()) {
        out.write(rest);
      }
    }
  }

  /**
   * Makes the file that is shipped; the build runs it. Same table, same bytes.
   *
   * @param args the shipped table, and the file to make of it
   * @throws IOException where that cannot be written
   * @throws IllegalArgumentException where a row of the table cannot be used
   */
  public static void main(String... args) throws IOException {
    List<Path> starter = List.of(Path.of(args[0]));
    ByteBuffer image = Ranges.image(starter, RangeFiles.key(starter));
    List<Problem> problems = new RangeTable(image).problems();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.toString());
    }
    write(image, Path.of(args[1]));
  }
}
