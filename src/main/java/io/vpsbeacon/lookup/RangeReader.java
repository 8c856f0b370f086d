package io.vpsbeacon.lookup;

import io.vpsbeacon.lookup.CsvLines.Line;
import java.io.IOException;
import java.nio.file.Path;

/** Reads the rows of one range file. What cannot be read is left out and told. */
final class RangeReader {
  /** Every search with a finding tells them. */
  private static final int MOST_PROBLEMS = 5;

  private RangeReader() {}

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
      problems.add(0, "is empty: the header is " + String.join(",", RangeRow.COLUMNS));
      return;
    }
    RangeRow row = new RangeRow(new Header(first));
    String fault = row.headerFault();
    if (fault != null) {
      problems.add(first.line(), fault);
      return;
    }
    for (Line line = lines.next(); line != null; line = lines.next()) {
      if (table.isFull()) {
        problems.add(
            line.line(),
            "there are more than "
                + RangeTableBuilder.MOST_ROWS
                + " prefixes in all; from here on the file was not read");
        return;
      }
      fault = row.fault(line);
      if (fault == null) {
        table.add(row.range());
      } else {
        problems.add(line.line(), fault);
      }
    }
  }
}
