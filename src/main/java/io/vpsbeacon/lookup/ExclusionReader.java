package io.vpsbeacon.lookup;

import io.vpsbeacon.columns.Flag;
import io.vpsbeacon.lookup.CsvLines.Line;
import io.vpsbeacon.net.IpPrefix;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one exclusion lookup. A row is left out, and told, when there is any doubt about what it
 * excludes: a row that excludes less than it should is seen by the analyst, one that excludes more
 * hides an implant.
 */
final class ExclusionReader {
  private final String file;
  private final Instant now;
  private final Problems problems;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, String> misspelt = new LinkedHashMap<>();
  private Header header;

  /** A row that has not expired. */
  record Entry(boolean enabled, ExclusionRow row) {
    /** The conditions in one spelling: equal for rows that exclude the same by the same cells. */
    Map<Field, String> sameness() {
      Map<Field, String> same = new EnumMap<>(Field.class);
      for (Map.Entry<Field, String> condition : row.conditions().entrySet()) {
        same.put(condition.getKey(), spelling(condition.getKey(), condition.getValue()));
      }
      return same;
    }

    private static String spelling(Field field, String cell) {
      if (ConditionCell.isAddress(field) && cell.indexOf('*') < 0) {
        try {
          return IpPrefix.parse(cell).toString();
        } catch (IllegalArgumentException e) {
          return Wildcard.fold(cell);
        }
      }
      return Wildcard.fold(cell.strip());
    }
  }

  private ExclusionReader(String file, Instant now) {
    this.file = file;
    this.now = now;
    this.problems = new Problems(file);
  }

  /** All rows of the file that have not expired, enabled and not. */
  static Loaded<List<Entry>> read(Path path, Instant now) {
    ExclusionReader reader = new ExclusionReader(String.valueOf(path.getFileName()), now);
    CsvLines.read(path, reader.problems, reader::readAll);
    return new Loaded<>(reader.entries, reader.problems.toList());
  }

  private void readAll(CsvLines lines) throws IOException {
    Line first = lines.next();
    if (first == null) {
      return;
    }
    header = new Header(first);
    String fault = header.fault();
    if (fault == null
        && Collections.disjoint(header.names(), ExclusionColumns.CONDITIONS.keySet())) {
      fault = "the header has none of the columns that say what to exclude; no row was read";
    }
    if (fault != null) {
      problems.add(first.line(), fault + ": the columns are " + known());
      return;
    }
    checkNames(first.line());
    for (Line line = lines.next(); line != null; line = lines.next()) {
      try {
        read(line);
      } catch (IllegalArgumentException e) {
        problems.add(line.line(), e.getMessage() + "; the row is left out");
      }
    }
  }

  private void checkNames(long line) {
    for (String name : header.names()) {
      if (!ExclusionColumns.ALL.contains(name)) {
        String meant = ExclusionColumns.meantBy(name);
        if (meant != null) {
          misspelt.put(name, meant);
        }
        problems.add(
            line,
            "unknown column '"
                + name
                + (meant == null
                    ? "' is ignored"
                    : "' (meant: " + meant + "?); rows that fill it are left out")
                + ": the columns are "
                + known());
      }
    }
  }

  private static String known() {
    return String.join(",", ExclusionColumns.ALL);
  }

  private void read(Line line) {
    String fault = header.fault(line);
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
    for (Map.Entry<String, String> column : misspelt.entrySet()) {
      if (!header.text(line, column.getKey()).isEmpty()) {
        throw new IllegalArgumentException(
            "column '" + column.getKey() + "' is unknown (meant: " + column.getValue() + "?)");
      }
    }
    boolean enabled = isEnabled(header.text(line, ExclusionColumns.ENABLED));
    String expires = header.text(line, ExclusionColumns.EXPIRES);
    boolean expired = !expires.isEmpty() && !now.isBefore(Expiry.end(expires));
    Map<Field, String> conditions = new EnumMap<>(Field.class);
    boolean limits = false;
    for (Map.Entry<String, Field> column : ExclusionColumns.CONDITIONS.entrySet()) {
      String cell = condition(column.getKey(), column.getValue(), line);
      if (!cell.isBlank()) {
        conditions.put(column.getValue(), cell);
        limits |= ConditionCell.limits(column.getValue(), cell);
      }
    }
    if (!limits) {
      throw new IllegalArgumentException(
          conditions.isEmpty()
              ? "the row has no condition and would exclude everything"
              : "the row's only conditions are wildcards and would exclude everything");
    }
    if (!expired) {
      entries.add(new Entry(enabled, new ExclusionRow(conditions, file, line.line())));
    }
  }

  private static boolean isEnabled(String cell) {
    boolean isTrue = cell.isEmpty() || Flag.isTrue(cell);
    if (!isTrue && !Flag.isFalse(cell)) {
      throw new IllegalArgumentException("enabled '" + cell + "' is not one of " + Flag.ALL);
    }
    return isTrue;
  }

  private String condition(String column, Field field, Line line) {
    // A command line may end in a blank that its events have too.
    String cell =
        field == Field.COMMAND_LINE ? header.raw(line, column) : header.text(line, column);
    return cell.isEmpty() ? cell : ConditionCell.checked(column, field, cell);
  }
}
