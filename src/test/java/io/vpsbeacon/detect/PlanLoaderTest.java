package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.lookup.LookupFolder;
import io.vpsbeacon.lookup.Ranges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanLoaderTest {
  @ParameterizedTest
  @CsvSource({"default, 12, false", "regular, 8, true", "slow, 8, true"})
  void theShippedTablesAreReady(String name, long fewest, boolean asksForBeat)
      throws OptionException {
    PlanLoader.LoadedPlan loaded = load(Path.of("app", "lookups"), name);
    assertEquals(List.of(), loaded.warnings());
    assertEquals(OptionalLong.of(fewest), loaded.plan().tiers().fewestConnections());
    assertEquals(asksForBeat, loaded.plan().tiers().asksForBeat());
  }

  @Test
  void aUsersTableOfTheSameNameWins(@TempDir Path folder) throws Exception {
    for (String file : List.of("tiers_regular_default", "exclusions_default")) {
      Files.copy(
          Path.of("app", "lookups", "vpsbeacon_" + file + ".csv"),
          folder.resolve("vpsbeacon_" + file + ".csv"));
    }
    assertEquals(OptionalLong.of(8), load(folder, "regular").plan().tiers().fewestConnections());
    Files.writeString(
        folder.resolve("vpsbeacon_tiers_regular.csv"),
        "tier,score,label,min_beacon_score\nMINE,1,mine,0.9\n");
    assertEquals(OptionalLong.empty(), load(folder, "regular").plan().tiers().fewestConnections());
  }

  @Test
  void aColumnOfNoMetricIsNamedWithFileAndLine(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("vpsbeacon_tiers_odd.csv"), "tier,score,label,min_entropy\nA,1,a,2\n");
    OptionException e = assertThrows(OptionException.class, () -> load(folder, "odd"));
    assertTrue(
        e.getMessage()
            .startsWith("tiers=odd: vpsbeacon_tiers_odd.csv line 1: unknown column 'min_entropy'"),
        e.getMessage());
    assertTrue(e.getMessage().contains("beacon_score"), e.getMessage());
  }

  private static PlanLoader.LoadedPlan load(Path folder, String tiers) throws OptionException {
    return new PlanLoader(new LookupFolder(folder), null, Ranges.none())
        .load(Options.parse(Map.of("tiers", tiers)), Instant.parse("2026-11-24T00:00:00Z"));
  }
}
