package io.vpsbeacon.cli;

import io.vpsbeacon.detect.Findings;
import java.util.List;

/** Findings as the writers see them. */
record FindingsGrid(Findings findings) implements Grid {
  @Override
  public List<String> columns() {
    return findings.columns();
  }

  @Override
  public int rows() {
    return findings.rows();
  }

  @Override
  public List<String> values(int row, int column) {
    List<String> values = findings.values(row, column);
    return isTimeline(column) ? values.subList(1, values.size()) : values;
  }

  @Override
  public String text(int row, int column) {
    return String.join(isTimeline(column) ? " " : "\n", values(row, column));
  }

  /** What Splunk draws: here counts alone, without the mark by which it knows them. */
  private boolean isTimeline(int column) {
    return columns().get(column).equals("Timeline");
  }
}
