package io.vpsbeacon.lookup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A range table in a file, ready to use. One is shipped beside the jar, so that a first search need
 * not read the rows, nor any search where nothing can be kept; {@link RangeCache} keeps others.
 */
public final class RangeImageFile {
  /** Its name, shipped or kept. */
  public static final String NAME = "vpsbeacon_ranges.bin";

  private RangeImageFile() {}

  /**
   * Reads the shipped image, if it is of this very table, whatever that file's age and place: an
   * image and the program that reads it come with one package.
   *
   * @return null where it is not, and where {@link #read} gives none
   */
  static RangeTable readShipped(Path image, Path table) {
    String key = key(table);
    return key == null ? null : read(image, key);
  }

  /** A table's length and checksum, null where it cannot be read. */
  private static String key(Path table) {
    if (FileNames.fault(table) != null) {
      return null;
    }
    // Not CRC32, which gzip has of its own data: it tells no two files apart that are not deflated.
    CRC32C checksum = new CRC32C();
    long length = 0;
    byte[] bytes = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(table)) {
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        checksum.update(bytes, 0, count);
        length += count;
      }
    } catch (IOException e) {
      return null;
    }
    return table.getFileName() + "|" + length + "|" + checksum.getValue();
  }

  /**
   * Reads a table that is ready to use.
   *
   * @param key what it is to have been made of
   * @return null where there is none, or it is damaged, of another version, or made of other files
   */
  static RangeTable read(Path file, String key) {
    RangeTable table = read(file);
    return table != null && table.key().equals(key) ? table : null;
  }

  /** Reads a table, whatever it was made of. */
  static RangeTable read(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer header = read(channel, RangeImage.HEADER_BYTES);
      if (!RangeImage.isHeader(header, channel.size())) {
        return null;
      }
      // Outside of the heap. To map it would take the JVM longer, the first time, than to read it.
      ByteBuffer image = read(channel, (int) channel.size());
      return RangeImage.isSound(image) ? new RangeTable(image) : null;
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
   * Makes the image of the shipped table; the build runs it. Same table, same bytes.
   *
   * @param args the table, and the file to make of it
   * @throws IOException where that cannot be written
   * @throws IllegalArgumentException where the table is another one, or a row cannot be used
   */
  public static void main(String... args) throws IOException {
    makeShipped(Path.of(args[0]), Path.of(args[1]));
  }

  static void makeShipped(Path table, Path image) throws IOException {
    List<Path> files = List.of(table);
    String key = key(table);
    if (key == null || !RangeFiles.areShipped(files)) {
      throw new IllegalArgumentException(table + " is no readable " + RangeFile.STARTER);
    }
    ByteBuffer made = Ranges.image(files, key);
    List<Problem> problems = new RangeTable(made).problems();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.toString());
    }
    write(made, image);
  }
}
