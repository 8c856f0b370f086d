package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.ExclusionRow;
import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.Wildcard;
import io.vpsbeacon.net.IpAddress;
import io.vpsbeacon.net.IpPrefix;
import io.vpsbeacon.net.PrefixMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the exclusion rows ask of one field: which rows hold for a value. */
final class FieldConditions {
  private record Pattern(Wildcard wildcard, int row) {}

  private static final int NONE = -1;

  private final boolean addresses;
  private final BitSet unconditional = new BitSet();

  /** The last row of each text, and of each row the one before it that asks for the same. */
  private final Map<String, Integer> exact = new HashMap<>();

  private final int[] before;

  private final List<Pattern> patterns = new ArrayList<>();
  private final PrefixMap<Integer> prefixes = new PrefixMap<>();

  /**
   * Collects the field's conditions.
   *
   * @param asText whether addresses are compared as text, as the original search does
   */
  FieldConditions(Field field, List<ExclusionRow> rows, boolean asText) {
    addresses = !asText && (field == Field.SOURCE_IP || field == Field.DESTINATION_IP);
    before = new int[rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      String cell = rows.get(row).conditions().get(field);
      if (cell == null) {
        unconditional.set(row);
      } else {
        add(cell, row);
      }
    }
  }

  private void add(String cell, int row) {
    if (!Wildcard.isExact(cell)) {
      patterns.add(new Pattern(Wildcard.compile(cell), row));
    } else if (addresses && (cell.indexOf('/') >= 0 || IpAddress.parse(cell) != null)) {
      prefixes.add(IpPrefix.parse(cell), row);
    } else {
      Integer last = exact.put(Wildcard.fold(cell), row);
      before[row] = last == null ? NONE : last;
    }
  }

  /** The rows that ask nothing of this field: all that hold where it is missing. */
  BitSet unconditional() {
    return unconditional;
  }

  /** The rows whose condition the value satisfies, those that ask nothing not among them. */
  BitSet satisfied(String value) {
    BitSet rows = new BitSet();
    IpAddress address = addresses ? IpAddress.parse(value) : null;
    addText(value, rows);
    if (address != null) {
      prefixes.matches(address).forEach(rows::set);
      String canonical = address.toString();
      if (!canonical.equals(value)) {
        addText(canonical, rows);
      }
    }
    return rows;
  }

  private void addText(String value, BitSet rows) {
    String folded = Wildcard.fold(value);
    for (int row = exact.getOrDefault(folded, NONE); row != NONE; row = before[row]) {
      rows.set(row);
    }
    for (Pattern pattern : patterns) {
      if (pattern.wildcard().matchesFolded(folded)) {
        rows.set(pattern.row());
      }
    }
  }
}
