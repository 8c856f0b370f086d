package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.columns.Prints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cells that a scan has found, per target as slices of the body, or of what is written behind
 * the body where a cell does not lie in it as it is meant.
 */
final class Cells {
  private record Multivalue(int target, List<String> values) {}

  private int[][] starts = {};
  private int[][] lengths = {};
  private int capacity = 1024;
  private final List<List<String>> multivalues = new ArrayList<>();

  private int broken;
  private int pendingBroken;

  private Bytes body;
  private int behind;
  private int tail;

  /** Of the row under way: they may lie before their plain cells or behind them. */
  private final List<Multivalue> pending = new ArrayList<>();

  /**
   * Begins a body.
   *
   * @param behind where it may be written to
   */
  void begin(Bytes csv, int behind, int targets) {
    body = csv;
    this.behind = behind;
    dropRow();
    broken = 0;
    int had = starts.length;
    if (targets > had) {
      starts = Arrays.copyOf(starts, targets);
      lengths = Arrays.copyOf(lengths, targets);
      for (int i = had; i < targets; i++) {
        starts[i] = new int[capacity];
        lengths[i] = new int[capacity];
      }
    }
  }

  /** Takes back the batch before, with all that was written behind the body for it. */
  void beginBatch() {
    tail = behind;
    multivalues.clear();
  }

  void beginRow(int row) {
    if (row == capacity) {
      capacity *= 2;
      for (int i = 0; i < starts.length; i++) {
        starts[i] = Arrays.copyOf(starts[i], capacity);
        lengths[i] = Arrays.copyOf(lengths[i], capacity);
      }
    }
  }

  void put(int target, int row, int start, int length) {
    starts[target][row] = start;
    lengths[target][row] = length;
  }

  /** Puts a cell in which each quote is doubled. */
  void putUnquoted(int target, int row, int start, int length) {
    body.reserve((long) tail + length);
    byte[] bytes = body.array();
    int unquoted = tail;
    for (int i = start; i < start + length; i++) {
      bytes[tail++] = bytes[i];
      if (bytes[i] == '"') {
        i++;
      }
    }
    put(target, row, unquoted, tail - unquoted);
  }

  /** Takes a cell of multivalues; what holds one says no more than the plain cell. */
  void addMultivalue(int target, String cell) {
    List<String> values = MultiValue.decode(cell);
    if (values.size() > 1) {
      pending.add(new Multivalue(target, values));
    } else if (values.isEmpty()) {
      addBroken();
    }
  }

  /** Counts a cell of multivalues that is of no use. */
  void addBroken() {
    pendingBroken++;
  }

  /** How many there were in the rows that are kept. */
  int broken() {
    return broken;
  }

  void dropRow() {
    pending.clear();
    pendingBroken = 0;
  }

  void endRow(int row) {
    broken += pendingBroken;
    pendingBroken = 0;
    if (!pending.isEmpty()) {
      pending.forEach(each -> putMultivalue(each.target(), row, each.values()));
      pending.clear();
    }
  }

  /** Empty values are dropped, as an empty single value is none. */
  private void putMultivalue(int target, int row, List<String> values) {
    List<String> kept = values.stream().filter(value -> !value.isEmpty()).toList();
    if (kept.size() > 1) {
      lengths[target][row] = -1 - multivalues.size();
      multivalues.add(kept);
      return;
    }
    byte[] single = String.join("", kept).getBytes(UTF_8);
    body.reserve((long) tail + single.length);
    System.arraycopy(single, 0, body.array(), tail, single.length);
    put(target, row, tail, single.length);
    tail += single.length;
  }

  /** Whether the row under way has no cell of multivalues so far. */
  boolean isPlain() {
    return pending.isEmpty() && pendingBroken == 0;
  }

  int start(int target, int row) {
    return starts[target][row];
  }

  int length(int target, int row) {
    return lengths[target][row];
  }

  ColumnBatch batch(List<String> names, int rows, Prints prints) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(new Column(names.get(i), body.array(), starts[i], lengths[i], multivalues));
    }
    return new ColumnBatch(body.array(), rows, columns, prints);
  }
}
