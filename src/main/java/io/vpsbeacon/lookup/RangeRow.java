package io.vpsbeacon.lookup;

import io.vpsbeacon.net.IpPrefix;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** One row of a range table as text. */
final class RangeRow {
  /** Columns that a table may lack, as one made by hand does. */
  private static final String SOURCE = "source";

  private static final String UPDATED = "updated";

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
    for (String column : new String[] {"cidr", "provider", "class"}) {
      if (!header.has(column)) {
        return "there is no column '" + column + "'; no row was read";
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
    IpPrefix prefix;
    try {
      prefix = IpPrefix.parse(header.text(line, "cidr"));
    } catch (IllegalArgumentException e) {
      return "cidr: " + e.getMessage();
    }
    String provider = kept(header.text(line, "provider"));
    if (provider.isEmpty()) {
      return "provider: is empty";
    }
    ProviderClass providerClass = ProviderClass.of(header.text(line, "class"));
    if (providerClass == null) {
      return "class: '" + header.text(line, "class") + "' is none of vps, hyperscaler, cdn and vpn";
    }
    long asn = asn(header.text(line, "asn"));
    if (asn < 0) {
      return "asn: '" + header.text(line, "asn") + "' " + Asn.NONE;
    }
    range =
        new Range(
            prefix,
            provider,
            providerClass,
            asn,
            kept(header.text(line, SOURCE)),
            kept(header.text(line, UPDATED)));
    return null;
  }

  /** Rows by the hundred thousand say the same: one string serves them all. */
  private String kept(String text) {
    if (texts.size() > 100_000) {
      texts.clear();
    }
    return texts.computeIfAbsent(text, same -> same);
  }

  /** The row that was read last. */
  Range range() {
    return range;
  }

  /** The number, 0 for an empty cell, -1 for anything else. */
  static long asn(String text) {
    return text.isEmpty() ? 0 : Asn.of(text);
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
