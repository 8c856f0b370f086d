package io.vpsbeacon.lookup;

import java.util.List;

/**
 * A tier table.
 *
 * @param name what {@code tiers=} takes
 * @param rows in the order of the file, at least one: the first whose conditions all hold wins
 */
public record TierTable(String name, List<TierRow> rows) {
  /** The rows are copied. */
  public TierTable {
    rows = List.copyOf(rows);
  }
}
