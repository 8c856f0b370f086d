package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Chunk bodies in the form that splunkd writes, and reading those that commands write.
 *
 * <p>Splunkd: plain columns, then a {@code __mv_} column for each; lines end in a newline; integers
 * and plain words are bare, all else is quoted.
 */
final class ChunkBody {
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9]*");
  private static final Pattern MULTIVALUE = Pattern.compile("\\$((?:[^$]++|\\$\\$)*+)\\$(?:;|$)");
  private static final String MULTIVALUE_PREFIX = "__mv_";

  private ChunkBody() {}

  /** The fields that occur in some events, in the order of first sight. */
  static List<String> columns(List<Event> events) {
    Set<String> columns = new LinkedHashSet<>();
    events.forEach(event -> columns.addAll(event.fields().keySet()));
    return List.copyOf(columns);
  }

  /** A body of these columns; without columns there is no body. */
  static byte[] write(List<String> columns, List<Event> events) {
    if (columns.isEmpty()) {
      return new byte[0];
    }
    StringBuilder body = new StringBuilder();
    body.append(
        line(
            Stream.concat(
                columns.stream(), columns.stream().map(column -> MULTIVALUE_PREFIX + column))));
    for (Event event : events) {
      body.append(
          line(
              Stream.concat(
                  columns.stream().map(event::text),
                  columns.stream().map(column -> multivalue(event.values(column))))));
    }
    return body.toString().getBytes(UTF_8);
  }

  private static String line(Stream<String> cells) {
    return cells.map(ChunkBody::quote).collect(joining(",", "", "\n"));
  }

  private static String quote(String cell) {
    return BARE.matcher(cell).matches() ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static String multivalue(List<String> values) {
    return values.size() < 2
        ? ""
        : values.stream().map(value -> '$' + value.replace("$", "$$") + '$').collect(joining(";"));
  }

  /**
   * The rows of a command's body.
   *
   * @throws AssertionError when it is not well-formed: a row of another width, a column twice, a
   *     multivalue that splunkd could not read
   */
  static Table read(byte[] body) {
    if (body.length == 0) {
      return new Table(List.of(), List.of());
    }
    List<Event> rows = new ArrayList<>();
    try (CSVParser parser =
        CSVFormat.DEFAULT
            .builder()
            .setIgnoreEmptyLines(false)
            .get()
            .parse(new StringReader(new String(body, UTF_8)))) {
      List<List<String>> lines = parser.stream().map(CSVRecord::toList).toList();
      List<String> header = lines.get(0);
      if (new LinkedHashSet<>(header).size() < header.size()) {
        throw new AssertionError("a column twice in " + header);
      }
      for (List<String> line : lines.subList(1, lines.size())) {
        rows.add(row(header, line));
      }
      List<String> columns =
          header.stream().filter(name -> !name.startsWith(MULTIVALUE_PREFIX)).toList();
      return new Table(columns, rows);
    } catch (IOException | UncheckedIOException e) {
      throw new AssertionError("no CSV: " + new String(body, UTF_8), e);
    }
  }

  private static Event row(List<String> header, List<String> line) {
    if (line.size() != header.size()) {
      throw new AssertionError(line.size() + " cells under " + header.size() + " columns: " + line);
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      cells.put(header.get(i), line.get(i));
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    cells.forEach(
        (name, cell) -> {
          String multivalue = cells.getOrDefault(MULTIVALUE_PREFIX + name, "");
          if (name.startsWith(MULTIVALUE_PREFIX)) {
            return;
          }
          if (!multivalue.isEmpty()) {
            fields.put(name, split(multivalue));
          } else if (!cell.isEmpty()) {
            fields.put(name, List.of(cell));
          }
        });
    return new Event(fields);
  }

  private static List<String> split(String multivalue) {
    List<String> values = new ArrayList<>();
    Matcher matcher = MULTIVALUE.matcher(multivalue);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      values.add(matcher.group(1).replace("$$", "$"));
      end = matcher.end();
    }
    if (end != multivalue.length()) {
      throw new AssertionError("no multivalue: " + multivalue);
    }
    return values;
  }

  /**
   * Rows and the columns that they stand in.
   *
   * @param columns the plain columns, in order
   * @param rows the rows
   */
  record Table(List<String> columns, List<Event> rows) {}
}
