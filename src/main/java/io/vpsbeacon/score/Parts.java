package io.vpsbeacon.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
    List<Slice> slices = new ArrayList<>();
    boolean processes = vary(all.processes());
    boolean ports = vary(all.ports());
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

  /** The largest sets of connections with one known id each, in ascending time. */
  private static List<int[]> split(int[] ids, int[] indices) {
    long[] keyed = new long[indices.length];
    for (int i = 0; i < keyed.length; i++) {
      keyed[i] = ((long) ids[indices[i]] << 32) | indices[i];
    }
    Arrays.sort(keyed);
    List<int[]> parts = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= keyed.length; to++) {
      if (to == keyed.length || keyed[to] >>> 32 != keyed[from] >>> 32) {
        if (keyed[from] >>> 32 != 0 && to - from >= Tuning.LEAST_BEATS) {
          int[] part = new int[to - from];
          for (int i = 0; i < part.length; i++) {
            part[i] = (int) keyed[from + i];
          }
          parts.add(part);
        }
        from = to;
      }
    }
    parts.sort(Comparator.comparingInt((int[] part) -> part.length).reversed());
    return parts.subList(0, Math.min(Tuning.PARTS, parts.size()));
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
