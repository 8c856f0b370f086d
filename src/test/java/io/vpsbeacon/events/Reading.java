package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** What a test gets when it reads some bytes: the rows as text, and what was said about them. */
record Reading(List<List<String>> rows, long skipped, String firstSkipped, String error) {
  static final List<String> SYSMON =
      List.of(
          "_time",
          "host",
          "User",
          "Image",
          "CommandLine",
          "ProcessGuid",
          "EventCode",
          "SourceIp",
          "DestinationIp",
          "DestinationPort");

  /** Reads a text, of a format told from its content. */
  static Reading of(String text, String... wanted) {
    return of(text.getBytes(UTF_8), List.of(wanted));
  }

  static Reading of(byte[] file, List<String> wanted) {
    return of(new ByteArrayInputStream(file), wanted);
  }

  static Reading of(InputStream in, List<String> wanted) {
    List<List<String>> rows = new ArrayList<>();
    try (EventReader reader = EventReader.open(in, "file", null)) {
      String error = "";
      try {
        reader.read(wanted, batch -> addRows(batch, rows));
      } catch (EventFormatException e) {
        error = e.getMessage();
      }
      return new Reading(rows, reader.skipped(), reader.firstSkipped().orElse(""), error);
    } catch (IOException e) {
      return new Reading(rows, 0, "", e.getMessage());
    }
  }

  /** The cells of one column. */
  List<String> column(int index) {
    return rows.stream().map(row -> row.get(index)).toList();
  }

  static void addRows(ColumnBatch batch, List<List<String>> rows) {
    IntStream.range(0, batch.rows())
        .mapToObj(row -> batch.columns().stream().map(column -> cell(column, row)).toList())
        .forEach(rows::add);
  }

  /** The values of a cell; several are told from one with a newline by the bar. */
  private static String cell(Column column, int row) {
    return String.join("|", column.values(row));
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream in = Reading.class.getResourceAsStream("/events/" + name)) {
      return in.readAllBytes();
    }
  }

  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }
}
