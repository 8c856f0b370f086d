package io.vpsbeacon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.e2e.Splunkd.SearchResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The verb's halves as streaming commands. */
final class StagesIT extends EndToEnd {
  private static final String INDEX = "_chunked_idx";

  /** What splunkd makes of a streaming command's rows: it lays them over the rows it had sent. */
  static List<Event> merge(List<Event> sent, List<Event> rows) {
    List<Event> merged = new ArrayList<>();
    for (Event row : rows) {
      assertFalse(row.values(INDEX).isEmpty(), "a row without " + INDEX + ": " + row);
      Map<String, List<String>> fields =
          new LinkedHashMap<>(sent.get(Integer.parseInt(row.text(INDEX))).fields());
      fields.putAll(row.fields());
      fields.remove(INDEX);
      merged.add(new Event(fields));
    }
    return merged;
  }

  @Test
  void theirTypeKeepsThemOnTheSearchHead() throws Exception {
    for (String stage : List.of("filter", "tier")) {
      assertEquals("stateful", type("vpsbeacon stage=" + stage));
    }
    assertEquals("reporting", type("vpsbeacon"));
  }

  @Test
  void anAdminCanHaveThemDistributed() throws Exception {
    home.write("local/vpsbeacon.conf", "[engine]\nrun_on_peers = true\n");

    assertEquals("streaming", type("vpsbeacon stage=filter"));
    assertEquals("reporting", type("vpsbeacon"));
  }

  private String type(String command) throws Exception {
    try (Session session = splunkd.start(command)) {
      String type = session.getInfo(splunkd.getInfo(command)).type();
      assertQuiet(session.end());
      return type;
    }
  }

  @Test
  void filterPassesEventsInOrderWithAllTheirFieldsUnderTheWindowsStart() throws Exception {
    List<Event> events = Scenario.events();

    SearchResult result = splunkd.search("vpsbeacon stage=filter span=1h", scenario());

    assertQuiet(result);
    assertEquals(expected(events, true), merge(events, result.rows()));
  }

  @Test
  void filterWithoutASpanLeavesTimesAlone() throws Exception {
    List<Event> events = Scenario.events();

    SearchResult result = splunkd.search("vpsbeacon stage=filter span=none", scenario());

    assertQuiet(result);
    assertEquals(expected(events, false), merge(events, result.rows()));
  }

  private static List<Event> expected(List<Event> events, boolean windowed) {
    return events.stream()
        .filter(event -> !event.text("DestinationIp").equals(Scenario.PRIVATE_SERVER))
        .filter(event -> !event.text("Image").equals(Scenario.REAL_SVCHOST))
        .map(event -> windowed ? event.with("_time", Scenario.HOUR_TEXT) : event)
        .toList();
  }

  @Test
  void eachChunkIsAnsweredWithItsOwnRows() throws Exception {
    String command = "vpsbeacon stage=filter";
    try (Session session = splunkd.start(command)) {
      session.getInfo(splunkd.getInfo(command));
      int rows = 0;
      for (List<Event> chunk : scenario()) {
        Reply reply = session.execute(chunk, false);
        assertFalse(reply.finished());
        assertTrue(reply.table().rows().size() <= chunk.size());
        rows += reply.table().rows().size();
      }
      assertEquals(expected(Scenario.events(), true).size(), rows);
      assertTrue(session.execute(List.of(), true).finished());
      assertQuiet(session.end());
    }
  }

  @Test
  void filterKeepsMultivaluesWhole() throws Exception {
    Event event =
        Scenario.events().get(0).with("tag", "a", "b;c", "$d$").with("note", "two\nlines, \"x\"");

    SearchResult result =
        splunkd.search("vpsbeacon stage=filter span=none", List.of(List.of(event)));

    assertQuiet(result);
    assertEquals(List.of(event), merge(List.of(event), result.rows()));
  }

  @Test
  void tierAddsItsColumnsAndDropsRowsWithoutATier() throws Exception {
    List<Event> counted =
        List.of(
            Event.of("host", "a", "ConnectionCount", "59", "UniqueDestPorts", "1"),
            Event.of("host", "b", "ConnectionCount", "11", "UniqueDestPorts", "1"),
            Event.of("host", "c", "ConnectionCount", "12", "UniqueDestPorts", "9"));

    SearchResult result = splunkd.search("vpsbeacon stage=tier span=1h", List.of(counted));

    assertQuiet(result);
    List<Event> rows = merge(counted, result.rows());
    assertEquals(
        List.of(
            List.of("a", "59", "0.98", Scenario.CRITICAL, "4"),
            List.of("c", "12", "0.20", Scenario.LOW, "1")),
        rows.stream()
            .map(
                row ->
                    row.texts(
                        List.of(
                            "host",
                            "ConnectionCount",
                            "ConnectionsPerMinute",
                            "BeaconRisk",
                            "RiskScore")))
            .toList());
  }

  @Test
  void tierNamesTheMetricThatRowsLack() throws Exception {
    List<Event> counted = List.of(Event.of("host", "a", "UniqueDestPorts", "1"));

    SearchResult result = splunkd.search("vpsbeacon stage=tier", List.of(counted));

    assertNotEquals(List.of(), result.messages("ERROR"));
    assertTrue(
        result.messages("ERROR").get(0).contains("ConnectionCount"), result.messages().toString());
    assertEquals(List.of(), result.rows());
    assertNoStackTrace(result);
  }
}
