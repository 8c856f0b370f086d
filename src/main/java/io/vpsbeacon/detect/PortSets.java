package io.vpsbeacon.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * The ports of groups, each group's in one int: none, its port, or, below 0, the place here of
 * those of a group that has several.
 */
final class PortSets {
  private static final int[] NO_PORTS = {};

  private final List<IntSet> several = new ArrayList<>();
  private long bytes;

  /** Adds a port to those of a group; gives what holds them from then on. */
  int with(int ports, int port) {
    if (ports == port || port == Interner.MISSING) {
      return ports;
    }
    return ports == Interner.MISSING ? port : withAnother(ports, port);
  }

  private int withAnother(int ports, int port) {
    IntSet set;
    int place = ports;
    long before = 0;
    if (ports < 0) {
      set = several.get(-1 - ports);
      before = set.bytes();
    } else {
      set = new IntSet();
      set.add(ports);
      several.add(set);
      place = -several.size();
    }
    set.add(port);
    bytes += set.bytes() - before;
    return place;
  }

  /** How many ports a group has. */
  int size(int ports) {
    return ports < 0 ? several.get(-1 - ports).size() : Math.min(ports, 1);
  }

  /** The ports of a group. */
  int[] values(int ports) {
    if (ports < 0) {
      return several.get(-1 - ports).values();
    }
    return ports == Interner.MISSING ? NO_PORTS : new int[] {ports};
  }

  void clear() {
    several.clear();
    bytes = 0;
  }

  /** Bytes of memory that the ports of groups with several take. */
  long bytes() {
    return bytes;
  }
}
