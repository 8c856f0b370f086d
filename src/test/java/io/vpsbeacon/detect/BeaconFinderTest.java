package io.vpsbeacon.detect;

import static io.vpsbeacon.detect.Events.exclusion;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.Profile;
import io.vpsbeacon.lookup.Ranges;
import io.vpsbeacon.lookup.TierRow;
import io.vpsbeacon.lookup.TierTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeaconFinderTest {
  private static final Map<String, String> BY_HOST = Map.of("by", "host");
  private static final Map<String, String> BY_COMMAND = Map.of("by", "CommandLine");

  @Test
  void aGroupIsCountedInItsWindow() {
    List<String> rows =
        new Events()
            .connection("_time=3600.5", "DestinationPort=80")
            .connection("_time=7199.999999")
            .connection("_time=7200")
            .find(Map.of());
    assertEquals(
        List.of(
            "3600 ws1 ann C:\\a.exe a 8.8.8.8 2 0.03 2 443,80 any 1 3600.5 7199.999999"
                + " - - - - 1 - - - ##__SPARKLINE__##,1"
                + ",0".repeat(58)
                + ",1 2 connections in 60 min, ports 443 and 80, 1 host",
            "7200 ws1 ann C:\\a.exe a 8.8.8.8 1 0.02 1 443 any 1 7200 7200"
                + " - - - - 1 - - - ##__SPARKLINE__##,1"
                + ",0".repeat(59)
                + " 1 connection in under 1 s, one port 443, 1 host"),
        rows);
  }

  @Test
  void rowsAreRecognisedOnlyWhereNothingElseIsReadFromTheirTime() throws OptionException {
    Map<Field, List<String>> sources = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      sources.put(field, List.of(field.canonical()));
    }
    sources.put(Field.TIME, List.of("when", "_time"));
    assertTrue(recognises(sources, Map.of()));
    assertFalse(recognises(sources, Map.of("count", "n")));
    assertFalse(recognises(sources, Map.of("by", "host,when")));
    sources.put(Field.USER, List.of("User", "when"));
    assertFalse(recognises(sources, Map.of()));
  }

  private static boolean recognises(Map<Field, List<String>> sources, Map<String, String> options)
      throws OptionException {
    Profile profile = new Profile("test", sources);
    Plan plan = Plan.of(Options.parse(options), profile, List.of(), Events.ANY, Ranges.none());
    try (BeaconFinder finder = new BeaconFinder(plan)) {
      return finder.recognises();
    }
  }

  @Test
  void theOriginalTiersTakeGroupsByCountAndPorts() throws OptionException {
    Events events = new Events();
    events.times(50, "host=one-port");
    events.times(49, "host=two-ports").connection("host=two-ports", "DestinationPort=80");
    events.times(20, "host=medium").times(12, "host=low").times(11, "host=none");
    Options options = Options.parse(Map.of("reference", "true"));
    BeaconFinder finder = new BeaconFinder(Plan.reference(options, Events.PROFILE));
    finder.add(events.batch());
    Findings findings = finder.finish();
    assertEquals(
        List.of(
            "0 one-port ann C:\\a.exe a 8.8.8.8 50 0.83 1 443"
                + " CRITICAL - Highly Regular Single-Port Beaconing 4",
            "0 two-ports ann C:\\a.exe a 8.8.8.8 50 0.83 2 443,80"
                + " HIGH - Low Port Variance Repetitive Connections 3",
            "0 medium ann C:\\a.exe a 8.8.8.8 20 0.33 1 443"
                + " MEDIUM - Elevated Outbound Connection Frequency 2",
            "0 low ann C:\\a.exe a 8.8.8.8 12 0.20 1 443"
                + " LOW - Above Threshold Outbound Frequency 1"),
        Events.lines(findings));
  }

  @Test
  void ordersByScoreCountAndThenTheKeys() {
    TierTable table =
        new TierTable(
            "t",
            List.of(
                new TierRow(
                    "HIGH",
                    9,
                    "high",
                    List.of(new TierRow.Condition(TierRow.Bound.MIN, "connections", 2))),
                new TierRow("LOW", 1, "low", List.of())));
    Findings findings =
        new Events()
            .connection("host=b")
            .connection("host=a")
            .connection("host=ä")
            .connection("host=B")
            .times(3, "host=z")
            .times(2, "host=y")
            .findings(BY_HOST, table);
    assertEquals(
        List.of("z", "y", "B", "a", "b", "ä"),
        findings.list().stream().map(finding -> finding.keys().get(0)).toList());
  }

  @Test
  void anEventWithoutAKeyIsKeptOrDropped() {
    Events events = new Events().connection("User=").connection();
    assertEquals(2, events.find(Map.of("by", "User")).size());
    assertEquals(1, events.find(Map.of("by", "User", "nulls", "drop")).size());
  }

  @Test
  void aMultivaluedKeyCountsOnceUnderEachDistinctValue() {
    List<String> rows =
        new Events()
            .connection("host=b|a|b", "DestinationPort=1|2|1")
            .connection("host=a")
            .find(BY_HOST);
    assertEquals(2, rows.size());
    assertTrue(rows.get(0).startsWith("0 a 2 0.03 3 1,2,443"), rows.get(0));
    assertTrue(rows.get(1).startsWith("0 b 1 0.02 2 1,2"), rows.get(1));
  }

  @Test
  void aProcessStartGivesItsCommandLineToConnectionsBeforeAndAfterIt() {
    List<String> rows =
        new Events()
            .connection("CommandLine=", "ProcessGuid={1}")
            .event("EventCode=1", "host=ws1", "ProcessGuid={1}", "CommandLine=evil -x")
            .connection("CommandLine=", "ProcessGuid={1}")
            .connection("CommandLine=", "ProcessGuid={1}", "host=ws2")
            .connection("CommandLine=evil -x")
            .find(BY_COMMAND);
    assertEquals(2, rows.size());
    assertTrue(rows.get(0).startsWith("0 evil -x 3 "), rows.get(0));
    assertTrue(rows.get(1).startsWith("0 - 1 "), rows.get(1));
  }

  @Test
  void aProcessOfTwoCommandLinesGivesTheSameWhateverTheOrder() {
    Events events = new Events().connection("CommandLine=", "ProcessGuid={1}");
    events.event("EventCode=1", "host=ws1", "ProcessGuid={1}", "CommandLine=b");
    events.event("EventCode=1", "host=ws1", "ProcessGuid={1}", "CommandLine=a");
    assertTrue(events.find(BY_COMMAND).get(0).startsWith("0 a 1 "));
  }

  @Test
  void aConnectionWhoseCommandLineStaysUnknownIsANull() {
    Events events = new Events().connection("CommandLine=", "ProcessGuid={1}");
    assertEquals(0, events.find(Map.of("by", "CommandLine", "nulls", "drop")).size());
    assertEquals(1, events.find(BY_COMMAND).size());
  }

  @Test
  void anExclusionByCommandLineWaitsForTheProcessStart() {
    Events events =
        new Events()
            .connection("CommandLine=", "ProcessGuid={1}")
            .connection("CommandLine=", "ProcessGuid={2}")
            .connection("CommandLine=", "ProcessGuid={2}", "DestinationIp=9.9.9.9")
            .event("EventCode=1", "host=ws1", "ProcessGuid={1}", "CommandLine=evil")
            .event("EventCode=1", "host=ws1", "ProcessGuid={2}", "CommandLine=backup --sync");
    List<String> rows =
        events.find(
            Map.of("by", "DestinationIp"),
            exclusion(Field.COMMAND_LINE, "*--sync*", Field.DESTINATION_IP, "8.8.0.0/16"));
    assertEquals(2, rows.size());
    assertTrue(rows.get(0).startsWith("0 8.8.8.8 1 "), rows.get(0));
    assertTrue(rows.get(1).startsWith("0 9.9.9.9 1 "), rows.get(1));
  }

  @Test
  void otherEventCodesAreIgnoredAndNoneIsAConnection() {
    Events events = new Events().connection("EventCode=22").connection("EventCode=").connection();
    assertTrue(events.find(BY_HOST).get(0).startsWith("0 ws1 2 "));
  }

  @Test
  void aCountThatNoEventHasIsToldByItsName() {
    Findings findings =
        new Events()
            .times(2)
            .event("EventCode=1")
            .findings(Map.of("by", "host", "count", "nosuch"), Events.ANY);
    List<String> told =
        List.of("no event has the field nosuch (option count): 2 rows were left out");
    assertEquals(told, findings.warnings());
    assertEquals(told, findings.summary().countFault().stream().toList());
  }

  @Test
  void aRowCanStandForManyConnections() {
    Findings findings =
        new Events()
            .connection("count=40")
            .connection("count=2")
            .connection("count=x")
            .connection("count=0")
            .findings(Map.of("by", "host", "count", "count"), Events.ANY);
    assertEquals(42, findings.list().get(0).connections());
    assertEquals(
        List.of(
            "2 rows were left out: count (option count) is no whole number from 1 to "
                + Long.MAX_VALUE),
        findings.warnings());
  }

  @Test
  void aRowWithoutAReadableTimeIsLeftOutAndTold() {
    Findings findings =
        new Events()
            .connection("_time=noon")
            .connection("_time=")
            .connection("_time=1|2")
            .connection("_time=9223372036853")
            .connection()
            .findings(BY_HOST, Events.ANY);
    assertEquals(1, findings.list().get(0).connections());
    assertEquals(
        List.of(
            "4 rows were left out: _time is missing, no number of seconds, or beyond the year 9999"),
        findings.warnings());
  }

  @Test
  void oneWindowForAllTakesItsTimeFromTheFirstEventAndItsRateFromTheExtent() {
    List<String> rows =
        new Events()
            .connection("_time=1000.25")
            .connection("_time=1300")
            .connection("_time=1600.25", "host=other")
            .find(Map.of("by", "host", "span", "all"));
    assertTrue(rows.get(0).startsWith("1000.25 ws1 2 0.20 "), rows.get(0));
    assertTrue(rows.get(1).startsWith("1600.25 other 1 0.10 "), rows.get(1));
  }

  @Test
  void whatACommandLineExcludesDoesNotStretchTheOneWindowWhereverItIsTold() throws OptionException {
    for (String commandLine : List.of("quiet", "")) {
      List<Map<String, String>> excluded =
          new Events()
              .connection("_time=0", "ProcessGuid={q}", "CommandLine=" + commandLine)
              .connection("_time=9", "ProcessGuid={q}", "CommandLine=" + commandLine)
              .event("EventCode=1", "host=ws1", "ProcessGuid={q}", "CommandLine=quiet")
              .rows();
      List<Map<String, String>> kept =
          new Events()
              .connection("_time=36000", "ProcessGuid={a}", "CommandLine=")
              .connection("_time=36600", "ProcessGuid={a}", "CommandLine=")
              .rows();
      Plan plan =
          Plan.of(
              Options.parse(Map.of("by", "host", "span", "all")),
              Events.PROFILE,
              List.of(exclusion(Field.COMMAND_LINE, "quiet")),
              Events.ANY);
      try (BeaconFinder finder = new BeaconFinder(plan)) {
        for (int i = 0; i < 2; i++) { // the second time the rows are recognised
          Events.feed(excluded, finder);
          Events.feed(kept, finder);
        }
        Findings findings = finder.finish();
        assertEquals(4, findings.summary().excluded());
        List<String> rows = Events.lines(findings);
        assertTrue(rows.get(0).startsWith("36000 ws1 4 0.40 "), rows.get(0));
      }
    }
  }

  @Test
  void windowsBeforeTheEpochBeginBelow() {
    assertTrue(new Events().connection("_time=-0.5").find(BY_HOST).get(0).startsWith("-3600 ws1"));
  }

  @Test
  void limitCutsAfterSortingAndMinLeavesOut() {
    Events events = new Events().times(3, "host=a").times(2, "host=b").times(1, "host=c");
    Findings cut = events.findings(Map.of("by", "host", "limit", "2"), Events.ANY);
    assertEquals(2, cut.rows());
    assertEquals(1, cut.summary().cut());
    assertEquals(2, events.find(Map.of("by", "host", "min", "2")).size());
    assertEquals(3, events.find(Map.of("by", "host", "limit", "0")).size());
  }

  @Test
  void anyFieldCanBeAKey() {
    assertTrue(
        new Events()
            .connection("count=x")
            .find(Map.of("by", "count,SourceIp"))
            .get(0)
            .startsWith("0 x - 1 "));
  }
}
