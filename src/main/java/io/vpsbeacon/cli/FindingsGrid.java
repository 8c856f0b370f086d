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
    return findings.values(row, column);
  }
}
