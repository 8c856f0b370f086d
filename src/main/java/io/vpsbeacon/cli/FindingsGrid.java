package io.vpsbeacon.cli;

import io.vpsbeacon.detect.Findings;
import io.vpsbeacon.detect.Options;
import java.util.List;

/** Findings as the writers see them. */
record FindingsGrid(Findings findings) implements Grid {
  @Override
  public List<String> columns() {
    return findings.columns();
  }

  @Override
  public List<String> chosenKeys() {
    return findings.keys().equals(Options.defaults().by()) ? List.of() : findings.keys();
  }

  @Override
  public boolean hasOneWindow() {
    return findings.hasOneWindow();
  }

  @Override
  public int rows() {
    return findings.rows();
  }

  /** The timeline is its counts alone: what marks it as a picture is for Splunk. */
  @Override
  public List<String> values(int row, int column) {
    List<String> values = findings.values(row, column);
    boolean marked = columns().get(column).equals(TIMELINE) && !values.isEmpty();
    return marked ? values.subList(1, values.size()) : values;
  }
}
