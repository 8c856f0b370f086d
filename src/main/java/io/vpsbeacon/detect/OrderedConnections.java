package io.vpsbeacon.detect;

import io.vpsbeacon.score.Connections;
import java.util.Arrays;

/**
 * A group's connections in the order of their times, then of their processes' and ports' texts, so
 * that nothing depends on the order in which events came.
 *
 * @param connections their processes and ports are numbered from 1 in the order of their texts
 * @param processes the values behind these numbers; the first is the missing one
 * @param ports as for processes
 */
@SuppressWarnings("ArrayRecordComponent")
record OrderedConnections(Connections connections, int[] processes, int[] ports) {
  private static final int ORIGIN_BITS = 14;
  private static final int ORIGIN = (1 << ORIGIN_BITS) - 1;
  private static final long MICROS = 1000;

  static OrderedConnections of(KeptConnections kept, Interner processTexts, Interner portTexts) {
    int origins = kept.origins();
    int[] processOf = new int[origins];
    int[] portOf = new int[origins];
    for (int i = 0; i < origins; i++) {
      // A crowd is of no one process.
      processOf[i] = kept.process(i) == Thinning.CROWD ? Interner.MISSING : kept.process(i);
      portOf[i] = kept.port(i);
    }
    int[] processes = rank(processOf, processTexts);
    int[] ports = rank(portOf, portTexts);
    Connections sorted =
        origins == 1 ? sort(kept, processOf[0], portOf[0]) : sort(kept, processOf, portOf);
    return new OrderedConnections(sorted, processes, ports);
  }

  /** Puts the ranks of values in their place, and gives the values by rank. */
  private static int[] rank(int[] values, Interner texts) {
    if (areSame(values)) { // as they mostly are
      int value = values.length == 0 ? Interner.MISSING : values[0];
      Arrays.fill(values, value == Interner.MISSING ? 0 : 1);
      return value == Interner.MISSING ? new int[1] : new int[] {0, value};
    }
    IntSet distinct = new IntSet();
    for (int value : values) {
      if (value != Interner.MISSING) {
        distinct.add(value);
      }
    }
    int[] ordered = texts.sorted(distinct.values());
    int[] byRank = new int[ordered.length + 1];
    LongIntMap ranks = new LongIntMap();
    ranks.put(Interner.MISSING, 0);
    for (int i = 0; i < ordered.length; i++) {
      byRank[i + 1] = ordered[i];
      ranks.put(ordered[i], i + 1);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = ranks.get(values[i]);
    }
    return byRank;
  }

  private static boolean areSame(int[] values) {
    for (int value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  /** Sorts those of one origin, as most groups have. */
  private static Connections sort(KeptConnections kept, int process, int port) {
    long[] micros = new long[kept.size()];
    for (int i = 0; i < micros.length; i++) {
      micros[i] = kept.millis(i) * MICROS;
    }
    MostlySorted.sort(micros, micros.length);
    int[] processes = new int[micros.length];
    int[] ports = new int[micros.length];
    Arrays.fill(processes, process);
    Arrays.fill(ports, port);
    return new Connections(micros, processes, ports, kept.grain());
  }

  private static Connections sort(KeptConnections kept, int[] processOf, int[] portOf) {
    long[] origins = new long[processOf.length];
    for (int i = 0; i < origins.length; i++) {
      origins[i] = (((long) processOf[i] << ORIGIN_BITS | portOf[i]) << ORIGIN_BITS) | i;
    }
    Arrays.sort(origins);
    int[] rankOf = new int[origins.length];
    int[] originOf = new int[origins.length];
    for (int rank = 0; rank < origins.length; rank++) {
      originOf[rank] = (int) origins[rank] & ORIGIN;
      rankOf[originOf[rank]] = rank;
    }
    long[] order = order(kept, rankOf);
    long[] micros = new long[order.length];
    int[] processes = new int[order.length];
    int[] ports = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      int origin = originOf[(int) order[i] & ORIGIN];
      micros[i] = (order[i] >> ORIGIN_BITS) * MICROS;
      processes[i] = processOf[origin];
      ports[i] = portOf[origin];
    }
    return new Connections(micros, processes, ports, kept.grain());
  }

  /**
   * The connections as numbers, ascending: milliseconds since the epoch, of which there are fewer
   * than 2^49 ({@link ConnectionTimes} keeps no others), and rank of the origin.
   */
  private static long[] order(KeptConnections kept, int[] rankOf) {
    long[] order = new long[kept.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = (kept.millis(i) << ORIGIN_BITS) | rankOf[kept.origin(i)];
    }
    MostlySorted.sort(order, order.length);
    return order;
  }
}
