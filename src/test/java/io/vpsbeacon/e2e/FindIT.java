package io.vpsbeacon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.e2e.Splunkd.Pace;
import io.vpsbeacon.e2e.Splunkd.SearchResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verb's whole pipe in a search. */
final class FindIT extends EndToEnd {
  private static final List<String> COLUMNS_OF_OUR_OWN =
      List.of(
          "FirstSeen",
          "LastSeen",
          "BeaconScore",
          "BeaconPeriod",
          "BeaconJitter",
          "BeaconCoverage",
          "Prevalence",
          "Provider",
          "ProviderClass",
          "Asn",
          "Timeline",
          "Evidence");

  @Test
  void manyChunksGiveTheBeaconsInOrderOfTheirRisk() throws Exception {
    SearchResult result = search("vpsbeacon");

    assertFindsTheScenario(result);
    List<String> columns = new ArrayList<>(Scenario.REFERENCE_COLUMNS);
    columns.addAll(COLUMNS_OF_OUR_OWN);
    assertEquals(columns, result.columns());
  }

  @Test
  void firstAndLastSeenAreRealTimesAndEvidenceNamesTheCount() throws Exception {
    Event implant = search("vpsbeacon").rows().get(0);

    assertEquals("1591754400.25", implant.text("FirstSeen"));
    assertEquals("1591757940.25", implant.text("LastSeen"));
    assertTrue(implant.text("Evidence").contains("60 connections"), implant.text("Evidence"));
  }

  @Test
  void theJobInspectorSeesWhatWentInAndCameOut() throws Exception {
    try (Session session = splunkd.start("vpsbeacon")) {
      session.getInfo(splunkd.getInfo("vpsbeacon"));
      Reply reply = session.execute(Scenario.events(), true);
      long connections =
          Scenario.events().stream().filter(event -> event.text("EventCode").equals("3")).count();
      assertEquals(
          List.of(1L, connections, (long) Scenario.findings().size()),
          reply.metric("vpsbeacon.find"));
      assertTrue(reply.metric("vpsbeacon.find.exclude").get(2) < connections);
      assertQuiet(session.end());
    }
  }

  @Test
  void portsAreAMultivalue() throws Exception {
    assertEquals(List.of("80", "8080"), search("vpsbeacon").rows().get(1).values("DestPorts"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 10_000})
  void theSizeOfChunksDoesNotMatter(int size) throws Exception {
    assertFindsTheScenario(splunkd.search("vpsbeacon", Splunkd.chunks(Scenario.events(), size)));
  }

  @Test
  void theOrderOfEventsDoesNotMatter() throws Exception {
    List<Event> shuffled = new ArrayList<>(Scenario.events());
    Collections.shuffle(shuffled, new Random(3));

    assertFindsTheScenario(splunkd.search("vpsbeacon", Splunkd.chunks(shuffled, CHUNK)));
  }

  @Test
  void emptyChunksBetweenOthersDoNotMatter() throws Exception {
    List<List<Event>> chunks = new ArrayList<>();
    for (List<Event> chunk : scenario()) {
      chunks.add(List.of());
      chunks.add(chunk);
    }
    chunks.add(List.of());

    assertFindsTheScenario(splunkd.search("vpsbeacon", chunks));
  }

  @Test
  void aSlowPipeDoesNotMatter() throws Exception {
    List<Event> some = new ArrayList<>(Scenario.events());
    some.removeIf(event -> event.text("DestinationIp").equals(Scenario.PRIVATE_SERVER));

    assertFindsTheScenario(
        splunkd.pace(Pace.DRIBBLE).search("vpsbeacon", Splunkd.chunks(some, CHUNK)));
  }

  @ParameterizedTest
  @EnumSource
  void everyVersionsGetInfoIsUnderstood(SplunkVersion version) throws Exception {
    assertFindsTheScenario(splunkd.version(version).search("vpsbeacon span=1h", scenario()));
  }

  @Test
  void aSpaceInTheSplunkHomeIsNoTrouble() throws Exception {
    SplunkHome odd = SplunkHome.searchHead(temporary.resolve("Splunk's \"home\" $x é"));

    assertFindsTheScenario(Splunkd.on(odd).search("vpsbeacon", scenario()));
  }

  @Test
  void windowsOfTheirOwnLengthAreCounted() throws Exception {
    SearchResult result = search("vpsbeacon span=10m min=10");

    assertQuiet(result);
    // The implant beats ten times in each ten minutes, which is below the lowest tier.
    assertEquals(List.of(), result.rows());
  }

  @Test
  void limitKeepsTheRiskiest() throws Exception {
    SearchResult result = search("vpsbeacon limit=1");

    assertEquals(Scenario.findings().subList(0, 1), result.texts(Scenario.REFERENCE_COLUMNS));
  }

  @Test
  void withoutExclusionsThePrivateAndTheKnownAreFoundToo() throws Exception {
    assertEquals(5, search("vpsbeacon exclude=false").rows().size());
  }

  @Test
  void aMultivalueOfPortsCountsEachPort() throws Exception {
    List<Event> events =
        Scenario.events().stream()
            .map(
                event ->
                    event.text("DestinationIp").equals(Scenario.IMPLANT_SERVER)
                        ? event.with("DestinationPort", "443", "$8$", "a;b")
                        : event)
            .toList();

    Event implant =
        splunkd.search("vpsbeacon", Splunkd.chunks(events, CHUNK)).rows().stream()
            .filter(row -> row.text("DestinationIp").equals(Scenario.IMPLANT_SERVER))
            .findFirst()
            .orElseThrow();
    assertEquals(List.of("$8$", "443", "a;b"), implant.values("DestPorts"));
    assertEquals("3", implant.text("UniqueDestPorts"));
    assertEquals("60", implant.text("ConnectionCount"));
  }
}
