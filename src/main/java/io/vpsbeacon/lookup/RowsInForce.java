package io.vpsbeacon.lookup;

import io.vpsbeacon.lookup.ExclusionReader.Entry;
import io.vpsbeacon.net.IpAddress;
import io.vpsbeacon.net.IpPrefix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The exclusion rows of both files that count, the shipped ones first: a users' row that is off
 * switches off the shipped row with the same cells, and no part of a wider one.
 */
final class RowsInForce {
  private final List<Entry> shipped = new ArrayList<>();
  private final List<Entry> users;
  private final Problems problems;

  /**
   * @param usersFile the name of the users' file, for what is told of it
   */
  RowsInForce(List<Entry> shippedRows, List<Entry> usersRows, String usersFile) {
    users = usersRows;
    problems = new Problems(usersFile);
    Set<Map<Field, String>> off = new HashSet<>();
    for (Entry entry : users) {
      if (!entry.enabled()) {
        off.add(entry.sameness());
      }
    }
    Set<Map<Field, String>> switched = new HashSet<>();
    for (Entry entry : shippedRows) {
      if (!off.isEmpty() && off.contains(entry.sameness())) {
        switched.add(entry.sameness());
      } else if (entry.enabled()) {
        shipped.add(entry);
      }
    }
    for (Entry entry : users) {
      if (!entry.enabled() && !switched.contains(entry.sameness())) {
        tellIfMeantAsAHole(entry);
      }
    }
  }

  List<ExclusionRow> rows() {
    List<ExclusionRow> rows = new ArrayList<>();
    shipped.forEach(entry -> rows.add(entry.row()));
    for (Entry entry : users) {
      if (entry.enabled()) {
        rows.add(entry.row());
      }
    }
    return rows;
  }

  List<Problem> problems() {
    return problems.toList();
  }

  /** A row of the users' own that is off is nobody's concern, unless it lies in a shipped one. */
  private void tellIfMeantAsAHole(Entry entry) {
    for (Entry wide : shipped) {
      if (covers(wide.row().conditions(), entry.row().conditions())) {
        problems.add(
            entry.row().line(),
            "enabled=false switches off only a shipped row with the same cells; "
                + wide.row().file()
                + " line "
                + wide.row().line()
                + ", which is wider, still excludes what this row names");
        return;
      }
    }
  }

  private static boolean covers(Map<Field, String> wide, Map<Field, String> narrow) {
    for (Map.Entry<Field, String> condition : wide.entrySet()) {
      String cell = narrow.get(condition.getKey());
      if (cell == null || !covers(condition.getKey(), condition.getValue(), cell)) {
        return false;
      }
    }
    return true;
  }

  private static boolean covers(Field field, String wide, String narrow) {
    if (ConditionCell.isAddress(field) && wide.indexOf('*') < 0) {
      IpPrefix prefix = IpPrefix.parse(wide);
      if (narrow.indexOf('*') < 0) {
        IpPrefix inner = IpPrefix.parse(narrow);
        return prefix.length() <= inner.length() && prefix.contains(inner.address());
      }
      IpAddress first = firstOf(narrow);
      return first != null && prefix.contains(first);
    }
    return Wildcard.compile(wide).matches(narrow);
  }

  /** The first address of 10.1.* and the like; null for other uses of the star. */
  private static IpAddress firstOf(String cell) {
    String head = cell.endsWith(".*") ? cell.substring(0, cell.length() - 2) : cell;
    while (head.indexOf(':') < 0 && head.chars().filter(c -> c == '.').count() < 3) {
      head = head + ".0";
    }
    return IpAddress.parse(head);
  }
}
