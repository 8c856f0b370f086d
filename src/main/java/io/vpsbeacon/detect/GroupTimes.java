package io.vpsbeacon.detect;

import java.io.Closeable;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/**
 * The times of all groups' connections: in memory, or on disk and in memory only of those groups
 * that are {@linkplain #load loaded}.
 *
 * <p>On disk they are one log, where a connection takes some eight bytes and is written once. This
 * is what goes to disk first: groups themselves, with their texts, are much dearer to write.
 */
final class GroupTimes implements Closeable {
  /** Groups that share a part of the log are two to the power of this. */
  private static final int GROUP_BITS = 13;

  /** The same where their connections together are too many. */
  private static final int FEWER_GROUP_BITS = 5;

  /** Most bytes of memory that finer parts take. */
  private static final long SPLIT = ConnectionLog.bytes(1 << GROUP_BITS, FEWER_GROUP_BITS);

  // What a group takes when it is loaded, and each of its connections.
  private static final int GROUP = 64;
  private static final int CONNECTION = 20;

  private static final int DROPPED = -1;

  private final IntToLongFunction connections;
  private ConnectionTimes inMemory = new ConnectionTimes();

  /** The first group of those in memory. */
  private int first;

  /** Null where all are in memory. */
  private ConnectionLog log;

  /** Bytes of memory that groups may take when they are loaded. */
  private long loaded;

  /** A part of the log once more, where its groups do not fit together; else null. */
  private ConnectionLog split;

  private int splitPart;

  /** While groups are moved on disk: the number that each has from then on. */
  private int[] numberOf;

  /**
   * Makes an empty store.
   *
   * @param connections tells how many connections a group has, of which times may be kept
   */
  GroupTimes(IntToLongFunction connections) {
    this.connections = connections;
  }

  /** Adds a connection: see {@link ConnectionSink#add}. */
  void add(int group, long millis, int process, int port) {
    if (log == null) {
      inMemory.add(group, millis, process, port);
    } else {
      addToLog(group, millis, process, port);
    }
  }

  private void addToLog(int group, long millis, int process, int port) {
    closeSplit();
    log.add(group, millis, process, port);
  }

  /** Looks at all that adding to these groups will look at: see {@link Prefetch}. */
  void fetch(int[] groups, int size) {
    if (log == null) {
      inMemory.fetch(groups, size);
    }
  }

  /**
   * Moves all to disk, where what is added from now on goes too.
   *
   * @param most bytes of memory that groups may take when they are loaded
   */
  void moveTo(Scratch scratch, long most) {
    if (log != null) {
      return;
    }
    loaded = most;
    log = new ConnectionLog(scratch, 0, GROUP_BITS);
    inMemory.copyTo(log);
    inMemory = new ConnectionTimes();
  }

  /** Whether they were moved to disk. */
  boolean isOnDisk() {
    return log != null;
  }

  /** Whether {@link #moveTo} would free nothing. */
  boolean hasNothingToMove() {
    return log != null || inMemory.isEmpty();
  }

  /**
   * Makes the times of groups ready to be asked for, and those of all others unready.
   *
   * @param from the first of them
   * @param to the group behind the last one
   * @param wanted which of them will be asked for
   * @return the group behind the last one that is ready: one more at least
   */
  int load(int from, int to, IntPredicate wanted) {
    if (log == null) {
      return to;
    }
    first = from;
    inMemory = new ConnectionTimes();
    long room = loaded;
    int end = from;
    boolean whole = true;
    while (end < to && whole) {
      ConnectionLog source = source(end, to, wanted);
      int begin = end;
      int most = Math.min(to, source.endOfPart(begin));
      while (end < most && (end == from || room >= bytes(end, wanted))) {
        room -= bytes(end++, wanted);
      }
      whole = end == most;
      // A part is read again for the groups that do not fit; so begin it where many will.
      if (whole || begin == from) {
        source.read(begin, loading(begin, end, wanted));
      } else {
        end = begin;
      }
    }
    return end;
  }

  /** The log to load groups from that share a part: where they are many, one of finer parts. */
  private ConnectionLog source(int from, int to, IntPredicate wanted) {
    int endOfPart = log.endOfPart(from);
    if (split != null && splitPart == endOfPart) {
      return split;
    }
    long needed = 0;
    for (int group = from; group < Math.min(to, endOfPart); group++) {
      needed += bytes(group, wanted);
    }
    if (needed <= 2 * loaded) {
      return log;
    }
    closeSplit();
    split = log.split(from, FEWER_GROUP_BITS);
    splitPart = endOfPart;
    return split;
  }

  /** What a group takes: a place, wanted or not, and its connections. */
  private long bytes(int group, IntPredicate wanted) {
    return wanted.test(group)
        ? GROUP + CONNECTION * Math.min(connections.applyAsLong(group), 2 * ConnectionTimes.MOST)
        : GROUP;
  }

  /** What gives the groups that are loaded on, out of all that share their part. */
  private ConnectionSink loading(int from, int to, IntPredicate wanted) {
    return new RenumberedGroups(
        group -> group >= from && group < to && wanted.test(group) ? group - first : DROPPED,
        inMemory);
  }

  /** The connections kept of a group that is ready. May be asked by several threads. */
  KeptConnections kept(int group) {
    return inMemory.kept(group - first);
  }

  /** Puts what a group that is ready has; processes and ports go as texts. */
  void put(int group, Interner processes, Interner ports, Packed out) {
    inMemory.put(group - first, processes, ports, out);
  }

  /** Adds to a group what {@link #put} has put. For groups that are all in memory. */
  void add(int group, Interner processes, Interner ports, Packed in) {
    if (log != null) {
      throw new IllegalStateException("the times of groups are on disk");
    }
    inMemory.add(group, processes, ports, in);
  }

  /** Begins to move so many groups. */
  void beginMoves(int groups) {
    if (log != null) {
      numberOf = new int[groups];
    }
  }

  /** Moves what a group has to another one, which may have connections of its own. */
  void move(int group, int to) {
    if (log == null) {
      inMemory.move(group, to);
    } else {
      numberOf[group] = to;
    }
  }

  /** Forgets what a group has. */
  void drop(int group) {
    if (log == null) {
      inMemory.clear(group);
    } else {
      numberOf[group] = DROPPED;
    }
  }

  /** Every group was moved or dropped. */
  void endMoves() {
    if (log == null) {
      return;
    }
    int same = 0;
    while (same < numberOf.length && numberOf[same] == same) {
      same++;
    }
    if (same < numberOf.length) {
      closeSplit();
      ConnectionLog before = log;
      log = before.renumbered(group -> numberOf[group]);
      before.close();
    }
    numberOf = null;
  }

  /**
   * Foresees the memory for more connections.
   *
   * @param groups how many groups there will be
   * @param more how many more groups and connections at most
   * @param moreBytes of the connections
   */
  void foresee(long groups, int more, long moreBytes, Forecast forecast) {
    if (log == null) {
      inMemory.foresee(groups, more, moreBytes, forecast);
      forecast.pieces(ConnectionLog.bytes(groups, GROUP_BITS));
    } else {
      forecast.pieces(log.bytes(groups) + loaded + SPLIT);
    }
  }

  /** Foresees the memory for moves. */
  void foreseeMoves(long groups, Forecast forecast) {
    if (log != null) {
      forecast.pieces(groups * Integer.BYTES + log.bytes(groups));
    }
  }

  private void closeSplit() {
    if (split != null) {
      split.close();
      split = null;
    }
  }

  /** All is forgotten, and what is on disk is gone. */
  @Override
  public void close() {
    closeSplit();
    if (log != null) {
      log.close();
      log = null;
    }
    inMemory = new ConnectionTimes();
    first = 0;
  }
}
