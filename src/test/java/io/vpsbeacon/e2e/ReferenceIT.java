package io.vpsbeacon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vpsbeacon.e2e.Splunkd.SearchResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code reference=true}: the original search, whole and in halves. */
final class ReferenceIT extends EndToEnd {
  private static final List<String> KEYS =
      List.of("_time", "host", "User", "Image", "CommandLine", "DestinationIp");

  @Test
  void itFindsWhatTheOriginalFindsInItsTwelveColumns() throws Exception {
    SearchResult result = search("vpsbeacon reference=true");

    assertQuiet(result);
    assertEquals(Scenario.REFERENCE_COLUMNS, result.columns());
    assertEquals(Scenario.referenceFindings(), result.texts(Scenario.REFERENCE_COLUMNS));
  }

  @Test
  void itsHalvesAroundStatsGiveTheSame() throws Exception {
    List<Event> counted = around("reference=true");

    assertEquals(
        Scenario.referenceFindings(),
        counted.stream().map(row -> row.texts(Scenario.REFERENCE_COLUMNS)).toList());
  }

  @Test
  void theVerbsOwnHalvesAroundStatsGiveItsFindingsThatHaveEveryKey() throws Exception {
    // stats drops the implant's connections, which carry no command line.
    List<List<String>> expected = Scenario.findings().subList(1, 3);

    List<List<String>> found =
        new ArrayList<>(
            around("").stream().map(row -> row.texts(Scenario.REFERENCE_COLUMNS)).toList());
    found.sort((a, b) -> b.get(11).compareTo(a.get(11)));
    assertEquals(expected, found);
  }

  private List<Event> around(String option) throws Exception {
    List<Event> connections =
        Scenario.events().stream().filter(event -> event.text("EventCode").equals("3")).toList();
    SearchResult filtered =
        splunkd.search(
            "vpsbeacon stage=filter span=1h " + option, Splunkd.chunks(connections, CHUNK));
    assertQuiet(filtered);
    List<Event> passed = StagesIT.merge(connections, filtered.rows());

    SearchResult tiered =
        splunkd.search(
            "vpsbeacon stage=tier span=1h " + option,
            Splunkd.chunks(Scenario.stats(passed, KEYS), 2));
    assertQuiet(tiered);
    return StagesIT.merge(Scenario.stats(passed, KEYS), tiered.rows());
  }
}
