package io.vpsbeacon.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * A table of ranges as a CSV file: the one that refreshes write, or the shipped starter table.
 *
 * <p>Rows are in the order of {@link RangeList#sort()}. Several sources may each have a row for one
 * prefix; whoever reads the table takes the last: a feed before the shipped rows, and of several
 * feeds the one whose name sorts last.
 */
public final class RangeFile {
  /** The table that refreshes write. */
  public static final String NAME = "vpsbeacon_ranges.csv";

  /** The shipped table, which serves until there is one of {@link #NAME}. */
  public static final String STARTER = "vpsbeacon_ranges_default.csv.gz";

  /** The mark, in the column source, of rows that come from the shipped table. */
  public static final String SHIPPED = "starter";

  private final Path file;

  /**
   * @param file where it is, or will be; gzip where its name ends in {@code .gz}
   */
  public RangeFile(Path file) {
    this.file = file;
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /** Whether there is anything of this name. */
  public boolean exists() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Gives every row to {@code use}, in the order of the file. Nothing is kept, so that a table of
   * any size can be read.
   *
   * @throws LookupException naming file, line and cause where a row cannot be read: whoever writes
   *     the table anew would lose it
   */
  public void read(Consumer<Range> use) throws IOException, LookupException {
    try (CsvLines lines = new CsvLines(file)) {
      CsvLines.Line first = lines.next();
      if (first == null) {
        return;
      }
      RangeRow row = new RangeRow(new Header(first));
      check(first, row.headerFault());
      for (CsvLines.Line line = lines.next(); line != null; line = lines.next()) {
        check(line, row.fault(line));
        use.accept(row.range());
      }
    } catch (CsvLines.BrokenException e) {
      throw new LookupException(new Problem(name(), e.line(), e.getMessage()));
    }
  }

  private void check(CsvLines.Line line, String fault) throws LookupException {
    if (fault != null) {
      throw new LookupException(new Problem(name(), line.line(), fault));
    }
  }

  private String name() {
    return String.valueOf(file.getFileName());
  }

  /**
   * Replaces the table. Whoever reads it, or kills this process, at any moment finds the old one or
   * the new one, whole. Call it while holding a {@link RangeLock}.
   *
   * @param ranges sorted
   * @throws FileSystemException names the table, whatever file or disk is in the way
   */
  public void write(RangeList ranges) throws IOException {
    try {
      replace(ranges);
    } catch (IOException e) {
      FileSystemException named =
          new FileSystemException(file.toString(), null, FileNames.cannotWrite(e));
      named.initCause(e);
      throw named;
    }
  }

  private void replace(RangeList ranges) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folder = target.getParent();
    String prefix = target.getFileName() + ".";
    NewFile.deleteLeftovers(folder, prefix);
    Path temporary = NewFile.temporary(folder, prefix);
    try {
      writeTo(temporary, ranges);
      NewFile.letAllRead(temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      force(folder);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void writeTo(Path temporary, RangeList ranges) throws IOException {
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      Writer out =
          new BufferedWriter(
              new OutputStreamWriter(Channels.newOutputStream(channel), UTF_8), 1 << 16);
      out.append(String.join(",", RangeRow.COLUMNS)).append('\n');
      for (int i = 0; i < ranges.size(); i++) {
        RangeRow.write(ranges.get(i), out);
      }
      out.flush();
      channel.force(true);
    }
  }

  /** Without this a power cut could bring back the old table; it would be whole. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folder; there the move alone has to do.
      return;
    }
  }
}
