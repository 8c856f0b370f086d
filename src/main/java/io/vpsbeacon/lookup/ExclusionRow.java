package io.vpsbeacon.lookup;

import java.util.Map;

/**
 * One row of the exclusion lookups that is in force: enabled, not expired, not switched off.
 *
 * @param conditions per field the cell's text; all must hold. A cell is exact, or holds {@code *}
 *     for any run of characters; on addresses it may be a CIDR prefix. Never empty.
 * @param file the lookup's file name
 * @param line the row's line, counted from 1
 */
public record ExclusionRow(Map<Field, String> conditions, String file, long line) {
  public ExclusionRow {
    conditions = Map.copyOf(conditions);
  }
}
