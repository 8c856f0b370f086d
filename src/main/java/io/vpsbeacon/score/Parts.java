package io.vpsbeacon.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The parts of a group that may beat on their own: the largest ones of each kind. */
final class Parts {
  private Parts() {}

  /**
   * @param process the process, or 0 for any
   * @param port the port, or 0 for any
   * @param micros the times, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // arrays of one call, never handed out
  record Slice(Part part, int process, int port, long[] micros) {}

  static List<Slice> of(Connections all) {
    if (all.size() < Tuning.LEAST_PART) {
      return List.of();
    }
    boolean processes = vary(all.processes());
    boolean ports = vary(all.ports());
    return processes || ports ? of(all, processes, ports) : List.of();
  }

  private static List<Slice> of(Connections all, boolean processes, boolean ports) {
    List<Slice> slices = new ArrayList<>();
    List<int[]> ofProcesses = processes ? split(all.processes(), indices(all.size())) : List.of();
    for (int[] part : ofProcesses) {
      slices.add(slice(all, Part.PROCESS, part));
    }
    for (int[] part : ports ? split(all.ports(), indices(all.size())) : List.<int[]>of()) {
      slices.add(slice(all, Part.PORT, part));
    }
    if (processes && ports) {
      for (int[] part : ofProcesses) {
        List<int[]> both = split(all.ports(), part);
        if (both.size() > 1 || (both.size() == 1 && both.get(0).length < part.length)) {
          both.forEach(one -> slices.add(slice(all, Part.PROCESS_AND_PORT, one)));
        }
      }
    }
    return slices;
  }

  private static boolean vary(int[] ids) {
    for (int id : ids) {
      if (id != ids[0]) {
        return true;
      }
    }
    return false;
  }

  private static int[] indices(int size) {
    int[] indices = new int[size];
    Arrays.setAll(indices, i -> i);
    return indices;
  }

  /**
   * The largest sets of connections with one known id each, in ascending time. Of sets of one size
   * the one that begins first comes first, so that ids are nothing but names.
   */
  private static List<int[]> split(int[] ids, int[] indices) {
    int mask = Math.max(2, Integer.highestOneBit(indices.length) * 4) - 1;
    int[] slots = new int[indices.length];
    int[] firsts = new int[mask + 1];
    int[] counts = new int[mask + 1];
    List<Integer> used = new ArrayList<>();
    for (int i = 0; i < indices.length; i++) {
      int id = ids[indices[i]];
      int slot = ((id * 0x9e3779b9) >>> 7) & mask;
      while (counts[slot] > 0 && ids[indices[firsts[slot]]] != id) {
        slot = (slot + 1) & mask;
      }
      if (counts[slot]++ == 0) {
        firsts[slot] = i;
        used.add(slot);
      }
      slots[i] = slot;
    }
    used.removeIf(slot -> counts[slot] < Tuning.LEAST_PART || ids[indices[firsts[slot]]] == 0);
    used.sort((left, right) -> Integer.compare(counts[right], counts[left]));
    List<int[]> parts = new ArrayList<>();
    for (int slot : used.subList(0, Math.min(Tuning.PARTS, used.size()))) {
      int[] part = new int[counts[slot]];
      int n = 0;
      for (int i = firsts[slot]; n < part.length; i++) {
        if (slots[i] == slot) {
          part[n++] = indices[i];
        }
      }
      parts.add(part);
    }
    return parts;
  }

  private static Slice slice(Connections all, Part part, int[] indices) {
    long[] micros = new long[indices.length];
    for (int i = 0; i < micros.length; i++) {
      micros[i] = all.micros()[indices[i]];
    }
    int first = indices[0];
    return new Slice(
        part,
        part == Part.PORT ? 0 : all.processes()[first],
        part == Part.PROCESS ? 0 : all.ports()[first],
        micros);
  }
}
