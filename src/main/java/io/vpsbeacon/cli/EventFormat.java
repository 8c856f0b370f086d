package io.vpsbeacon.cli;

import static java.util.stream.Collectors.joining;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Forms in which events are written, for {@code scan} and others to read. */
enum EventFormat {
  CSV {
    @Override
    void begin(List<String> fields, Appendable out) throws IOException {
      out.append(fields.stream().map(OutputFormat::csv).collect(joining(",", "", "\n")));
    }

    @Override
    void write(ColumnBatch batch, Appendable out) throws IOException {
      List<Column> columns = batch.columns();
      for (int row = 0; row < batch.rows(); row++) {
        String comma = "";
        for (Column column : columns) {
          out.append(comma).append(OutputFormat.csv(column.text(row)));
          comma = ",";
        }
        out.append('\n');
      }
    }
  },
  NDJSON {
    @Override
    void begin(List<String> fields, Appendable out) {
      // Each line names its fields.
    }

    @Override
    void write(ColumnBatch batch, Appendable out) throws IOException {
      Json.writeLines(batch, out);
    }
  };

  /** Takes the names in lower case. */
  static final class Converter implements ITypeConverter<EventFormat> {
    @Override
    public EventFormat convert(String name) {
      return Arrays.stream(EventFormat.values())
          .filter(format -> format.toString().equals(name))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("'" + name + "' is neither csv nor ndjson"));
    }
  }

  /** The format that a file's name tells, CSV where it tells none. */
  static EventFormat ofName(String fileName) {
    return fileName.matches("(?i).*\\.(ndjson|jsonl|json)(\\.gz)?") ? NDJSON : CSV;
  }

  abstract void begin(List<String> fields, Appendable out) throws IOException;

  abstract void write(ColumnBatch batch, Appendable out) throws IOException;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
