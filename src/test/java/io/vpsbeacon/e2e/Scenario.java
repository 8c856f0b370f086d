package io.vpsbeacon.e2e;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An hour of events whose findings were worked out by hand. */
final class Scenario {
  /** The start of the hour, 2020-06-10 02:00 UTC. */
  static final long HOUR = 1591754400;

  static final String HOUR_TEXT = Long.toString(HOUR);

  static final String IMPLANT = "C:\\Users\\ann\\AppData\\Local\\Temp\\upd.exe";
  static final String IMPLANT_COMMAND = "upd.exe -q \"beacon, quietly\"";
  static final String MASQUERADE = "C:\\Users\\Public\\svchost.exe";
  static final String REAL_SVCHOST = "C:\\Windows\\System32\\svchost.exe";

  static final String IMPLANT_SERVER = "45.77.10.10";
  static final String MASQUERADE_SERVER = "139.59.3.4";
  static final String LOW_SERVER = "104.131.20.5";
  static final String PRIVATE_SERVER = "10.1.2.3";

  /** The columns of the original search. */
  static final List<String> REFERENCE_COLUMNS =
      List.of(
          "_time",
          "host",
          "User",
          "Image",
          "CommandLine",
          "DestinationIp",
          "ConnectionCount",
          "ConnectionsPerMinute",
          "UniqueDestPorts",
          "DestPorts",
          "BeaconRisk",
          "RiskScore");

  static final String CRITICAL = "CRITICAL - Highly Regular Single-Port Beaconing";
  static final String HIGH = "HIGH - Low Port Variance Repetitive Connections";
  static final String LOW = "LOW - Above Threshold Outbound Frequency";

  private Scenario() {}

  /** What {@link #events} hold, found with the defaults: the twelve columns of the original. */
  static List<List<String>> findings() {
    return List.of(
        List.of(
            HOUR_TEXT,
            "ws1",
            "ACME\\ann",
            IMPLANT,
            IMPLANT_COMMAND,
            IMPLANT_SERVER,
            "60",
            "1.00",
            "1",
            "443",
            CRITICAL,
            "4"),
        List.of(
            HOUR_TEXT,
            "ws3",
            "NT AUTHORITY\\SYSTEM",
            MASQUERADE,
            "svchost.exe -k netsvcs",
            MASQUERADE_SERVER,
            "30",
            "0.50",
            "2",
            "80\n8080",
            HIGH,
            "3"),
        List.of(
            HOUR_TEXT,
            "ws2",
            "ACME\\bob",
            "C:\\Tools\\sync.exe",
            "sync.exe",
            LOW_SERVER,
            "12",
            "0.20",
            "2",
            "443\n8443",
            LOW,
            "1"));
  }

  /** What the original search finds in the same events. */
  static List<List<String>> referenceFindings() {
    // The implant's connections carry no command line, and a name is enough to be excluded.
    return findings().subList(2, 3);
  }

  /** The hour's events, in the order of their times; the implant's start is reported last. */
  static List<Event> events() {
    List<Event> events = new ArrayList<>();
    events.addAll(
        connections(60, 0.25, 60, "ws1", "ACME\\ann", IMPLANT, "", IMPLANT_SERVER, "443"));
    events.addAll(
        connections(
            30,
            5.5,
            100.125,
            "ws3",
            "NT AUTHORITY\\SYSTEM",
            MASQUERADE,
            "svchost.exe -k netsvcs",
            MASQUERADE_SERVER,
            "8080",
            "80"));
    events.addAll(
        connections(
            12,
            7,
            290,
            "ws2",
            "ACME\\bob",
            "C:\\Tools\\sync.exe",
            "sync.exe",
            LOW_SERVER,
            "8443",
            "443"));
    // One short of the lowest tier.
    events.addAll(
        connections(
            11,
            8,
            290,
            "ws2",
            "ACME\\bob",
            "C:\\Tools\\sync.exe",
            "sync.exe",
            "104.131.20.6",
            "443"));
    // To a private address; from a program that Windows itself runs.
    events.addAll(
        connections(
            40,
            9,
            80,
            "ws2",
            "ACME\\bob",
            "C:\\Tools\\sync.exe",
            "sync.exe",
            PRIVATE_SERVER,
            "443"));
    events.addAll(
        connections(
            40,
            10,
            80,
            "ws1",
            "NT AUTHORITY\\SYSTEM",
            REAL_SVCHOST,
            "svchost.exe -k netsvcs",
            "52.96.1.1",
            "443"));
    events.sort(Comparator.comparing(event -> new BigDecimal(event.text("_time"))));
    events.add(processStart());
    return events;
  }

  /** A process start of the implant; Sysmon reports no connection with it. */
  static Event processStart() {
    return event(HOUR + 3599.5, "ws1", "ACME\\ann", IMPLANT, IMPLANT_COMMAND)
        .with("EventCode", "1")
        .with("ProcessGuid", guid("ws1", IMPLANT));
  }

  /** Connections at a fixed pace, to each port in turn. */
  static List<Event> connections(
      int count,
      double first,
      double gap,
      String host,
      String user,
      String image,
      String commandLine,
      String destination,
      String... ports) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                event(HOUR + first + i * gap, host, user, image, commandLine)
                    .with("EventCode", "3")
                    .with("ProcessGuid", guid(host, image))
                    .with("SourceIp", "10.0.0.7")
                    .with("DestinationIp", destination)
                    .with("DestinationPort", ports[i % ports.length]))
        .toList();
  }

  private static Event event(
      double time, String host, String user, String image, String commandLine) {
    Event event =
        Event.of(
            "_time",
            BigDecimal.valueOf(time).setScale(3, HALF_UP).stripTrailingZeros().toPlainString(),
            "_raw",
            "<Event>\n<Data Name='Image'>\"" + image + "\", quoted</Data>\n</Event>",
            "host",
            host,
            "source",
            "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
            "User",
            user,
            "Image",
            image);
    return commandLine.isEmpty() ? event : event.with("CommandLine", commandLine);
  }

  private static String guid(String host, String image) {
    return "{" + Integer.toHexString((host + image).hashCode()) + "-0000-0000}";
  }

  /**
   * SPL's {@code stats count AS ConnectionCount, dc(DestinationPort) AS UniqueDestPorts,
   * values(DestinationPort) AS DestPorts BY <keys>}, which drops events that lack a key.
   */
  static List<Event> stats(List<Event> events, List<String> keys) {
    Map<List<String>, List<Event>> groups =
        events.stream()
            .filter(event -> keys.stream().noneMatch(key -> event.values(key).isEmpty()))
            .collect(Collectors.groupingBy(event -> event.texts(keys)));
    List<Event> rows = new ArrayList<>();
    groups.forEach(
        (values, members) -> {
          Event row = new Event(Map.of());
          for (int i = 0; i < keys.size(); i++) {
            row = row.with(keys.get(i), values.get(i));
          }
          String[] ports =
              members.stream()
                  .flatMap(member -> member.values("DestinationPort").stream())
                  .distinct()
                  .sorted()
                  .toArray(String[]::new);
          rows.add(
              row.with("ConnectionCount", Integer.toString(members.size()))
                  .with("UniqueDestPorts", Integer.toString(ports.length))
                  .with("DestPorts", ports));
        });
    return rows;
  }
}
