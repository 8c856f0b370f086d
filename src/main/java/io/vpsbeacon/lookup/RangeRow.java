package io.vpsbeacon.lookup;

import io.vpsbeacon.net.IpPrefix;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a range table as text. Searches and refreshes take the same rows: what only a refresh
 * took, it would write anew as searches do not see it.
 */
final class RangeRow {
  /** Of a table as it is written; one made by hand may have them in any order. */
  static final List<String> COLUMNS =
      List.of("cidr", "provider", "class", "asn", "source", "updated");

  /** Of {@link #COLUMNS}; a table may lack the others. */
  private static final int NEEDED = 3;

  private static final int LONGEST_SHOWN = 64;
  private static final int LONGEST_TEXT = 256;

  private final Header header;
  private final Map<String, String> texts = new HashMap<>();
  private Range range;

  RangeRow(Header header) {
    this.header = header;
  }

  /** Why no row under this header can be read, or null. */
  String headerFault() {
    if (header.fault() != null) {
      return header.fault();
    }
    for (String column : COLUMNS.subList(0, NEEDED)) {
      if (!header.has(column)) {
        return "column '"
            + column
            + "' is missing, no row was read: the header is "
            + String.join(",", COLUMNS);
      }
    }
    return null;
  }

  /** Reads a row; what is wrong with it, or null where {@link #range()} gives it. */
  String fault(CsvLines.Line line) {
    range = null;
    String fault = header.fault(line);
    if (fault != null) {
      return fault;
    }
    try {
      range = read(line);
      return null;
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private Range read(CsvLines.Line line) {
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
    long asn = cell.isEmpty() ? 0 : Asn.of(cell);
    if (asn < 0) {
      throw new IllegalArgumentException("asn '" + shown(cell) + "' " + Asn.NONE + ", nor empty");
    }
    return asn;
  }

  private String text(CsvLines.Line line, String column) {
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
    return kept(cell);
  }

  private static String shown(String cell) {
    return cell.length() > LONGEST_SHOWN ? cell.substring(0, LONGEST_SHOWN) + "..." : cell;
  }

  /** Rows by the hundred thousand say the same: one string serves them all. */
  private String kept(String text) {
    if (texts.size() > 100_000) {
      texts.clear();
    }
    String same = texts.putIfAbsent(text, text);
    return same == null ? text : same;
  }

  /** The row that was read last. */
  Range range() {
    return range;
  }

  static void write(Range range, Appendable out) throws IOException {
    out.append(range.prefix().toString()).append(',');
    cell(range.provider(), out);
    out.append(',').append(range.providerClass().toString()).append(',');
    if (range.asn() != 0) {
      out.append(Long.toString(range.asn()));
    }
    out.append(',');
    cell(range.source(), out);
    out.append(',');
    cell(range.updated(), out);
    out.append('\n');
  }

  private static void cell(String text, Appendable out) throws IOException {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      plain = ",\"\r\n".indexOf(text.charAt(i)) < 0;
    }
    out.append(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
  }
}
