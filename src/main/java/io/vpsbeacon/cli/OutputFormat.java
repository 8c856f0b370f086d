package io.vpsbeacon.cli;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Forms in which results are written. */
enum OutputFormat {
  TABLE {
    @Override
    void write(Grid grid, Terminal terminal) throws IOException {
      for (String line : grid.lines(terminal.width(), terminal.colours())) {
        terminal.out().append(line).append('\n');
      }
      List<String> leftOut = grid.leftOut(terminal.width());
      if (!leftOut.isEmpty()) {
        terminal.out().flush();
        terminal
            .err()
            .println("not shown: " + String.join(", ", leftOut) + "; --format csv has all");
      }
    }
  },
  CSV {
    @Override
    void write(Grid grid, Terminal terminal) throws IOException {
      Writer out = terminal.out();
      out.append(grid.columns().stream().map(OutputFormat::csv).collect(joining(",", "", "\n")));
      for (int row = 0; row < grid.rows(); row++) {
        for (int column = 0; column < grid.columns().size(); column++) {
          String text = grid.text(row, column);
          String shown = terminal.outIsTerminal() ? Text.clean(text) : text;
          out.append(column > 0 ? "," : "").append(csv(shown));
        }
        out.append('\n');
      }
    }
  },
  JSON {
    @Override
    void write(Grid grid, Terminal terminal) throws IOException {
      terminal.out().append('[');
      for (int row = 0; row < grid.rows(); row++) {
        terminal.out().append(row > 0 ? ",\n" : "\n").append(object(grid, row));
      }
      terminal.out().append(grid.rows() > 0 ? "\n]\n" : "]\n");
    }
  },
  NDJSON {
    @Override
    void write(Grid grid, Terminal terminal) throws IOException {
      for (int row = 0; row < grid.rows(); row++) {
        terminal.out().append(object(grid, row)).append('\n');
      }
    }
  };

  /** Takes the names in lower case. */
  static final class Converter implements ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String name) {
      return Arrays.stream(OutputFormat.values())
          .filter(format -> format.toString().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + name + "' is none of table, csv, json and ndjson"));
    }
  }

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,16})(\\.[0-9]{1,9})?");

  abstract void write(Grid grid, Terminal terminal) throws IOException;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A cell of a CSV: quoted where it has to be. */
  static String csv(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String object(Grid grid, int row) {
    StringBuilder json = new StringBuilder("{");
    List<String> keys = grid.keys();
    for (int column = 0; column < grid.columns().size(); column++) {
      String name = grid.columns().get(column);
      List<String> values = grid.values(row, column);
      json.append(column > 0 ? "," : "").append(Json.quote(name)).append(':');
      boolean isKey = keys.contains(name);
      if (name.equals("DestPorts") || values.size() > 1) {
        json.append('[');
        for (int i = 0; i < values.size(); i++) {
          json.append(i > 0 ? "," : "").append(value(values.get(i), isKey));
        }
        json.append(']');
      } else {
        json.append(values.isEmpty() ? "null" : value(values.get(0), isKey));
      }
    }
    return json.append('}').toString();
  }

  /** A group key stays the text that it is in the events, whatever it looks like. */
  private static String value(String text, boolean isKey) {
    return !isKey && NUMBER.matcher(text).matches() ? text : Json.quote(text);
  }
}
