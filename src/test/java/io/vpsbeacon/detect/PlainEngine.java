package io.vpsbeacon.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The engine as one would write it without a thought of speed: maps of texts. */
final class PlainEngine {
  private static final List<String> KEYS =
      List.of("host", "User", "Image", "CommandLine", "DestinationIp");

  private PlainEngine() {}

  private static final class Group {
    private int count;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private final TreeSet<String> ports = new TreeSet<>();
  }

  static List<String> run(List<Map<String, String>> events) {
    Map<String, String> commandLines = new LinkedHashMap<>();
    for (Map<String, String> event : events) {
      String commandLine = value(event, "CommandLine");
      if (value(event, "EventCode").equals("1")
          && !commandLine.isEmpty()
          && !value(event, "ProcessGuid").isEmpty()) {
        commandLines.merge(process(event), commandLine, (a, b) -> a.compareTo(b) < 0 ? a : b);
      }
    }
    Map<List<String>, Group> groups = new LinkedHashMap<>();
    for (Map<String, String> event : events) {
      if (Arrays.asList("", "3").contains(value(event, "EventCode"))
          && !value(event, "_time").equals("x")) {
        add(event, commandLines, groups);
      }
    }
    return groups.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<List<String>, Group>>comparingInt(e -> -e.getValue().count)
                .thenComparing(e -> Long.parseLong(e.getKey().get(0)))
                .thenComparing(e -> String.join("\0", e.getKey().subList(1, 6))))
        .map(entry -> line(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static void add(
      Map<String, String> event,
      Map<String, String> commandLines,
      Map<List<String>, Group> groups) {
    String commandLine = value(event, "CommandLine");
    if (commandLine.isEmpty() && !value(event, "ProcessGuid").isEmpty()) {
      commandLine = commandLines.getOrDefault(process(event), "");
    }
    if (excluded(event, commandLine) || value(event, "DestinationIp").isEmpty()) {
      return;
    }
    long micros = Math.round(Double.parseDouble(value(event, "_time")) * 1e6);
    for (String host : new TreeSet<>(values(event, "host"))) {
      List<String> key = new ArrayList<>();
      key.add(Long.toString(Math.floorDiv(micros, 3_600_000_000L) * 3600));
      for (String name : KEYS) {
        key.add(
            name.equals("host")
                ? host
                : name.equals("CommandLine") ? commandLine : value(event, name));
      }
      Group group = groups.computeIfAbsent(key, k -> new Group());
      group.count++;
      group.first = Math.min(group.first, micros);
      group.last = Math.max(group.last, micros);
      values(event, "DestinationPort").stream()
          .filter(port -> !port.isEmpty())
          .forEach(group.ports::add);
    }
  }

  private static boolean excluded(Map<String, String> event, String commandLine) {
    boolean ten = value(event, "DestinationIp").contains("10.");
    boolean quiet = commandLine.contains("quiet") && value(event, "Image").equals("C:\\a.exe");
    boolean hostAndPort =
        values(event, "host").contains("b") && values(event, "DestinationPort").contains("80");
    return ten || quiet || hostAndPort;
  }

  private static String line(List<String> key, Group group) {
    String ports = String.join(",", group.ports);
    List<String> portList = List.copyOf(group.ports);
    String portWords =
        switch (portList.size()) {
          case 0 -> "no port";
          case 1 -> "one port " + portList.get(0);
          case 2 -> "ports " + portList.get(0) + " and " + portList.get(1);
          default -> portList.size() + " ports";
        };
    return Stream.of(
            key.get(0),
            String.join(" ", key.subList(1, 6).stream().map(PlainEngine::orDash).toList()),
            group.count,
            String.format("%.2f", Math.floor(group.count / 60.0 * 100 + 0.5) / 100),
            group.ports.size(),
            orDash(ports),
            "any 1",
            EpochTime.text(group.first),
            EpochTime.text(group.last),
            (group.count == 1 ? "1 connection" : group.count + " connections")
                + " in "
                + Evidence.duration(group.last - group.first)
                + ", "
                + portWords)
        .map(Object::toString)
        .reduce((a, b) -> a + " " + b)
        .orElseThrow();
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static String process(Map<String, String> event) {
    return values(event, "host").get(0) + "\0" + value(event, "ProcessGuid");
  }

  private static String value(Map<String, String> event, String field) {
    return event.getOrDefault(field, "");
  }

  private static List<String> values(Map<String, String> event, String field) {
    return List.of(value(event, field).split("\\|"));
  }
}
