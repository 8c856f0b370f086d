package io.vpsbeacon.events;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One exported file, plain or gzip, from its first record to its last. The format is told from the
 * content, never from the name. Not thread-safe, but for the counters, which any thread may ask
 * while another reads.
 */
public final class EventReader implements Closeable {
  /** Which times are read, for a message. */
  public static final String TIME_FORMS = Times.FORMS;

  private final String name;
  private final RawInput raw;
  private final GzipInput gzip;
  private final TextInput decoded;
  private final BufferedInputStream text;
  private final Format format;
  private final Faults faults = new Faults();
  private volatile Rows rows;

  private EventReader(String name, RawInput raw, Format given) throws IOException {
    this.name = name;
    this.raw = raw;
    String foreign = given == null ? Sniffer.foreign(raw) : null;
    if (foreign != null) {
      throw new EventFormatException(name, "", "it is " + foreign);
    }
    gzip = GzipInput.isGzip(raw) ? new GzipInput(raw) : null;
    decoded = TextInput.of(gzip == null ? raw : gzip);
    text = new BufferedInputStream(decoded, Sniffer.HEAD);
    text.mark(Sniffer.HEAD);
    byte[] head = text.readNBytes(Sniffer.HEAD);
    text.reset();
    if (isBlank(head) && head.length < Sniffer.HEAD) {
      format = null;
    } else {
      format = given == null ? Sniffer.format(name, head) : given;
    }
  }

  /**
   * Opens a file and tells its format.
   *
   * @throws EventFormatException where it is none that can be read; the message is for the user
   */
  public static EventReader open(Path file) throws IOException {
    return open(file, null);
  }

  /**
   * Opens a file.
   *
   * @param format what it is; null to tell it from the content
   * @throws EventFormatException where it is none that can be read; the message is for the user
   */
  public static EventReader open(Path file, Format format) throws IOException {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      throw new EventFormatException(name, "", "it is a directory");
    }
    InputStream in;
    try {
      in = Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new EventFormatException(name, "", "there is no such file");
    } catch (AccessDeniedException e) {
      throw new EventFormatException(name, "", "it may not be read (permission denied)");
    }
    return open(in, name, format);
  }

  /**
   * Opens a stream, such as standard input.
   *
   * @param in closed with the reader, and when opening fails
   * @param name what messages call it
   * @param format what it is; null to tell it from the content
   * @throws EventFormatException where it is none that can be read; the message is for the user
   */
  public static EventReader open(InputStream in, String name, Format format) throws IOException {
    try {
      return new EventReader(name, new RawInput(name, in), format);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** The format; empty where the file holds nothing. */
  public Optional<Format> format() {
    return Optional.ofNullable(format);
  }

  /** Reads all records, once; of the wanted fields {@code _time} alone is a time. */
  public void read(Collection<String> wanted, BatchSink sink) throws IOException {
    read(wanted, List.of(FieldNames.TIME), sink);
  }

  /**
   * Reads all records, once.
   *
   * @param wanted the fields to read, by canonical names or as the file names them; every batch has
   *     a column for each
   * @param times those of the wanted that hold times: where one can be read, the batch has it as
   *     epoch seconds, down to the microsecond below
   * @param sink takes batches of some thousand rows
   * @throws EventFormatException where the file cannot be read to its end; the rows before that
   *     place have come to the sink
   */
  public void read(Collection<String> wanted, Collection<String> times, BatchSink sink)
      throws IOException {
    if (rows != null) {
      throw new IllegalStateException("a file is read once");
    }
    rows = new Rows(wanted, times, sink);
    if (format == null) {
      refuseDamage();
      return;
    }
    Source source = new Source(name, text, () -> damage() != null, decoded.broken());
    try {
      reader().read(source, rows, faults);
    } catch (EventFormatException e) {
      rows.flush();
      refuseDamage();
      throw e;
    }
    rows.flush();
    refuseDamage();
  }

  /** Bytes taken from the file so far, packed as it is. */
  public long bytesRead() {
    return raw.taken();
  }

  /** Rows read so far. */
  public long rows() {
    Rows current = rows;
    return current == null ? 0 : current.count();
  }

  /** Names that the first records have, in the order of first sight; no more than some hundred. */
  public List<String> names() {
    Rows current = rows;
    return current == null ? List.of() : current.seen();
  }

  /** The names under which a wanted field is looked for, best first. */
  public static List<String> namesOf(String field) {
    return FieldNames.of(field, true);
  }

  /** Records that could not be read and were left out. */
  public long skipped() {
    return faults.count();
  }

  /** The first record that was left out, and why, in one sentence. */
  public Optional<String> firstSkipped() {
    return Optional.ofNullable(faults.first()).map(first -> name + ", " + first);
  }

  /** One sentence for each kind of trouble that did not end the reading. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    tell(warnings, faults, "record%s left out");
    tell(warnings, decoded.broken(), "broken character%s, shown as \ufffd and hexadecimal digits");
    return warnings;
  }

  private void tell(List<String> warnings, Faults found, String what) {
    long count = found.count();
    if (count > 0) {
      String counted = what.replace("%s", count == 1 ? "" : "s");
      warnings.add(
          String.format(
              Locale.ROOT, "%,d %s; the first: %s, %s", count, counted, name, found.first()));
    }
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private Source.Reader reader() {
    return switch (format) {
      case CSV -> Csv::read;
      case JSON, ZEEK_JSON -> Json::read;
      case WINDOWS_XML -> WindowsXml::read;
      case ZEEK_TSV -> ZeekTsv::read;
    };
  }

  private String damage() {
    return gzip == null || gzip.damage() == null ? decoded.damage() : gzip.damage();
  }

  private void refuseDamage() throws EventFormatException {
    if (damage() != null) {
      throw new EventFormatException(
          name, "", damage() + "; read up to there (" + rows() + " rows)");
    }
  }

  private static boolean isBlank(byte[] head) {
    for (byte b : head) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
