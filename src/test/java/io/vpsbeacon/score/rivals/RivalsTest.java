package io.vpsbeacon.score.rivals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vpsbeacon.score.BeatStream;
import io.vpsbeacon.score.ChanceStream;
import io.vpsbeacon.score.Connections;
import io.vpsbeacon.score.JitterForm;
import io.vpsbeacon.score.RealGroups;
import io.vpsbeacon.score.Streams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RivalsTest {
  @DisplayName("alarms of the rivals")
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // stream, original, RITA, Elastic, Sentinel, Cyb3rMonk
    "every minute,            true,  true,  true,  true,  true",
    "every minute +- 25 %,    true,  true,  false, false, true",
    "every 10 min,            false, true,  true,  false, true",
    "every 10 min +- 50 %,    false, true,  false, false, true",
    "a third missed,          true,  false, false, false, false",
    "bursts,                  true,  false, false, false, false",
  })
  void alarm(
      String stream,
      boolean original,
      boolean rita,
      boolean elastic,
      boolean sentinel,
      boolean cyb3rMonk) {
    Connections group = Streams.bare(micros(stream));
    boolean[] alarms = new boolean[Rival.all().size()];
    for (int i = 0; i < alarms.length; i++) {
      Rival rival = Rival.all().get(i);
      double score = rival.score(group);
      assertTrue(score >= 0 && score <= 1, () -> rival.name() + " " + score);
      alarms[i] = score >= rival.threshold();
    }
    assertEquals(
        Arrays.toString(new boolean[] {original, rita, elastic, sentinel, cyb3rMonk}),
        Arrays.toString(alarms));
  }

  @Test
  void ritasScoreIsItsFormula() {
    // Gaps 10 10 20 60: quartiles 10, 15, 30, so a skewness of 0.5; MAD 5, so 2/3.
    Connections group = Streams.bare(0, 10_000_000, 20_000_000, 40_000_000, 100_000_000);
    assertEquals((1 - 0.5 + 2.0 / 3) / 2, new Rita().score(group), 1e-9);
  }

  /** As measured with RITA itself: 1.0 for a burst to a CDN. */
  @Test
  void ritaTakesARealBurstForABeacon() throws IOException {
    Path data = Path.of(System.getProperty("vpsbeacon.data", "../shared/data"));
    assumeTrue(Files.exists(data.resolve("flows")), "no real records at " + data);
    Connections burst =
        RealGroups.flows(data, "010_normal_windows.csv.gz", "dst")
            .get("147.32.83.234>147.32.3.96")
            .connections();
    assertEquals(199, burst.size());
    assertEquals(1.0, new Rita().score(burst), 0.005);
  }

  @Test
  void theOriginalsTiersAskForPorts() {
    long[] micros = new long[50];
    Arrays.setAll(micros, i -> i * Streams.SECOND);
    int[] ports = new int[50];
    assertEquals(0.9, new OriginalRule().score(new Connections(micros, new int[50], ports)));
    Arrays.setAll(ports, i -> i % 2);
    assertEquals(0.75, new OriginalRule().score(new Connections(micros, new int[50], ports)));
    Arrays.setAll(ports, i -> i % 3);
    assertEquals(0.6, new OriginalRule().score(new Connections(micros, new int[50], ports)));
  }

  private static long[] micros(String stream) {
    SplittableRandom random = new SplittableRandom(1);
    return switch (stream) {
      case "every minute" -> beat(60, 0, 0, 59, random);
      case "every minute +- 25 %" -> beat(60, 0.25, 0, 59, random);
      case "every 10 min" -> beat(600, 0, 0, 36, random);
      case "every 10 min +- 50 %" -> beat(600, 0.5, 0, 36, random);
      case "a third missed" -> beat(60, 0.05, 1.0 / 3, 120, random);
      case "bursts" -> ChanceStream.BURSTY.micros(200, 60, Streams.START, random);
      default -> throw new IllegalArgumentException(stream);
    };
  }

  private static long[] beat(
      double sleep, double jitter, double missed, int seen, SplittableRandom random) {
    return new BeatStream(sleep, JitterForm.AROUND, jitter, missed, 0.001)
        .micros(seen, Streams.START, random);
  }
}
