package io.vpsbeacon.evaluate;

import io.vpsbeacon.score.BeaconScore;
import io.vpsbeacon.score.Beat;
import io.vpsbeacon.score.Connections;
import io.vpsbeacon.score.RealGroups;
import io.vpsbeacon.score.Streams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Groups of real records. Which of the benign ones beat is told by a measure that none of the
 * compared uses: 10 gaps or more, once connections under 1 s apart are one, and a median distance
 * from the median gap of a tenth of it at most.
 */
final class RealRecords {
  private static final int LEAST_C2 = 20;
  private static final int LEAST_BENIGN = 6;
  private static final int LEAST_GAPS = 10;
  private static final double EVEN = 0.1;
  private static final String BENIGN_HOSTS = "147\\.32\\.(81\\.167|83\\.234)>.*";

  /** What a group is. */
  enum Kind {
    C2,
    SERVICE,
    OTHER
  }

  /**
   * A group and what all said of it.
   *
   * @param merged what BeaconScore says where neither process nor port is known
   */
  record Group(
      String source,
      String name,
      Kind kind,
      Connections connections,
      Contestant.Scores scores,
      double merged) {}

  private RealRecords() {}

  static boolean arePresent(Path data) {
    return Files.exists(data.resolve("flows")) && Files.exists(data.resolve("sysmon"));
  }

  static List<Group> of(Path data) throws IOException {
    List<Group> groups = new ArrayList<>();
    for (Map.Entry<String, RealGroups.Group> group : RealGroups.sysmonC2(data).entrySet()) {
      if (group.getValue().size() >= LEAST_C2) {
        String[] parts = group.getKey().split("\\|", -1);
        String capture = parts[0].substring(parts[0].lastIndexOf('/') + 1).replaceAll("\\..*", "");
        String image = parts[3].substring(parts[3].lastIndexOf('\\') + 1);
        groups.add(judged("OTRF", capture + ", " + image, Kind.C2, group.getValue()));
      }
    }
    RealGroups.Group njRat =
        RealGroups.flows(data, "001_njrat.csv.gz", "dst").get("192.168.1.115>41.108.179.197");
    groups.add(judged("Stratosphere", "NjRAT", Kind.C2, njRat));
    RealGroups.Group proxied =
        RealGroups.flows(data, "proxy_sni.csv", "host").get("10.136.0.18>www.honestimnotevil.com");
    groups.add(judged("RITA's tests", "a beacon through a proxy", Kind.C2, proxied));
    for (String file : List.of("008_normal_windows.csv.gz", "010_normal_windows.csv.gz")) {
      RealGroups.flows(data, file, "dst")
          .forEach(
              (name, group) -> {
                if (name.matches(BENIGN_HOSTS) && group.size() >= LEAST_BENIGN) {
                  Kind kind = isEven(group.micros()) ? Kind.SERVICE : Kind.OTHER;
                  groups.add(judged(file.substring(0, 3), name, kind, group));
                }
              });
    }
    return groups;
  }

  private static Group judged(String source, String name, Kind kind, RealGroups.Group group) {
    Connections connections = group.connections();
    double merged = BeaconScore.of(Streams.bare(connections.micros())).map(Beat::score).orElse(0.0);
    return new Group(source, name, kind, connections, Contestant.judge(connections), merged);
  }

  static boolean isEven(long[] micros) {
    List<Double> gaps = new ArrayList<>();
    long start = micros[0];
    for (int i = 1; i < micros.length; i++) {
      if (micros[i] - micros[i - 1] >= Streams.SECOND) {
        gaps.add((micros[i] - start) / 1e6);
        start = micros[i];
      }
    }
    double[] sorted = gaps.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length < LEAST_GAPS) {
      return false;
    }
    double median = sorted[sorted.length / 2];
    double[] distances =
        Arrays.stream(sorted).map(gap -> Math.abs(gap - median)).sorted().toArray();
    return distances[distances.length / 2] <= EVEN * median;
  }
}
