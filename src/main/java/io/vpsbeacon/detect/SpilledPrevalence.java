package io.vpsbeacon.detect;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * How many hosts of the search reach each destination, where the groups are on disk: counted in one
 * go over their keys, in which all of a destination follow each other. Only destinations of another
 * number than one are remembered.
 */
final class SpilledPrevalence {
  /** Destinations that are counted together. */
  private static final int TOGETHER = 1 << 12;

  private final Interner remembered = new Interner();
  private int[] hosts = new int[64];

  private final Interner destinations = new Interner();
  private final Interner reaching = new Interner();
  private Prevalence counts = new Prevalence(TOGETHER);

  /**
   * Counts.
   *
   * @param groups settled groups, whose keys begin with their destination and then their host
   */
  static SpilledPrevalence of(Merge groups) {
    SpilledPrevalence prevalence = new SpilledPrevalence();
    long block = -1;
    while (groups.next()) {
      // Destinations whose hashes are equal are not apart from each other.
      if (groups.order() >>> Integer.SIZE != block) {
        if (prevalence.destinations.size() > TOGETHER) {
          prevalence.remember();
        }
        block = groups.order() >>> Integer.SIZE;
      }
      Packed key = groups.key();
      prevalence.counts.add(
          key.takeText(prevalence.destinations), key.takeText(prevalence.reaching));
    }
    prevalence.remember();
    return prevalence;
  }

  private void remember() {
    IntUnaryOperator counted = counts.counted();
    for (int id = 1; id < destinations.size(); id++) {
      int reached = counted.applyAsInt(id);
      if (reached != 1) {
        int known = remembered.intern(destinations.text(id));
        if (known >= hosts.length) {
          hosts = Arrays.copyOf(hosts, known * 2);
        }
        hosts[known] = reached;
      }
    }
    destinations.clear();
    reaching.clear();
    counts = new Prevalence(TOGETHER);
  }

  /** Distinct hosts that reach the destination; 0 where none of them, or it itself, is known. */
  int of(String destination) {
    int known = destination.isEmpty() ? 0 : remembered.find(destination);
    return destination.isEmpty() ? 0 : known == Interner.MISSING ? 1 : hosts[known];
  }

  long bytes() {
    return remembered.bytes() + (long) hosts.length * Integer.BYTES;
  }
}
