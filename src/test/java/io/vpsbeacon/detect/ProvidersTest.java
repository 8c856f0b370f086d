package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.lookup.Ranges;
import io.vpsbeacon.lookup.TierRow;
import io.vpsbeacon.lookup.TierRow.TextCondition;
import io.vpsbeacon.lookup.TierRow.Trait;
import io.vpsbeacon.lookup.TierTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeRanges() throws Exception {
    Files.writeString(
        folder.resolve("vpsbeacon_ranges.csv"),
        """
        cidr,provider,class,asn,source,updated
        198.51.100.0/24,DigitalOcean,vps,64496,,
        203.0.113.0/24,Some CDN,cdn,,,
        """);
  }

  @Test
  void aFindingTellsWhoRentsOutItsDestination() throws Exception {
    Findings findings = find(Map.of(), Events.ANY, "198.51.100.7", "203.0.113.7", "192.0.2.7");

    assertEquals(
        List.of(
            "192.0.2.7 - - -", "198.51.100.7 DigitalOcean vps 64496", "203.0.113.7 Some CDN cdn -"),
        told(findings));
    assertFalse(findings.list().get(0).evidence().contains("("));
    assertTrue(findings.list().get(1).evidence().endsWith(", 1 host, DigitalOcean (vps)"));
  }

  @Test
  void theColumnsStandBehindPrevalence() throws Exception {
    List<String> columns = find(Map.of(), Events.ANY).columns();

    int prevalence = columns.indexOf("Prevalence");
    assertEquals(
        List.of("Provider", "ProviderClass", "Asn", "Timeline"),
        columns.subList(prevalence + 1, prevalence + 5));
  }

  @Test
  void withoutTheDestinationAmongTheKeysNothingIsKnown() throws Exception {
    Findings findings = find(Map.of("by", "host"), Events.ANY, "198.51.100.7");

    assertTrue(findings.list().get(0).range().isEmpty());
  }

  @Test
  void aBadRowIsToldOnlyWhereTheTableWasAskedFor() throws Exception {
    Files.writeString(
        folder.resolve("vpsbeacon_ranges.csv"), "cidr,provider,class\nx,DigitalOcean,vps\n");

    assertEquals(List.of(), find(Map.of("min", "2"), Events.ANY, "198.51.100.7").warnings());
    assertEquals(
        List.of(), find(Map.of("reference", "true"), Events.ANY, "198.51.100.7").warnings());
    assertEquals(1, find(Map.of(), Events.ANY, "198.51.100.7").warnings().size());
  }

  @Test
  void aTierMayAskForProviderAndClass() throws Exception {
    TierTable table =
        table(
            tier("VPS", new TextCondition(Trait.PROVIDER_CLASS, List.of("vpn", "VPS"))),
            tier("CDN", new TextCondition(Trait.PROVIDER, List.of("some*"))),
            tier("KNOWN", new TextCondition(Trait.PROVIDER, List.of("*"))));
    Findings findings = find(Map.of(), table, "198.51.100.7", "203.0.113.7", "192.0.2.7");

    assertEquals(
        List.of("VPS 198.51.100.7", "CDN 203.0.113.7"),
        findings.list().stream()
            .map(finding -> finding.tier().tier() + " " + finding.keys().get(4))
            .sorted(java.util.Comparator.reverseOrder())
            .toList());
  }

  @Test
  void theTierStageTakesWhatTheRowsSay() throws Exception {
    TierStage stage = stage();

    assertTrue(stage.requiredFields().contains("ProviderClass"));
    stage.read(
        rows(
            List.of("ConnectionCount", "ProviderClass"),
            List.of("3", "VPS"),
            List.of("3", "cdn"),
            List.of("3", "")));
    assertTrue(stage.judge(0).isPresent());
    assertTrue(stage.judge(1).isEmpty());
    assertTrue(stage.judge(2).isEmpty());
    assertEquals(List.of(), stage.warnings());
  }

  @Test
  void theTierStageNamesTheColumnThatTheRowsLack() throws Exception {
    TierStage stage = stage();

    OptionException e =
        assertThrows(
            OptionException.class,
            () -> stage.read(rows(List.of("ConnectionCount"), List.of("3"))));
    assertTrue(e.getMessage().contains("ProviderClass"), e.getMessage());
  }

  @SafeVarargs
  private static ColumnBatch rows(List<String> columns, List<String>... rows) {
    ColumnBatch.Builder builder = new ColumnBatch.Builder(columns);
    for (List<String> row : rows) {
      builder.row(row.toArray(String[]::new));
    }
    return builder.build();
  }

  private static TierStage stage() throws OptionException {
    TierTable table = table(tier("VPS", new TextCondition(Trait.PROVIDER_CLASS, List.of("vps"))));
    return new TierStage(
        Plan.of(Options.parse(Map.of("stage", "tier")), Events.PROFILE, List.of(), table));
  }

  private Findings find(Map<String, String> options, TierTable tiers, String... destinations)
      throws OptionException {
    Events events = new Events();
    for (String destination : destinations) {
      events.connection("DestinationIp=" + destination);
    }
    Options parsed = Options.parse(options);
    return events.findings(
        parsed.reference()
            ? Plan.reference(parsed, Events.PROFILE)
            : Plan.of(parsed, Events.PROFILE, List.of(), tiers, Ranges.in(folder, null)));
  }

  private static List<String> told(Findings findings) {
    List<String> told = new ArrayList<>();
    for (int row = 0; row < findings.rows(); row++) {
      List<String> cells = new ArrayList<>();
      for (String column : List.of("DestinationIp", "Provider", "ProviderClass", "Asn")) {
        String text = findings.text(row, findings.columns().indexOf(column));
        cells.add(text.isEmpty() ? "-" : text);
      }
      told.add(String.join(" ", cells));
    }
    return told;
  }

  private static TierTable table(TierRow... rows) {
    return new TierTable("test", List.of(rows));
  }

  private static TierRow tier(String name, TextCondition condition) {
    return new TierRow(name, 1, name, List.of(), List.of(condition));
  }
}
