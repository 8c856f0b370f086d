package io.vpsbeacon.lookup;

import io.vpsbeacon.lookup.CsvLines.BrokenException;
import io.vpsbeacon.lookup.CsvLines.Line;
import io.vpsbeacon.lookup.TierRow.Bound;
import io.vpsbeacon.lookup.TierRow.Condition;
import io.vpsbeacon.lookup.TierRow.TextCondition;
import io.vpsbeacon.lookup.TierRow.Trait;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads one tier table. Anything doubtful fails it: half a table would misjudge in silence. */
final class TierReader {
  private static final String MIN = "min_";
  private static final String MAX = "max_";
  private static final int MOST_SCORE = 100;
  private static final int LONGEST_NUMBER = 32;

  private final String file;
  private final Set<String> metrics;
  private final Problems problems;
  private Header header;

  private TierReader(String file, Set<String> metrics) {
    this.file = file;
    this.metrics = metrics;
    this.problems = new Problems(file);
  }

  /**
   * @param metrics the metrics that columns may name; empty for any
   */
  static Loaded<TierTable> read(Path path, String name, Set<String> metrics)
      throws LookupException {
    TierReader reader = new TierReader(String.valueOf(path.getFileName()), metrics);
    try (CsvLines lines = new CsvLines(path)) {
      List<TierRow> rows = reader.readAll(lines);
      return new Loaded<>(new TierTable(name, rows), reader.problems.toList());
    } catch (BrokenException e) {
      throw reader.failure(e.line(), e.getMessage());
    } catch (IOException e) {
      throw reader.failure(0, FileNames.cannotRead(e));
    }
  }

  private LookupException failure(long line, String cause) {
    return new LookupException(new Problem(file, line, cause));
  }

  private List<TierRow> readAll(CsvLines lines) throws IOException, LookupException {
    Line first = lines.next();
    if (first == null) {
      throw failure(0, "is empty: a tier table has the columns tier,score,label and a row a tier");
    }
    header = new Header(first);
    String fault = header.fault();
    if (fault != null) {
      throw failure(first.line(), fault);
    }
    for (String column : List.of("tier", "score", "label")) {
      if (!header.has(column)) {
        throw failure(first.line(), "column '" + column + "' is missing");
      }
    }
    List<String> limits = limits(first.line());
    List<TierRow> rows = new ArrayList<>();
    for (Line line = lines.next(); line != null; line = lines.next()) {
      if (!rows.isEmpty() && rows.get(rows.size() - 1).isUnconditional()) {
        problems.add(
            line.line(), "is never reached: the row above has no condition and always wins");
        break;
      }
      try {
        rows.add(row(line, limits));
      } catch (IllegalArgumentException e) {
        throw failure(line.line(), e.getMessage());
      }
    }
    if (rows.isEmpty()) {
      throw failure(0, "has no row: every finding would be dropped");
    }
    return rows;
  }

  private List<String> limits(long line) throws LookupException {
    List<String> limits = new ArrayList<>();
    for (String column : header.names()) {
      boolean limit = column.startsWith(MIN) || column.startsWith(MAX);
      String metric = limit ? column.substring(MIN.length()) : "";
      if (limit && (metrics.isEmpty() ? !metric.isEmpty() : metrics.contains(metric))) {
        limits.add(column);
      } else if (TraitCell.trait(column) == null
          && !List.of("tier", "score", "label").contains(column)) {
        throw failure(
            line,
            "unknown column '"
                + column
                + "': allowed are tier, score, label, provider, provider_class, and min_ or max_"
                + " before a metric"
                + (metrics.isEmpty() ? "" : ": " + String.join(", ", new TreeSet<>(metrics))));
      }
    }
    return limits;
  }

  private TierRow row(Line line, List<String> limits) {
    String fault = header.fault(line);
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
    List<Condition> conditions = new ArrayList<>();
    for (String column : limits) {
      String cell = header.text(line, column);
      if (!cell.isEmpty()) {
        Bound bound = column.startsWith(MIN) ? Bound.MIN : Bound.MAX;
        conditions.add(new Condition(bound, column.substring(MIN.length()), number(column, cell)));
      }
    }
    checkPossible(conditions);
    return new TierRow(
        text(line, "tier"),
        score(header.text(line, "score")),
        text(line, "label"),
        conditions,
        textConditions(line));
  }

  private List<TextCondition> textConditions(Line line) {
    List<TextCondition> conditions = new ArrayList<>();
    for (Trait trait : Trait.values()) {
      String cell = header.text(line, trait.tableName());
      if (!cell.isEmpty()) {
        conditions.add(TraitCell.condition(trait, cell));
      }
    }
    return conditions;
  }

  private String text(Line line, String column) {
    String cell = header.text(line, column);
    if (cell.isEmpty()) {
      throw new IllegalArgumentException(column + " is empty");
    }
    if (cell.indexOf(CsvLines.BROKEN) >= 0) {
      throw new IllegalArgumentException(column + " is not UTF-8 text");
    }
    return cell;
  }

  private static int score(String cell) {
    boolean digits = !cell.isEmpty() && Chars.areAll(cell, Chars.DIGITS);
    if (!digits || cell.length() > 3 || Integer.parseInt(cell) > MOST_SCORE) {
      throw new IllegalArgumentException(
          "score '" + shown(cell) + "' is not a whole number from 0 to " + MOST_SCORE);
    }
    return Integer.parseInt(cell);
  }

  private static double number(String column, String cell) {
    double value;
    try {
      value = isOfDecimal(cell) ? Double.parseDouble(cell) : Double.NaN;
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(column + " '" + shown(cell) + "' is not a number");
    }
    return value;
  }

  /** Leaves out what Java takes for a number besides: blanks, 1f, 0x1p3, NaN. */
  private static boolean isOfDecimal(String cell) {
    return cell.length() <= LONGEST_NUMBER && Chars.areAll(cell, Chars.DIGITS + "+-.eE");
  }

  private static String shown(String cell) {
    return cell.length() > LONGEST_NUMBER ? cell.substring(0, LONGEST_NUMBER) + "..." : cell;
  }

  private static void checkPossible(List<Condition> conditions) {
    for (Condition min : conditions) {
      for (Condition max : conditions) {
        if (min.bound() == Bound.MIN
            && max.bound() == Bound.MAX
            && min.metric().equals(max.metric())
            && min.value() > max.value()) {
          throw new IllegalArgumentException(
              "min_"
                  + min.metric()
                  + " is greater than max_"
                  + max.metric()
                  + ", so the row can never hold");
        }
      }
    }
  }
}
