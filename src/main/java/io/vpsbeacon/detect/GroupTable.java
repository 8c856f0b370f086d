package io.vpsbeacon.detect;

import io.vpsbeacon.columns.Secrets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * What is kept of each group: its key, a tuple of ints, and its connections, first and last time
 * and ports, and their {@link GroupTimes}. Groups are numbered from 0; the table is open-addressed.
 */
final class GroupTable {
  /** Groups come in pages, so that nothing has to be copied when there are more. */
  private static final int PAGE_BITS = 10;

  private static final int PAGE = 1 << PAGE_BITS;

  private static final int CONNECTIONS = 0;
  private static final int FIRST = 1;
  private static final int LAST = 2;
  private static final int KEPT = 3;

  private final int width;
  private final boolean keepsTimes;
  private final long[] multipliers;
  private Page[] pages;
  private int pageCount;

  /** Of each group its number plus one. */
  private HashedNumbers numbers;

  private final IntUnaryOperator hashOf = this::hashOf;

  private int size;

  /** What is kept of so many groups whose numbers follow each other. */
  private static final class Page {
    private final int[] keys;

    /** How many connections a group has, and when the first and the last one was. */
    private final long[] kept = new long[PAGE * KEPT];

    /** What holds a group's ports: see {@link PortSets}. */
    private final int[] ports = new int[PAGE];

    Page(int width) {
      keys = new int[PAGE * width];
    }

    long connections(int group) {
      return kept[at(group) * KEPT + CONNECTIONS];
    }

    int port(int group) {
      return ports[at(group)];
    }
  }

  private final PortSets portSets = new PortSets();
  private final GroupTimes times = new GroupTimes(this::connections);
  private final int[] hashes = new int[Prefetch.TOGETHER];

  /**
   * Makes an empty table.
   *
   * @param width ints in a key
   * @param keepsTimes whether the times of connections are kept, to measure the beat
   */
  GroupTable(int width, boolean keepsTimes) {
    this.width = width;
    this.keepsTimes = keepsTimes;
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
    boolean isFar = isFar();
    if (isFar) {
      fetchKeys(connections, groupOf);
    }
    for (int i = 0; i < connections; i++) {
      groupOf[i] = group(from, i * width, hashes[i]);
    }
    if (isFar) {
      fetch(groupOf, connections);
    }
  }

  /** Looks at all that adding to these groups will look at: see {@link Prefetch}. */
  void fetch(int[] groupOf, int count) {
    fetchKept(count, groupOf);
    times.fetch(groupOf, count);
  }

  /** Whether there are so many groups that it pays to {@linkplain #fetch} them. */
  boolean isFar() {
    return size > Prefetch.FAR;
  }

  private void fetchKeys(int count, int[] groupOf) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += numbers.fetch(hashes[i]);
    }
    for (int i = 0; i < count; i++) {
      groupOf[i] = Math.max(0, numbers.at(numbers.first(hashes[i])) - 1);
      Page page = page(groupOf[i]);
      int key = at(groupOf[i]) * width;
      sum += page.keys[key] + page.keys[key + width - 1];
    }
    Prefetch.sum += sum;
  }

  private void fetchKept(int count, int[] groupOf) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      Page page = page(groupOf[i]);
      sum += page.connections(groupOf[i]) + page.port(groupOf[i]);
    }
    Prefetch.sum += (int) sum;
  }

  private Page page(int group) {
    return pages[group >>> PAGE_BITS];
  }

  private static int at(int group) {
    return group & (PAGE - 1);
  }

  private int group(int[] from, int key, int hash) {
    int slot = numbers.first(hash);
    while (numbers.at(slot) != HashedNumbers.NONE) {
      int group = numbers.at(slot) - 1;
      int at = at(group) * width;
      if (Arrays.equals(page(group).keys, at, at + width, from, key, key + width)) {
        return group;
      }
      slot = numbers.next(hash, slot);
    }
    return add(from, key, hash, slot);
  }

  /**
   * Adds the connections among rows that came again; their ports are ones of their groups already.
   *
   * @param when the time of each row
   * @param outcomes what came of such a row: see {@link Outcome}
   */
  void addKnown(long[] when, long[] outcomes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Outcome.isGroup(outcomes[i])) {
        int group = Outcome.group(outcomes[i]);
        addConnections(group, 1, when[i], when[i]);
        addTime(group, when[i], Outcome.process(outcomes[i]), Outcome.port(outcomes[i]));
      }
    }
  }

  /** Keeps the time of connections that are counted. */
  void addTime(int group, long time, int process, int port) {
    if (keepsTimes) {
      times.add(group, Math.floorDiv(time, 1000), process, port);
    }
  }

  void addConnections(int group, long count, long firstTime, long lastTime) {
    count(page(group).kept, at(group) * KEPT, count, firstTime, lastTime);
  }

  private static void count(long[] kept, int at, long count, long firstTime, long lastTime) {
    kept[at + CONNECTIONS] = Tally.sum(kept[at + CONNECTIONS], count);
    extend(kept, at, firstTime, lastTime);
  }

  private static void extend(long[] kept, int at, long firstTime, long lastTime) {
    kept[at + FIRST] = Math.min(kept[at + FIRST], firstTime);
    kept[at + LAST] = Math.max(kept[at + LAST], lastTime);
  }

  void addPort(int group, int port) {
    int[] ports = page(group).ports;
    ports[at(group)] = portSets.with(ports[at(group)], port);
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
    numbers.clear();
    int[] key = new int[width];
    times.beginMoves(groups);
    for (int from = 0; from < groups; from++) {
      System.arraycopy(page(from).keys, at(from) * width, key, 0, width);
      if (change.change(from, key)) {
        settle(key, from);
      } else {
        times.drop(from);
      }
    }
    times.endMoves();
  }

  /** Puts a group where its key belongs: a place that is free, since it is never behind its own. */
  private void settle(int[] key, int from) {
    long count = connections(from);
    long firstTime = first(from);
    long lastTime = last(from);
    int itsPorts = page(from).port(from);
    int before = size;
    int to = group(key);
    if (size > before) {
      page(to).ports[at(to)] = itsPorts;
    } else {
      for (int port : portSets.values(itsPorts)) {
        addPort(to, port);
      }
    }
    addConnections(to, count, firstTime, lastTime);
    times.move(from, to);
  }

  /** The times of the groups' connections: of each group those that were added there. */
  GroupTimes times() {
    return times;
  }

  /** Forgets all groups. */
  void clear() {
    size = 0;
    pages = new Page[] {new Page(width)};
    pageCount = 1;
    numbers = new HashedNumbers(1 << 7);
    portSets.clear();
    times.close();
  }

  /** Foresees the memory for so many more groups, of one port each, and so many bytes of times. */
  void foresee(int more, long timeBytes, Forecast forecast) {
    long needed = (long) size + more;
    int group = Integer.BYTES * width + Long.BYTES * KEPT + Integer.BYTES;
    forecast.pieces(Math.max(pageCount, needed / PAGE + 1) * PAGE * group);
    numbers.foresee(needed, forecast);
    forecast.pieces(portSets.bytes());
    times.foresee(needed, more, timeBytes, forecast);
  }

  /** Packs all that is kept of a group beside its key; ports and processes go as texts. */
  void put(int group, Interner ports, Interner processes, Packed out) {
    out.putNumber(connections(group));
    out.putSigned(first(group));
    out.putNumber(last(group) - first(group));
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
    return page(group).keys[at(group) * width + part];
  }

  long connections(int group) {
    return page(group).connections(group);
  }

  long first(int group) {
    return page(group).kept[at(group) * KEPT + FIRST];
  }

  long last(int group) {
    return page(group).kept[at(group) * KEPT + LAST];
  }

  int ports(int group) {
    return portSets.size(page(group).port(group));
  }

  int[] portValues(int group) {
    return portSets.values(page(group).port(group));
  }

  private int add(int[] from, int key, int hash, int slot) {
    if (size == pageCount * PAGE) {
      if (pageCount == pages.length) {
        pages = Arrays.copyOf(pages, Growth.next(pageCount));
      }
      pages[pageCount++] = new Page(width);
    }
    Page page = page(size);
    int at = at(size);
    System.arraycopy(from, key, page.keys, at * width, width);
    page.kept[at * KEPT + CONNECTIONS] = 0;
    page.kept[at * KEPT + FIRST] = Long.MAX_VALUE;
    page.kept[at * KEPT + LAST] = Long.MIN_VALUE;
    page.ports[at] = Interner.MISSING;
    numbers.put(slot, hash, ++size, hashOf);
    return size - 1;
  }

  private int hashOf(int number) {
    return hash(page(number - 1).keys, at(number - 1) * width);
  }

  /** Sums products that do not wait for each other; the high bits depend on all of them. */
  int hash(int[] from, int at) {
    long hash = 0;
    for (int i = 0; i < width; i++) {
      hash += from[at + i] * multipliers[i];
    }
    return (int) (hash >>> 32);
  }

  /** A secret odd number for each part of a key, so that nobody can choose keys that collide. */
  private static long[] multipliers(int width) {
    SplittableRandom random = Secrets.draws();
    long[] odd = new long[width];
    for (int i = 0; i < width; i++) {
      odd[i] = random.nextLong() | 1;
    }
    return odd;
  }
}
