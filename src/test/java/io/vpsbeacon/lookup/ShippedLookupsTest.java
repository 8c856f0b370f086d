package io.vpsbeacon.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vpsbeacon.lookup.TierRow.Bound;
import io.vpsbeacon.lookup.TierRow.Condition;
import io.vpsbeacon.net.IpAddress;
import io.vpsbeacon.net.IpPrefix;
import io.vpsbeacon.net.PrefixMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lookups as they are packaged. */
class ShippedLookupsTest {
  private static final Path LOOKUPS = Path.of("app", "lookups");
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  /** A dotted quad that no prefix length follows: Splunk's gate takes it for a host of ours. */
  private static final Pattern BARE_QUAD =
      Pattern.compile("(?<![\\d.])\\d{1,3}(\\.\\d{1,3}){3}(?![\\d./])");

  private final Loaded<List<ExclusionRow>> enabled =
      new LookupFolder(LOOKUPS).exclusions(null, NOW);

  @Test
  void everyShippedExclusionCanBeRead() throws IOException {
    assertEquals(List.of(), enabled.problems());
    Loaded<List<ExclusionReader.Entry>> all = all();
    assertEquals(List.of(), all.problems());
    long lines;
    try (Stream<String> text = Files.lines(LOOKUPS.resolve(FileNames.EXCLUSIONS_DEFAULT))) {
      lines = text.count();
    }
    assertEquals(lines - 1, all.value().size());
  }

  @Test
  void noTwoShippedRowsAreTheSame() {
    Set<Map<Field, String>> seen = new HashSet<>();
    for (ExclusionReader.Entry entry : all().value()) {
      assertTrue(seen.add(entry.sameness()), () -> "twice: " + entry);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "198.19.0.1",
        "198.51.100.9",
        "203.0.113.9",
        "224.0.0.251",
        "239.255.255.250",
        "255.255.255.255",
        "::",
        "::1",
        "0:0:0:0:0:0:0:1",
        "::ffff:10.0.0.1",
        "fd12:3456::1",
        "fe80::1%12",
        "ff02:0:0:0:0:0:1:3",
        "2001:db8::1"
      })
  void addressesThatNobodyRentsAreExcluded(String address) {
    assertTrue(excludesDestination(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.255.255",
        "172.32.0.1",
        "192.169.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "64:ff9b::808:808",
        "::8.8.8.8"
      })
  void addressesThatCanBeRentedAreNot(String address) {
    assertFalse(excludesDestination(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
        "C:\\Users\\anna\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe",
        "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
        "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
        "C:\\Windows\\System32\\MicrosoftEdgeCP.exe",
        "C:\\Program Files\\Internet Explorer\\iexplore.exe",
        "C:\\Program Files\\BraveSoftware\\Brave-Browser\\Application\\brave.exe",
        "C:\\Users\\anna\\AppData\\Local\\Programs\\Opera\\opera.exe",
        "C:\\WINDOWS\\system32\\svchost.exe",
        "C:\\Windows\\SysWOW64\\svchost.exe",
        "C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.24090.11-0\\MsMpEng.exe",
        "C:\\Windows\\System32\\wuauclt.exe",
        "C:\\Windows\\servicing\\TrustedInstaller.exe",
        "C:\\Users\\anna\\AppData\\Local\\Microsoft\\Teams\\current\\Teams.exe",
        "C:\\Program Files\\WindowsApps\\MSTeams_24124.2315.2911.3357_x64__8wekyb3d8bbwe\\"
            + "ms-teams.exe",
        "C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe"
      })
  void theOriginalsProgramsAreExcludedWhereTheyLive(String image) {
    assertTrue(excludesImage(image));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:\\Users\\Public\\svchost.exe",
        "C:\\Windows\\svchost.exe",
        "C:\\Windows\\System32\\spool\\svchost.exe",
        "C:\\Windows\\Temp\\svchost.exe",
        "D:\\Windows\\System32\\svchost.exe",
        "C:\\Users\\anna\\Downloads\\chrome.exe",
        "C:\\Users\\anna\\AppData\\Local\\Temp\\chrome.exe",
        "C:\\Users\\anna\\AppData\\Roaming\\Google\\Chrome\\Application\\chrome.exe",
        "C:\\ProgramData\\MsMpEng.exe",
        "C:\\Windows\\Temp\\TrustedInstaller.exe",
        "C:\\Users\\anna\\AppData\\Local\\Microsoft\\Teams\\teams.exe",
        "C:\\Users\\Public\\OneDrive.exe",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe.exe",
        "svchost.exe",
        "\\\\10.0.0.9\\c$\\Windows\\System32\\svchost.exe",
        "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
        "C:\\Program Files\\SplunkUniversalForwarder\\bin\\splunkd.exe"
      })
  void masqueradesAndEverythingElseAreNot(String image) {
    assertFalse(excludesImage(image));
  }

  @Test
  void everyProcessRowIsAFullPathWithItsFileName() {
    for (ExclusionReader.Entry entry : all().value()) {
      String image = entry.row().conditions().get(Field.IMAGE);
      if (image != null) {
        assertTrue(image.startsWith("C:\\"), image);
        assertTrue(image.substring(image.lastIndexOf('\\')).matches("\\\\[\\w.-]+\\.exe"), image);
      }
    }
  }

  @Test
  void theFiveFamiliesOfFalsePositivesAreThereAndOff() throws IOException {
    Map<String, Integer> families = new TreeMap<>();
    try (CsvLines lines = new CsvLines(LOOKUPS.resolve(FileNames.EXCLUSIONS_DEFAULT))) {
      Header header = new Header(lines.next());
      for (CsvLines.Line line = lines.next(); line != null; line = lines.next()) {
        String reason = header.text(line, "reason");
        assertEquals("VPS Beacon", header.text(line, "author"));
        assertEquals("2026-11-24", header.text(line, "created"));
        assertTrue(reason.matches("(?s).*\\(.+\\).*"), () -> "no vendor or RFC in: " + reason);
        if (header.text(line, "enabled").equals("false")) {
          families.merge(reason.substring(0, reason.indexOf(':')), 1, Integer::sum);
        }
      }
    }
    assertEquals(
        Set.of(
            "Telemetry and update agents",
            "Monitoring agents",
            "VPN clients",
            "CI/CD",
            "Backup agents"),
        families.keySet());
    families.forEach((family, rows) -> assertTrue(rows >= 5, () -> family + ": " + rows));
  }

  @Test
  void shippedTiersAreTheOriginals() throws LookupException {
    Loaded<TierTable> loaded =
        new LookupFolder(LOOKUPS).tiers("default", Set.of("connections", "ports"));
    assertEquals(List.of(), loaded.problems());
    assertEquals(
        List.of(
            new TierRow(
                "CRITICAL",
                4,
                "CRITICAL - Highly Regular Single-Port Beaconing",
                List.of(min("connections", 50), max("ports", 1))),
            new TierRow(
                "HIGH",
                3,
                "HIGH - Low Port Variance Repetitive Connections",
                List.of(min("connections", 30), max("ports", 2))),
            new TierRow(
                "MEDIUM",
                2,
                "MEDIUM - Elevated Outbound Connection Frequency",
                List.of(min("connections", 20))),
            new TierRow(
                "LOW",
                1,
                "LOW - Above Threshold Outbound Frequency",
                List.of(min("connections", 12)))),
        loaded.value().rows());
  }

  @ParameterizedTest
  @ValueSource(strings = {"regular", "slow"})
  void tablesOfRegularityDecideByTheBeatAndTellWhy(String name) throws Exception {
    Loaded<TierTable> loaded =
        new LookupFolder(LOOKUPS)
            .tiers(name, Set.of("beacon_score", "connections", "prevalence", "period", "duration"));
    assertEquals(List.of(), loaded.problems());
    String reasons = Files.readString(Path.of("docs", "tuning.md"));
    double hosts = 0;
    for (TierRow row : loaded.value().rows()) {
      assertTrue(limit(row, Bound.MIN, "beacon_score") >= 0.5, row::label);
      assertTrue(limit(row, Bound.MIN, "connections") >= 8, row::label);
      assertTrue(reasons.contains("| " + row.label() + " |"), row::label);
      if (row.score() > 1) {
        assertTrue(limit(row, Bound.MAX, "prevalence") >= hosts, row::label);
        hosts = limit(row, Bound.MAX, "prevalence");
      }
    }
    assertEquals(4, loaded.value().rows().size());
  }

  private static double limit(TierRow row, Bound bound, String metric) {
    return row.conditions().stream()
        .filter(condition -> condition.bound() == bound && condition.metric().equals(metric))
        .mapToDouble(Condition::value)
        .findFirst()
        .orElse(Double.NaN);
  }

  @Test
  void noLookupHoldsABareAddressOrASplunkUnfriendlyLineEnd() throws IOException {
    try (Stream<Path> files = Files.list(LOOKUPS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        String text = Files.readString(file);
        assertFalse(BARE_QUAD.matcher(text).find(), () -> "a bare address in " + file);
        assertFalse(text.contains("\r"), file::toString);
        assertTrue(text.endsWith("\n"), file::toString);
      }
    }
  }

  @Test
  void noImplantOfTheRealCapturesRunsInAnExcludedProgram() throws IOException {
    Path groups =
        Path.of(System.getProperty("vpsbeacon.data", "../shared/data"))
            .resolve("sysmon/otrf_c2_groups.csv");
    assumeTrue(Files.exists(groups), "real captures are not here");
    Set<String> images = new TreeSet<>();
    try (CsvLines lines = new CsvLines(groups)) {
      Header header = new Header(lines.next());
      for (CsvLines.Line line = lines.next(); line != null; line = lines.next()) {
        images.add(header.text(line, "image"));
      }
    }
    assertFalse(images.isEmpty());
    for (String image : images) {
      assertFalse(excludesImage(image), image);
    }
  }

  private static Loaded<List<ExclusionReader.Entry>> all() {
    return ExclusionReader.read(LOOKUPS.resolve(FileNames.EXCLUSIONS_DEFAULT), NOW);
  }

  private boolean excludesDestination(String address) {
    PrefixMap<String> prefixes = new PrefixMap<>();
    for (ExclusionRow row : enabled.value()) {
      String dest = row.conditions().get(Field.DESTINATION_IP);
      if (dest != null) {
        prefixes.add(IpPrefix.parse(dest), dest);
      }
    }
    return !prefixes.matches(IpAddress.parse(address)).isEmpty();
  }

  private boolean excludesImage(String image) {
    return enabled.value().stream()
        .map(row -> row.conditions().get(Field.IMAGE))
        .anyMatch(cell -> cell != null && Wildcard.compile(cell).matches(image));
  }

  private static Condition min(String metric, double value) {
    return new Condition(Bound.MIN, metric, value);
  }

  private static Condition max(String metric, double value) {
    return new Condition(Bound.MAX, metric, value);
  }
}
