package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.LookupException;
import io.vpsbeacon.lookup.Problem;
import io.vpsbeacon.lookup.Range;
import io.vpsbeacon.lookup.RangeTable;
import io.vpsbeacon.lookup.Ranges;
import io.vpsbeacon.net.IpAddress;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who rents out the addresses of a run's destinations: each is looked up once, and the table is
 * read when the first is. For use by several threads.
 */
final class Providers {
  /** Where tiers ask there may be more destinations than memory should hold. */
  private static final int MOST_KNOWN = 1 << 14;

  private final Ranges ranges;

  /** Of the methods of a concurrent map none would be compiled by then. */
  private final Map<String, Optional<Range>> known = Collections.synchronizedMap(new HashMap<>());

  /** What is to be told of the table; null until it was asked for. */
  private volatile List<String> warnings;

  private volatile RangeTable table;

  Providers(Ranges ranges) {
    this.ranges = ranges;
  }

  /** The row for a destination; empty where there is none, or it is no address. */
  Optional<Range> of(String destination) {
    Optional<Range> found = known.get(destination);
    if (found == null) {
      found = lookUp(destination);
      if (known.size() < MOST_KNOWN) {
        known.put(destination, found);
      }
    }
    return found;
  }

  private Optional<Range> lookUp(String destination) {
    IpAddress address = IpAddress.parse(destination);
    if (address == null || table() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(table.find(address));
  }

  private synchronized RangeTable table() {
    if (warnings == null) {
      try {
        table = ranges.table();
        warnings = Problem.sentences(table.problems());
      } catch (LookupException e) {
        warnings = List.of(e.getMessage());
      }
    }
    return table;
  }

  /** One sentence for each row that could not be used; none where the table was not asked for. */
  List<String> warnings() {
    List<String> told = warnings;
    return told == null ? List.of() : told;
  }
}
