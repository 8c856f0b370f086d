package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Tells the format from how the text begins. */
final class Sniffer {
  /** So many bytes are looked at. */
  static final int HEAD = 1 << 16;

  private static final List<String> ZEEK_NAMES = List.of("id.orig_h", "id_orig_h");

  private static final Pattern COLUMN_NAME = Pattern.compile("[^\\p{Cntrl}]{0,200}");

  private Sniffer() {}

  /**
   * The format of a text.
   *
   * @param head the first {@link #HEAD} bytes, or all there are; not blank
   */
  static Format format(String file, byte[] head) throws EventFormatException {
    String text = new String(head, UTF_8).stripLeading();
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    if (text.startsWith("#separator") || text.startsWith("#fields\t")) {
      return Format.ZEEK_TSV;
    }
    if (first == '{' || first == '[') {
      return hasZeekNames(head) ? Format.ZEEK_JSON : Format.JSON;
    }
    boolean xml = first == '<' || text.startsWith("Record ");
    if (xml && WindowsXml.isEvents(text)) {
      return Format.WINDOWS_XML;
    }
    if (!xml && isCsv(text)) {
      return Format.CSV;
    }
    throw new EventFormatException(
        file, "", "unknown format, it begins with " + seen(text) + "; known are " + Format.all());
  }

  /**
   * What a file is that is not text, or packed otherwise than by gzip; null where it is none of the
   * known.
   */
  static String foreign(RawInput raw) throws IOException {
    if (raw.startsWith('E', 'l', 'f', 'F', 'i', 'l', 'e', 0)) {
      return "a binary Windows event log (.evtx); export it as XML first, such as with"
          + " wevtutil qe FILE /lf /f:xml or evtx_dump";
    }
    if (raw.startsWith('P', 'K', 3, 4)) {
      return "a zip archive; unpack it first";
    }
    if (raw.startsWith(0x28, 0xb5, 0x2f, 0xfd)) {
      return "packed by zstd; unpack it first";
    }
    if (raw.startsWith(0xfd, '7', 'z', 'X', 'Z', 0)) {
      return "packed by xz; unpack it first";
    }
    if (raw.startsWith('B', 'Z', 'h')) {
      return "packed by bzip2; unpack it first";
    }
    boolean capture =
        raw.startsWith(0xd4, 0xc3, 0xb2, 0xa1)
            || raw.startsWith(0xa1, 0xb2, 0xc3, 0xd4)
            || raw.startsWith(0x0a, 0x0d, 0x0d, 0x0a);
    return capture ? "a packet capture; run zeek -r on it and read its conn.log" : null;
  }

  private static boolean hasZeekNames(byte[] head) {
    boolean[] found = new boolean[1];
    Rows rows =
        new Rows(
            ZEEK_NAMES,
            List.of(),
            batch -> found[0] |= batch.columns().stream().anyMatch(column -> !column.isMissing(0)));
    Source source = Source.of("", new ByteArrayInputStream(head));
    try {
      Json.read(source, rows, new Faults());
      rows.flush();
    } catch (IOException e) {
      flushBroken(rows);
    }
    return found[0];
  }

  /** The head may end in the middle of a document; the records before count. */
  private static void flushBroken(Rows rows) {
    try {
      rows.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A header of two columns or more, and no first record of another width. */
  private static boolean isCsv(String text) {
    List<Integer> widths = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, Csv.dialect(text))) {
      for (CSVRecord record : parser) {
        if (widths.isEmpty() && !isHeader(record)) {
          return false;
        }
        widths.add(record.size());
        if (widths.size() == 20) {
          break;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // The head ends inside a quoted cell, or a record is broken; what was seen before it counts.
    }
    return !widths.isEmpty()
        && (widths.size() == 1 || widths.subList(1, widths.size()).contains(widths.get(0)));
  }

  private static boolean isHeader(CSVRecord record) {
    long named = record.stream().filter(name -> !name.isBlank()).count();
    return named >= 2 && record.stream().allMatch(name -> COLUMN_NAME.matcher(name).matches());
  }

  private static String seen(String text) {
    StringBuilder seen = new StringBuilder("\"");
    text.codePoints()
        .limit(40)
        .takeWhile(c -> c != '\n' && c != '\r')
        .map(c -> Character.isISOControl(c) || c == 0xfffd ? '?' : c)
        .forEach(seen::appendCodePoint);
    return seen.append('"').toString();
  }
}
