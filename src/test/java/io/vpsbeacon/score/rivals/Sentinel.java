package io.vpsbeacon.score.rivals;

import io.vpsbeacon.score.Connections;
import java.util.HashMap;
import java.util.Map;

/**
 * The query for Palo Alto logs that Microsoft ships with Sentinel: in a clock hour and to one port,
 * more than 30 gaps over 25 s, of which the commonest length, in whole seconds, makes up more than
 * 25 and more than 80 in 100.
 */
final class Sentinel implements Rival {
  private static final long HOUR = 3_600_000_000L;
  private static final double SHORT = 25;
  private static final int LEAST_GAPS = 30;
  private static final int LEAST_ALIKE = 25;

  private record Place(long hour, int port) {}

  @Override
  public String name() {
    return "Sentinel";
  }

  @Override
  public double threshold() {
    return 0.8;
  }

  @Override
  public double score(Connections group) {
    double[] gaps = Gaps.wholeSeconds(group.micros());
    Map<Place, Map<Double, Integer>> places = new HashMap<>();
    for (int i = 0; i < gaps.length; i++) {
      if (gaps[i] > SHORT) {
        Place place = new Place(Math.floorDiv(group.micros()[i], HOUR), group.ports()[i]);
        places.computeIfAbsent(place, any -> new HashMap<>()).merge(gaps[i], 1, Integer::sum);
      }
    }
    return places.values().stream().mapToDouble(Sentinel::share).max().orElse(0);
  }

  /** Of the commonest gap. */
  private static double share(Map<Double, Integer> gaps) {
    int all = gaps.values().stream().mapToInt(Integer::intValue).sum();
    int most = gaps.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return all > LEAST_GAPS && most > LEAST_ALIKE ? (double) most / all : 0;
  }
}
