package io.vpsbeacon.detect;

import io.vpsbeacon.score.BeaconScore;
import io.vpsbeacon.score.Beat;
import io.vpsbeacon.score.Connections;
import io.vpsbeacon.score.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final List<Seen> seen = new ArrayList<>();
  }

  /** A connection: milliseconds, process, port. */
  private record Seen(long millis, String process, String port) {}

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
    Map<String, Set<String>> hosts = new LinkedHashMap<>();
    for (List<String> key : groups.keySet()) {
      Set<String> reaching = hosts.computeIfAbsent(key.get(5), destination -> new TreeSet<>());
      if (!key.get(1).isEmpty() && !key.get(5).isEmpty()) {
        reaching.add(key.get(1));
      }
    }
    return groups.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<List<String>, Group>>comparingInt(e -> -e.getValue().count)
                .thenComparing(e -> Long.parseLong(e.getKey().get(0)))
                .thenComparing(e -> String.join("\0", e.getKey().subList(1, 6))))
        .map(entry -> line(entry.getKey(), entry.getValue(), hosts))
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
      group.seen.add(
          new Seen(
              Math.floorDiv(micros, 1000),
              values(event, "ProcessGuid").get(0),
              values(event, "DestinationPort").get(0)));
    }
  }

  private static boolean excluded(Map<String, String> event, String commandLine) {
    boolean ten = value(event, "DestinationIp").contains("10.");
    boolean quiet = commandLine.contains("quiet") && value(event, "Image").equals("C:\\a.exe");
    boolean hostAndPort =
        values(event, "host").contains("b") && values(event, "DestinationPort").contains("80");
    return ten || quiet || hostAndPort;
  }

  private static String line(List<String> key, Group group, Map<String, Set<String>> hosts) {
    int prevalence = hosts.get(key.get(5)).size();
    Optional<Beat> beat = beat(group);
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
            hundredths(beat.map(Beat::score)),
            hundredths(beat.map(Beat::period)).replaceAll("\\.?0+$", ""),
            hundredths(beat.map(Beat::jitter)),
            hundredths(beat.map(Beat::coverage)),
            prevalence == 0 ? "-" : prevalence,
            "- - -",
            timeline(group, Long.parseLong(key.get(0))),
            (group.count == 1 ? "1 connection" : group.count + " connections")
                + " in "
                + Evidence.duration(group.last - group.first)
                + beat.map(found -> words(found, group)).orElse("")
                + ", "
                + portWords
                + (prevalence == 0
                    ? ""
                    : prevalence == 1 ? ", 1 host" : ", " + prevalence + " hosts"))
        .map(Object::toString)
        .reduce((a, b) -> a + " " + b)
        .orElseThrow();
  }

  private static Optional<Beat> beat(Group group) {
    List<Seen> sorted =
        group.seen.stream()
            .sorted(
                Comparator.comparingLong(Seen::millis)
                    .thenComparing(Seen::process)
                    .thenComparing(Seen::port))
            .toList();
    return BeaconScore.of(
        new Connections(
            sorted.stream().mapToLong(seen -> seen.millis() * 1000).toArray(),
            numbers(sorted, texts(group, Seen::process), Seen::process),
            numbers(sorted, texts(group, Seen::port), Seen::port)));
  }

  private static List<String> texts(Group group, Function<Seen, String> field) {
    TreeSet<String> texts = new TreeSet<>(group.seen.stream().map(field).toList());
    texts.add("");
    return List.copyOf(texts);
  }

  private static int[] numbers(
      List<Seen> sorted, List<String> texts, Function<Seen, String> field) {
    return sorted.stream().map(field).mapToInt(texts::indexOf).toArray();
  }

  private static String words(Beat beat, Group group) {
    String process = texts(group, Seen::process).get(beat.process());
    String port = texts(group, Seen::port).get(beat.port());
    return beat.score() < 0.5
        ? ", no steady beat"
        : ", every "
            + Evidence.period(beat.period())
            + " ±"
            + Math.round(100 * beat.jitter())
            + " %"
            + (beat.part() == Part.LAYERS ? ", several times over" : "")
            + (process.isEmpty() ? "" : " in process " + process)
            + (port.isEmpty() ? "" : " on port " + port)
            + ", "
            + beat.seen()
            + " of "
            + beat.expected()
            + " beats seen";
  }

  private static String hundredths(Optional<Double> value) {
    return value.map(PlainEngine::hundredths).orElse("-");
  }

  /** An hour's window has sixty minutes. */
  private static String timeline(Group group, long window) {
    int[] minutes = new int[60];
    group.seen.forEach(seen -> minutes[(int) ((seen.millis() - window * 1000) / 60_000)]++);
    return "##__SPARKLINE__##,"
        + Arrays.stream(minutes).mapToObj(Integer::toString).collect(Collectors.joining(","));
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

  /** By ten decimals first, since the error of a double is smaller than those. */
  private static String hundredths(double number) {
    return BigDecimal.valueOf(number)
        .setScale(10, RoundingMode.HALF_UP)
        .setScale(2, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
