package io.vpsbeacon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real Sysmon records of attack captures (OTRF Security-Datasets), with labels of the C2 groups.
 */
class RealSysmonTest {
  private static final Path DATA =
      Path.of(System.getProperty("vpsbeacon.data", "../shared/data")).resolve("sysmon");
  private static final Path EVENTS = DATA.resolve("otrf_sysmon_eid3.jsonl.gz");
  private static final int LEAST = 12;

  /** What a finding and a label have in common. */
  private record Key(long hour, String host, String user, String image, String destination) {}

  @TempDir private Path folder;

  @BeforeEach
  void useTheShippedLookups() {
    assumeTrue(Files.exists(EVENTS), "no real records at " + DATA);
    System.setProperty("vpsbeacon.home", Path.of("app").toAbsolutePath().toString());
  }

  @AfterEach
  void restore() {
    System.clearProperty("vpsbeacon.home");
  }

  @Test
  void theDefaultsListEveryC2GroupOfTwelveConnectionsInAnHour() throws IOException {
    // The captures' servers have private addresses, which the shipped rows exclude.
    Path exclusions =
        Files.writeString(
            folder.resolve("lab.csv"),
            "enabled,dest\nfalse,10.0.0.0/8\nfalse,172.16.0.0/12\nfalse,192.168.0.0/16\n");
    Map<Key, Long> found = scan("--exclusions", exclusions.toString());
    Map<Key, Long> c2 = c2Groups();

    assertEquals(10, c2.size(), "labelled groups of 12 or more in an hour: " + c2);
    c2.forEach((key, count) -> assertEquals(count, found.get(key), key.toString()));
  }

  @Test
  void theOriginalListsNone() throws IOException {
    CapturedTerminal terminal = run("--reference");
    assertEquals("", terminal.out());
    String events = String.format(Locale.ROOT, "%,d events, ", events());
    assertTrue(terminal.err().contains(events), terminal.err());
    assertTrue(terminal.err().contains("no event has CommandLine"), terminal.err());
  }

  private static long events() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(EVENTS)), UTF_8))) {
      return lines.lines().count();
    }
  }

  private static CapturedTerminal run(String... options) {
    List<String> args = new ArrayList<>(List.of("scan", "--format", "ndjson", EVENTS.toString()));
    args.addAll(List.of(options));
    CapturedTerminal terminal = new CapturedTerminal();
    assertEquals(0, terminal.run(args.toArray(String[]::new)), terminal.err());
    return terminal;
  }

  private static Map<Key, Long> scan(String... options) {
    CapturedTerminal terminal = run(options);
    Map<Key, Long> found = new TreeMap<>(RealSysmonTest::compare);
    terminal
        .out()
        .lines()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .forEach(
            row ->
                found.put(
                    new Key(
                        row.get("_time").getAsLong(),
                        text(row, "host"),
                        text(row, "User"),
                        text(row, "Image"),
                        text(row, "DestinationIp")),
                    row.get("ConnectionCount").getAsLong()));
    return found;
  }

  /** Counted from the records themselves, with none of the product's code. */
  private static Map<Key, Long> c2Groups() throws IOException {
    Set<List<String>> labelled = new HashSet<>();
    try (Reader reader = Files.newBufferedReader(DATA.resolve("otrf_c2_groups.csv"))) {
      CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
      for (CSVRecord group : format.parse(reader)) {
        labelled.add(
            List.of(
                group.get("hostname"),
                group.get("user"),
                group.get("image"),
                group.get("destination_ip")));
      }
    }
    Map<Key, Long> counts = new TreeMap<>(RealSysmonTest::compare);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(EVENTS)), UTF_8))) {
      lines
          .lines()
          .map(line -> JsonParser.parseString(line).getAsJsonObject())
          .filter(
              event ->
                  labelled.contains(
                      List.of(
                          text(event, "Hostname"),
                          text(event, "User"),
                          text(event, "Image"),
                          text(event, "DestinationIp"))))
          .forEach(
              event ->
                  counts.merge(
                      new Key(
                          hour(text(event, "UtcTime")),
                          text(event, "Hostname"),
                          text(event, "User"),
                          text(event, "Image"),
                          text(event, "DestinationIp")),
                      1L,
                      Long::sum));
    }
    counts.values().removeIf(count -> count < LEAST);
    assertTrue(counts.values().stream().anyMatch(count -> count >= 50), counts.toString());
    return counts;
  }

  private static long hour(String utcTime) {
    LocalDateTime time = LocalDateTime.parse(utcTime.replace(' ', 'T'));
    return Math.floorDiv(time.toEpochSecond(ZoneOffset.UTC), 3600L) * 3600;
  }

  private static String text(JsonObject object, String name) {
    return object.has(name) && !object.get(name).isJsonNull() ? object.get(name).getAsString() : "";
  }

  private static int compare(Key left, Key right) {
    return left.toString().compareTo(right.toString());
  }
}
