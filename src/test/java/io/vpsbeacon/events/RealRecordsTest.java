package io.vpsbeacon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that others recorded; they lie beside the repository, if at all. */
class RealRecordsTest {
  private static final Path DATA = Path.of(System.getProperty("vpsbeacon.data", "../shared/data"));

  @Test
  void theSysmonRecordsHaveTheirTimes() throws IOException {
    List<List<String>> rows =
        read(
            "sysmon/otrf_sysmon_eid3.jsonl.gz",
            Format.JSON,
            List.of("_time", "host", "EventCode", "DestinationIp", "DestinationPort", "Hostname"));
    assertEquals(7093, rows.size());
    for (List<String> row : rows) {
      assertEquals(row.get(5), row.get(1));
      assertEquals("3", row.get(2));
    }
    assertEquals("1591757455.662", rows.get(0).get(0));
    // One record holds nothing but its number and channel.
    assertEquals(
        List.of(List.of("", "", "3", "", "", "")),
        rows.stream().filter(row -> Times.canonical(row.get(0)) == null).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "flows/001_njrat.csv.gz",
    "flows/008_normal_windows.csv.gz",
    "flows/010_normal_windows.csv.gz",
    "flows/proxy_sni.csv"
  })
  void flowsHaveTimeAndAddresses(String file) throws IOException {
    List<List<String>> rows = read(file, Format.CSV, List.of("_time", "src", "dst", "dport"));
    assertEquals(
        List.of(),
        rows.stream()
            .filter(row -> row.contains("") || Times.canonical(row.get(0)) == null)
            .toList());
    assertFalse(rows.isEmpty());
  }

  private static List<List<String>> read(String name, Format format, List<String> wanted)
      throws IOException {
    Path file = DATA.resolve(name);
    assumeTrue(Files.exists(file), "the recorded files are not here");
    List<List<String>> rows = new ArrayList<>();
    try (EventReader reader = EventReader.open(file)) {
      assertEquals(format, reader.format().orElseThrow());
      reader.read(wanted, batch -> Reading.addRows(batch, rows));
      assertEquals(0, reader.skipped());
      assertEquals(rows.size(), reader.rows());
      assertEquals(Files.size(file), reader.bytesRead());
    }
    return rows;
  }
}
