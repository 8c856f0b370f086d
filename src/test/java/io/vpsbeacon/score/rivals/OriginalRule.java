package io.vpsbeacon.score.rivals;

import io.vpsbeacon.score.Connections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The search that VPS Beacon comes from: connections in a clock hour, and how many ports. 50 or
 * more to one port is "Highly Regular" (90), 30 to at most two 75, 20 to at most three 60, 12 to
 * any 40.
 */
final class OriginalRule implements Rival {
  private static final long HOUR = 3_600_000_000L;

  @Override
  public String name() {
    return "original";
  }

  @Override
  public double threshold() {
    return 0.4;
  }

  @Override
  public double score(Connections group) {
    List<Integer> ends = new ArrayList<>();
    long[] micros = group.micros();
    for (int i = 1; i <= micros.length; i++) {
      if (i == micros.length
          || Math.floorDiv(micros[i], HOUR) != Math.floorDiv(micros[i - 1], HOUR)) {
        ends.add(i);
      }
    }
    double best = 0;
    int from = 0;
    for (int to : ends) {
      long ports = Arrays.stream(group.ports(), from, to).distinct().count();
      best = Math.max(best, tier(to - from, ports));
      from = to;
    }
    return best;
  }

  private static double tier(int connections, long ports) {
    if (connections >= 50 && ports <= 1) {
      return 0.9;
    }
    if (connections >= 30 && ports <= 2) {
      return 0.75;
    }
    if (connections >= 20) {
      return 0.6;
    }
    return connections >= 12 ? 0.4 : 0;
  }
}
