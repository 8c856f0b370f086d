package io.vpsbeacon.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Feeds of lines. */
final class TextFeeds {
  private static final String COMMENT = "#";

  private TextFeeds() {}

  static void cidrList(InputStream body, Limits limits, Collector to) throws IOException {
    FeedLines lines = new FeedLines(body, limits);
    for (String line = lines.next(); line != null; line = lines.next()) {
      int comment = line.indexOf(COMMENT);
      String cidr = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!cidr.isEmpty()) {
        to.add(cidr, lines::place);
      }
    }
  }

  static void geofeed(InputStream body, Limits limits, Collector to) throws IOException {
    FeedLines lines = new FeedLines(body, limits);
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (isRow(line)) {
        to.add(cells(line, lines).get(0), lines::place);
      }
    }
  }

  static void csv(InputStream body, Limits limits, Collector to) throws IOException {
    FeedLines lines = new FeedLines(body, limits);
    List<String> header = null;
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!isRow(line)) {
        continue;
      }
      List<String> cells = cells(line, lines);
      if (header == null) {
        header = header(cells, lines);
        continue;
      }
      if (cells.size() != header.size()) {
        throw Collector.refused(
            lines::place, cells.size() + " cells under " + header.size() + " columns");
      }
      to.add(
          cell("cidr", header, cells),
          cell("provider", header, cells),
          cell("class", header, cells),
          cell("asn", header, cells),
          lines::place);
    }
  }

  private static boolean isRow(String line) {
    return !line.isBlank() && !line.startsWith(COMMENT);
  }

  private static List<String> header(List<String> cells, FeedLines lines) throws FeedException {
    List<String> header = cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
    if (!header.contains("cidr")) {
      throw Collector.refused(
          lines::place,
          "is the header and has no column 'cidr'; provider, class and asn may follow");
    }
    for (String column : List.of("cidr", "provider", "class", "asn")) {
      if (header.indexOf(column) != header.lastIndexOf(column)) {
        throw Collector.refused(lines::place, "has the column '" + column + "' twice");
      }
    }
    return header;
  }

  private static String cell(String column, List<String> header, List<String> cells) {
    int at = header.indexOf(column);
    return at < 0 || cells.get(at).equals("-") ? "" : cells.get(at);
  }

  /** The cells of one line; no cell may go on in the next, or one quote would swallow the feed. */
  private static List<String> cells(String line, FeedLines lines) throws FeedException {
    List<String> cells = new ArrayList<>(8);
    int at = 0;
    while (at <= line.length()) {
      StringBuilder quoted = null;
      int end;
      if (at < line.length() && line.charAt(at) == '"') {
        quoted = new StringBuilder();
        end = quoted(line, at + 1, quoted);
      } else {
        end = line.indexOf(',', at);
        end = end < 0 ? line.length() : end;
      }
      if (end < 0) {
        throw Collector.refused(
            lines::place, "a quote is not closed, or text follows a closing quote");
      }
      String cell = quoted == null ? line.substring(at, end) : quoted.toString();
      // Before blanks are cut: a tab or CR is what some programs skip in front of a formula.
      if (Cells.isFormula(cell) || Cells.isFormula(cell.strip())) {
        throw Collector.refused(
            lines::place,
            "cell "
                + (cells.size() + 1)
                + " '"
                + Collector.shown(cell)
                + "' "
                + Cells.fault(Cells.isFormula(cell) ? cell : cell.strip()));
      }
      cells.add(cell.strip());
      at = end + 1;
    }
    return cells;
  }

  /** Where the cell ends, or -1 where it does not. */
  private static int quoted(String line, int start, StringBuilder to) {
    int at = start;
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c != '"') {
        to.append(c);
      } else if (at < line.length() && line.charAt(at) == '"') {
        to.append('"');
        at++;
      } else {
        return at == line.length() || line.charAt(at) == ',' ? at : -1;
      }
    }
    return -1;
  }
}
