package io.vpsbeacon.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real groups: attack captures of OTRF Security-Datasets, flows of the Stratosphere project and of
 * RITA's tests.
 */
class RealBeaconsTest {
  private static final Path DATA = Path.of(System.getProperty("vpsbeacon.data", "../shared/data"));
  private static final int LEAST = 20;

  @BeforeEach
  void findTheRecords() {
    assumeTrue(Files.exists(DATA.resolve("flows")), "no real records at " + DATA);
  }

  @Test
  void everyC2GroupOfSysmonScores() throws IOException {
    Map<String, RealGroups.Group> groups = RealGroups.sysmonC2(DATA);
    List<String> low = new ArrayList<>();
    int judged = 0;
    for (Map.Entry<String, RealGroups.Group> group : groups.entrySet()) {
      if (group.getValue().size() < LEAST) {
        continue;
      }
      judged++;
      Beat known = BeaconScore.of(group.getValue().connections()).orElseThrow();
      Beat merged = BeaconScore.of(Streams.bare(group.getValue().micros())).orElseThrow();
      if (known.score() < 0.8 || merged.score() < 0.8 || known.period() > 5.3) {
        low.add(group.getKey() + ": " + known + ", merged: " + merged);
      }
    }
    assertEquals(List.of(), low);
    assertEquals(11, judged, groups.keySet().toString());
  }

  @Test
  void threeMergedEmpireAgentsAreLayersOfOnePeriod() throws IOException {
    RealGroups.Group largest =
        RealGroups.sysmonC2(DATA).values().stream()
            .max((one, other) -> Integer.compare(one.size(), other.size()))
            .orElseThrow();
    assertEquals(161, largest.size());
    Beat merged = BeaconScore.of(Streams.bare(largest.micros())).orElseThrow();
    assertEquals(Part.LAYERS, merged.part(), merged.toString());
    assertEquals(5.12, merged.period(), 0.05, merged.toString());
    Beat known = BeaconScore.of(largest.connections()).orElseThrow();
    assertEquals(Part.PROCESS, known.part(), known.toString());
  }

  @Test
  void njRatAndABeaconThroughAProxyScore() throws IOException {
    Map<String, RealGroups.Group> flows = RealGroups.flows(DATA, "001_njrat.csv.gz", "dst");
    assertScores(flows, "192.168.1.115>41.108.179.197", 237);
    Map<String, RealGroups.Group> proxy = RealGroups.flows(DATA, "proxy_sni.csv", "host");
    Beat beat = assertScores(proxy, "10.136.0.18>www.honestimnotevil.com", 397);
    assertEquals(249, beat.period(), 5);
  }

  /** By right: what else must hold before they alarm, the tiers say. */
  @Test
  void benignServicesWithAPeriodScoreAndNothingElseOfTheirHostsDoes() throws IOException {
    Map<String, Beat> hits = new TreeMap<>();
    for (String file : List.of("008_normal_windows.csv.gz", "010_normal_windows.csv.gz")) {
      RealGroups.flows(DATA, file, "dst").entrySet().stream()
          .filter(group -> group.getKey().matches("147\\.32\\.(81\\.167|83\\.234)>.*"))
          .forEach(
              group ->
                  BeaconScore.of(group.getValue().connections())
                      .filter(beat -> beat.score() > 0.5)
                      .ifPresent(beat -> hits.put(group.getKey(), beat)));
    }
    Map<String, Long> periods =
        hits.values().stream()
            .collect(
                Collectors.groupingBy(
                    beat -> beat.jitter() <= 0.07 ? "even" : beat.toString(),
                    TreeMap::new,
                    Collectors.counting()));
    assertEquals(Map.of("even", 13L), periods, hits.toString());
    assertEquals(301.6, hits.get("147.32.81.167>91.228.167.171").period(), 0.5);
    assertEquals(900.15, hits.get("147.32.81.167>51.104.162.168").period(), 0.5);
  }

  private static Beat assertScores(
      Map<String, RealGroups.Group> groups, String key, int connections) {
    RealGroups.Group group = groups.get(key);
    assertEquals(connections, group.size());
    Beat beat = BeaconScore.of(group.connections()).orElseThrow();
    assertTrue(beat.score() >= 0.8, key + ": " + beat);
    return beat;
  }
}
