package io.vpsbeacon.lookup;

import io.vpsbeacon.lookup.CsvLines.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of a lookup by name, in any order. */
final class Header {
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final List<String> duplicates = new ArrayList<>();
  private final boolean[] named;
  private final int width;

  Header(Line line) {
    width = line.cells().size();
    named = new boolean[width];
    for (int i = 0; i < width; i++) {
      String name = line.text(i);
      named[i] = !name.isEmpty();
      if (!name.isEmpty() && columns.putIfAbsent(name, i) != null) {
        duplicates.add(name);
      }
    }
  }

  /** Why no row under this header can be read, or null. */
  String fault() {
    if (!duplicates.isEmpty()) {
      return "column '" + duplicates.get(0) + "' is there twice; no row was read";
    }
    if (columns.size() == 1) {
      String only = columns.keySet().iterator().next();
      for (String separator : List.of(";", "\t", "|")) {
        if (only.contains(separator)) {
          return "columns are not separated by commas; no row was read";
        }
      }
    }
    return null;
  }

  /** Column names in the order of the file. */
  Collection<String> names() {
    return columns.keySet();
  }

  boolean has(String column) {
    return columns.containsKey(column);
  }

  /** The cell in this column without blanks around it; empty where there is no such column. */
  String text(Line line, String column) {
    return raw(line, column).strip();
  }

  /** The cell in this column as it is; empty where there is no such column. */
  String raw(Line line, String column) {
    Integer at = columns.get(column);
    return at == null ? "" : line.cells().get(at);
  }

  /** Why the cells of this line cannot be told apart, or null. */
  String fault(Line line) {
    int cells = line.cells().size();
    for (int i = width; i < cells; i++) {
      if (!line.text(i).isEmpty()) {
        return cells + " cells under " + width + " columns";
      }
    }
    if (cells < width) {
      return "only " + cells + (cells == 1 ? " cell" : " cells") + " under " + width + " columns";
    }
    for (int i = 0; i < width; i++) {
      if (!named[i] && !line.text(i).isEmpty()) {
        return "cell " + (i + 1) + " is filled, its column has no name";
      }
    }
    return null;
  }
}
