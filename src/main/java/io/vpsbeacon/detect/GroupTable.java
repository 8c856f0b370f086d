package io.vpsbeacon.detect;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What is kept of each group: its key, a tuple of ints, and its connections, first and last time
 * and ports, and their {@link ConnectionTimes}. Groups are numbered from 0; the table is
 * open-addressed.
 */
final class GroupTable {
  private static final int[] NO_PORTS = {};
  private static final int LEAST = 64;

  /** From so many groups on, looking for one mostly waits for memory. */
  private static final int FAR = 1 << 12;

  private final int width;
  private final long[] multipliers;
  private int[] keys;
  private int[] table;
  private int size;
  private long[] connections;
  private long[] first;
  private long[] last;
  private int[] onePort;
  private IntSet[] morePorts;
  private long portBytes;
  private ConnectionTimes times;
  private final int[] hashes = new int[KeyedConnections.MOST];

  /**
   * Makes an empty table.
   *
   * @param width ints in a key
   */
  GroupTable(int width) {
    this.width = width;
    multipliers = multipliers(width);
    clear();
  }

  int size() {
    return size;
  }

  /** The group of this key, made where it is new. */
  int group(int[] key) {
    return group(key, 0, hash(key, 0));
  }

  /**
   * The groups of these connections' keys, made where they are new.
   *
   * <p>What is looked at for one connection is looked at for all before it is used: each alone
   * would wait for memory several times; these wait together.
   */
  void find(KeyedConnections keyed, int[] groupOf) {
    int[] from = keyed.keys();
    int connections = keyed.size();
    for (int i = 0; i < connections; i++) {
      hashes[i] = hash(from, i * width);
    }
    boolean far = size > FAR;
    if (far) {
      fetchKeys(connections, groupOf);
    }
    for (int i = 0; i < connections; i++) {
      groupOf[i] = group(from, i * width, hashes[i]);
    }
    if (far) {
      fetchKept(connections, groupOf);
    }
  }

  private void fetchKeys(int count, int[] groupOf) {
    int mask = table.length - 1;
    for (int i = 0; i < count; i++) {
      groupOf[i] = Math.max(0, table[hashes[i] & mask] - 1);
    }
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += keys[groupOf[i] * width] + keys[groupOf[i] * width + width - 1];
    }
    Prefetch.sum += sum;
  }

  private void fetchKept(int count, int[] groupOf) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      int group = groupOf[i];
      sum += connections[group] + first[group] + last[group] + onePort[group];
    }
    Prefetch.sum += (int) sum;
    times.fetch(groupOf, count);
  }

  private int group(int[] from, int key, int hash) {
    int mask = table.length - 1;
    int slot = hash & mask;
    for (int group = table[slot] - 1; group >= 0; group = table[slot] - 1) {
      int at = group * width;
      if (Arrays.equals(keys, at, at + width, from, key, key + width)) {
        return group;
      }
      slot = (slot + 1) & mask;
    }
    return add(from, key, slot);
  }

  void addConnections(int group, long count, long firstTime, long lastTime) {
    connections[group] = Tally.sum(connections[group], count);
    first[group] = Math.min(first[group], firstTime);
    last[group] = Math.max(last[group], lastTime);
  }

  void addPort(int group, int port) {
    if (onePort[group] == port || port == Interner.MISSING) {
      return;
    }
    if (onePort[group] == Interner.MISSING) {
      onePort[group] = port;
      return;
    }
    if (morePorts[group] == null) {
      morePorts[group] = new IntSet();
      morePorts[group].add(onePort[group]);
      portBytes += morePorts[group].bytes();
    }
    long before = morePorts[group].bytes();
    morePorts[group].add(port);
    portBytes += morePorts[group].bytes() - before;
  }

  /** Gives a group another key; false drops it. */
  interface KeyChange {
    boolean change(int group, int[] key);
  }

  /**
   * Changes the keys, and merges the groups that become equal. In place: a second table beside the
   * first is what memory may not hold.
   */
  void rekey(KeyChange change) {
    int groups = size;
    size = 0;
    Arrays.fill(table, 0);
    int[] key = new int[width];
    for (int from = 0; from < groups; from++) {
      System.arraycopy(keys, from * width, key, 0, width);
      if (change.change(from, key)) {
        settle(key, from);
      } else {
        times.clear(from);
      }
    }
    Arrays.fill(morePorts, size, groups, null);
  }

  /** Puts a group where its key belongs: a place that is free, since it is never behind its own. */
  private void settle(int[] key, int from) {
    long count = connections[from];
    long firstTime = first[from];
    long lastTime = last[from];
    int[] ports = portValues(from);
    int before = size;
    int to = group(key);
    if (size > before) {
      connections[to] = 0;
      onePort[to] = Interner.MISSING;
      morePorts[to] = null;
    }
    addConnections(to, count, firstTime, lastTime);
    for (int port : ports) {
      addPort(to, port);
    }
    times.move(from, to);
  }

  /** The times of the groups' connections: of each group those that were added there. */
  ConnectionTimes times() {
    return times;
  }

  /** Forgets all groups. */
  void clear() {
    size = 0;
    keys = new int[LEAST * width];
    table = new int[2 * LEAST];
    connections = new long[LEAST];
    first = new long[LEAST];
    last = new long[LEAST];
    onePort = new int[LEAST];
    morePorts = new IntSet[LEAST];
    portBytes = 0;
    times = new ConnectionTimes();
  }

  /**
   * Foresees the memory for so many more groups, as many more ports, and so many bytes of times.
   */
  void foresee(int more, long timeBytes, Forecast forecast) {
    long needed = (long) size + more;
    forecast.growing(Integer.BYTES * width, connections.length, needed);
    forecast.growing(3 * Long.BYTES + 2 * Integer.BYTES, connections.length, needed);
    forecast.doubling(Integer.BYTES, table.length, 2 * needed);
    forecast.pieces(portBytes);
    times.foresee(needed, more, timeBytes, forecast);
  }

  /** Packs all that is kept of a group beside its key; ports and processes go as texts. */
  void put(int group, Interner ports, Interner processes, Packed out) {
    out.putNumber(connections[group]);
    out.putSigned(first[group]);
    out.putNumber(last[group] - first[group]);
    int[] values = portValues(group);
    out.putNumber(values.length);
    for (int port : values) {
      out.putText(ports, port);
    }
    times.put(group, processes, ports, out);
  }

  /** The connections of a group that was packed; takes nothing. */
  static long connections(Packed in) {
    long count = in.takeNumber();
    in.rewind();
    return count;
  }

  /** Adds to a group what {@link #put} has packed. */
  void add(int group, Interner ports, Interner processes, Packed in) {
    long count = in.takeNumber();
    long firstTime = in.takeSigned();
    addConnections(group, count, firstTime, firstTime + in.takeNumber());
    for (long values = in.takeNumber(); values > 0; values--) {
      addPort(group, in.takeText(ports));
    }
    times.add(group, processes, ports, in);
  }

  int key(int group, int part) {
    return keys[group * width + part];
  }

  long connections(int group) {
    return connections[group];
  }

  long first(int group) {
    return first[group];
  }

  long last(int group) {
    return last[group];
  }

  int ports(int group) {
    if (morePorts[group] != null) {
      return morePorts[group].size();
    }
    return onePort[group] == Interner.MISSING ? 0 : 1;
  }

  int[] portValues(int group) {
    if (morePorts[group] != null) {
      return morePorts[group].values();
    }
    return onePort[group] == Interner.MISSING ? NO_PORTS : new int[] {onePort[group]};
  }

  private int add(int[] from, int key, int slot) {
    if (size == connections.length) {
      int more = Growth.next(size);
      keys = Arrays.copyOf(keys, Math.multiplyExact(more, width));
      connections = Arrays.copyOf(connections, more);
      first = Arrays.copyOf(first, more);
      last = Arrays.copyOf(last, more);
      onePort = Arrays.copyOf(onePort, more);
      morePorts = Arrays.copyOf(morePorts, more);
    }
    System.arraycopy(from, key, keys, size * width, width);
    first[size] = Long.MAX_VALUE;
    last[size] = Long.MIN_VALUE;
    table[slot] = ++size;
    if (size * 2 > table.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    int[] larger = new int[table.length * 2];
    int mask = larger.length - 1;
    for (int group = 0; group < size; group++) {
      int slot = hash(keys, group * width) & mask;
      while (larger[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      larger[slot] = group + 1;
    }
    table = larger;
  }

  /** Sums products that do not wait for each other; the high bits depend on all of them. */
  private int hash(int[] from, int at) {
    long hash = 0;
    for (int i = 0; i < width; i++) {
      hash += from[at + i] * multipliers[i];
    }
    return (int) (hash >>> 32);
  }

  /** An odd number for each part of a key. */
  private static long[] multipliers(int width) {
    return new SplittableRandom(width).longs(width).map(random -> random | 1).toArray();
  }
}
