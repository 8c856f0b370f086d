package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.columns.Utf8;
import io.vpsbeacon.events.FieldNames.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Zeek's own log format; logs that were put one behind the other too. */
final class ZeekTsv {
  private final Source source;
  private final Rows rows;
  private final Faults skips;
  private char separator = '\t';
  private String setSeparator = ",";
  private String unset = "-";
  private String empty = "(empty)";
  private Column[] columns;

  /** Where a column's values go (null: nowhere), and whether one cell holds several. */
  private record Column(Node node, boolean several) {}

  private ZeekTsv(Source source, Rows rows, Faults skips) {
    this.source = source;
    this.rows = rows;
    this.skips = skips;
  }

  static void read(Source source, Rows rows, Faults skips) throws IOException {
    new ZeekTsv(source, rows, skips).read();
  }

  private void read() throws IOException {
    Lines lines = new Lines(source.text(), Source.LONGEST_RECORD);
    for (String line = lines.next(); line != null; line = lines.next()) {
      String place = "line " + lines.number();
      if (lines.tooLong()) {
        skips.add(place, Source.TOO_LONG);
      } else if (!lines.terminated() && source.cut().isCut()) {
        skips.add(place, "cut off");
      } else if (line.startsWith("#")) {
        header(line);
      } else if (columns == null) {
        throw new EventFormatException(
            source.file(), place, "a Zeek log needs a #fields line before its records");
      } else if (!line.isEmpty()) {
        record(line, place);
      }
    }
  }

  private void header(String line) {
    String[] words = split(line);
    if (line.startsWith("#separator ")) {
      String value = unescape(line.substring("#separator ".length()).strip());
      separator = value.isEmpty() ? '\t' : value.charAt(0);
    } else if (words.length > 1 && words[0].equals("#set_separator")) {
      String value = unescape(words[1]);
      setSeparator = value.isEmpty() ? "," : value;
    } else if (words.length > 1 && words[0].equals("#unset_field")) {
      unset = unescape(words[1]);
    } else if (words.length > 1 && words[0].equals("#empty_field")) {
      empty = unescape(words[1]);
    } else if (words[0].equals("#fields")) {
      columns = new Column[words.length - 1];
      for (int i = 0; i < columns.length; i++) {
        String name = unescape(words[i + 1]);
        rows.saw(name);
        columns[i] = new Column(rows.names(false).find(name), false);
      }
    } else if (words[0].equals("#types") && columns != null) {
      for (int i = 0; i < columns.length && i + 1 < words.length; i++) {
        boolean several = words[i + 1].startsWith("set[") || words[i + 1].startsWith("vector[");
        columns[i] = new Column(columns[i].node(), several);
      }
    }
  }

  private void record(String line, String place) throws IOException {
    int start = 0;
    int cell = 0;
    while (start <= line.length()) {
      int end = line.indexOf(separator, start);
      end = end < 0 ? line.length() : end;
      if (cell < columns.length && columns[cell].node() != null) {
        value(columns[cell], line.substring(start, end));
      }
      cell++;
      start = end + 1;
    }
    if (cell != columns.length) {
      rows.clear();
      skips.add(place, cell + " cells where #fields names " + columns.length);
    } else {
      rows.commit();
    }
  }

  private void value(Column column, String text) {
    if (text.equals(unset) || text.equals(empty)) {
      return;
    }
    if (column.several() && text.contains(setSeparator)) {
      int start = 0;
      for (int end = 0; end < text.length(); start = end + setSeparator.length()) {
        end = text.indexOf(setSeparator, start);
        end = end < 0 ? text.length() : end;
        rows.put(column.node().targets(), unescape(text.substring(start, end)));
      }
    } else {
      rows.put(column.node().targets(), unescape(text));
    }
  }

  private String[] split(String line) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int end = line.indexOf(separator); end >= 0; end = line.indexOf(separator, start)) {
      words.add(line.substring(start, end));
      start = end + 1;
    }
    words.add(line.substring(start));
    return words.toArray(String[]::new);
  }

  /**
   * Resolves {@code \xNN}, each a byte of the UTF-8 text. What is no text then stays escaped, so
   * that nothing is lost.
   */
  static String unescape(String text) {
    if (text.indexOf("\\x") < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] given = text.getBytes(UTF_8);
    for (int i = 0; i < given.length; i++) {
      int high = i + 3 < given.length ? Character.digit(given[i + 2], 16) : -1;
      int low = i + 3 < given.length ? Character.digit(given[i + 3], 16) : -1;
      if (given[i] == '\\' && high >= 0 && low >= 0 && given[i + 1] == 'x') {
        bytes.write(high * 16 + low);
        i += 3;
      } else {
        bytes.write(given[i]);
      }
    }
    return Utf8.isValid(bytes.toByteArray(), 0, bytes.size()) ? bytes.toString(UTF_8) : text;
  }
}
