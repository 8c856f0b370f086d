package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run gives: rows in their order, as text, and what it has counted. Order: RiskScore and
 * ConnectionCount descending, then the group keys ascending by code point.
 */
public final class Findings {
  /**
   * What a run has counted.
   *
   * @param connections connections seen, excluded ones among them
   * @param excluded connections that an exclusion row took
   * @param groups groups that were judged
   * @param cut findings that {@code limit} left out
   * @param missingKeys group keys that no event had, though there were connections
   * @param warnings one sentence for each kind of row that could not be used
   * @param timesFault that of the warnings which is on times, and who reads files can tell better
   * @param countFault the same on a field of counts that no event has
   */
  public record Summary(
      long connections,
      long excluded,
      long groups,
      long cut,
      List<String> missingKeys,
      List<String> warnings,
      Optional<String> timesFault,
      Optional<String> countFault) {
    public Summary {
      missingKeys = List.copyOf(missingKeys);
      warnings = List.copyOf(warnings);
    }
  }

  private final List<Finding> findings;
  private final List<String> keys;
  private final List<ResultColumn> columns;
  private final List<String> names;
  private final Summary summary;
  private final boolean oneWindow;

  Findings(Options options, List<Finding> findings, Summary summary) {
    this.findings = List.copyOf(findings);
    this.keys = options.by();
    this.columns = ResultColumn.of(options.reference());
    this.summary = summary;
    this.oneWindow = options.span().isAll();
    List<String> all = new ArrayList<>();
    all.add(Field.TIME.canonical());
    all.addAll(keys);
    columns.forEach(column -> all.add(column.columnName()));
    this.names = List.copyOf(all);
  }

  /** The findings themselves, in order. */
  public List<Finding> list() {
    return findings;
  }

  /** Names of the group keys under the window. */
  public List<String> keys() {
    return keys;
  }

  /** Names of the columns, in order. */
  public List<String> columns() {
    return names;
  }

  public int rows() {
    return findings.size();
  }

  /** The values of a cell: none where it is missing. */
  public List<String> values(int row, int column) {
    Finding finding = findings.get(row);
    if (column == 0) {
      return List.of(EpochTime.text(finding.time()));
    }
    if (column <= keys.size()) {
      String key = finding.keys().get(column - 1);
      return key.isEmpty() ? List.of() : List.of(key);
    }
    return columns.get(column - 1 - keys.size()).of(finding);
  }

  /** A cell as one text, the values of a multivalue joined by newlines. */
  public String text(int row, int column) {
    return String.join("\n", values(row, column));
  }

  /** Whether the whole search is one window. */
  public boolean hasOneWindow() {
    return oneWindow;
  }

  public Summary summary() {
    return summary;
  }

  public List<String> warnings() {
    return summary.warnings();
  }
}
