package io.vpsbeacon.lookup;

import io.vpsbeacon.lookup.CsvLines.Line;
import io.vpsbeacon.net.IpPrefix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads the rows of one range file. What cannot be read is left out and told. */
final class RangeReader {
  static final List<String> COLUMNS =
      List.of("cidr", "provider", "class", "asn", "source", "updated");

  /** Every search with a finding tells them. */
  private static final int MOST_PROBLEMS = 5;

  private static final int LONGEST_SHOWN = 64;
  private static final int LONGEST_TEXT = 256;

  private final Header header;

  private RangeReader(Header header) {
    this.header = header;
  }

  /** Adds the rows of a file, and what is wrong with it. */
  static void read(Path file, RangeTableBuilder table) {
    Problems problems = new Problems(String.valueOf(file.getFileName()), MOST_PROBLEMS);
    CsvLines.read(file, problems, lines -> readAll(lines, table, problems));
    problems.toList().forEach(table::add);
  }

  private static void readAll(CsvLines lines, RangeTableBuilder table, Problems problems)
      throws IOException {
    Line first = lines.next();
    if (first == null) {
      problems.add(0, "is empty: the header is " + String.join(",", COLUMNS));
      return;
    }
    Header header = new Header(first);
    String fault = header.fault();
    for (String column : COLUMNS.subList(0, 3)) {
      if (fault == null && !header.has(column)) {
        fault =
            "column '"
                + column
                + "' is missing, no row was read: the header is "
                + String.join(",", COLUMNS);
      }
    }
    if (fault != null) {
      problems.add(first.line(), fault);
      return;
    }
    RangeReader reader = new RangeReader(header);
    for (Line line = lines.next(); line != null; line = lines.next()) {
      if (table.isFull()) {
        problems.add(
            line.line(),
            "there are more than "
                + RangeTableBuilder.MOST_ROWS
                + " prefixes in all; from here on the file was not read");
        return;
      }
      try {
        table.add(reader.row(line));
      } catch (IllegalArgumentException e) {
        problems.add(line.line(), e.getMessage());
      }
    }
  }

  private Range row(Line line) {
    String fault = header.fault(line);
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
    String provider = text(line, "provider");
    if (provider.isEmpty()) {
      throw new IllegalArgumentException("provider is empty");
    }
    return new Range(
        prefix(header.text(line, "cidr")),
        provider,
        providerClass(header.text(line, "class")),
        asn(header.text(line, "asn")),
        text(line, "source"),
        text(line, "updated"));
  }

  private static IpPrefix prefix(String cell) {
    try {
      return IpPrefix.parse(cell);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "cidr '" + shown(cell) + "' is not a prefix such as 192.0.2.0/24 or 2001:db8::/32", e);
    }
  }

  private static ProviderClass providerClass(String cell) {
    ProviderClass found = ProviderClass.of(cell);
    if (found == null) {
      throw new IllegalArgumentException(
          "class '"
              + shown(cell)
              + "' is none of "
              + String.join(
                  ", ", Arrays.stream(ProviderClass.values()).map(String::valueOf).toList()));
    }
    return found;
  }

  private static long asn(String cell) {
    long asn = RangeRow.asn(cell);
    if (asn < 0) {
      throw new IllegalArgumentException("asn '" + shown(cell) + "' " + Asn.NONE + ", nor empty");
    }
    return asn;
  }

  private String text(Line line, String column) {
    String cell = header.text(line, column);
    if (cell.indexOf(CsvLines.BROKEN) >= 0) {
      throw new IllegalArgumentException(column + " is not UTF-8 text");
    }
    if (cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(column + " holds a line break (a missing quote?)");
    }
    if (cell.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          column + " is longer than " + LONGEST_TEXT + " characters");
    }
    return cell;
  }

  private static String shown(String cell) {
    return cell.length() > LONGEST_SHOWN ? cell.substring(0, LONGEST_SHOWN) + "..." : cell;
  }
}
