package io.vpsbeacon.score;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Groups of real records, read with none of the product's readers. */
public final class RealGroups {
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private RealGroups() {}

  private record One(long micros, int process, int port) {}

  /** The connections of one group. */
  public static final class Group {
    private final List<One> all = new ArrayList<>();

    void add(long micros, int process, int port) {
      all.add(new One(micros, process, port));
    }

    public int size() {
      return all.size();
    }

    public long[] micros() {
      return connections().micros();
    }

    public Connections connections() {
      all.sort(Comparator.comparingLong(One::micros));
      return new Connections(
          all.stream().mapToLong(One::micros).toArray(),
          all.stream().mapToInt(One::process).toArray(),
          all.stream().mapToInt(One::port).toArray());
    }
  }

  /** By capture, host, user, image and destination: those that a label names. */
  public static Map<String, Group> sysmonC2(Path data) throws IOException {
    Set<String> labelled = new HashSet<>();
    try (Reader reader = open(data.resolve("sysmon/otrf_c2_groups.csv"))) {
      for (CSVRecord row : CSV.parse(reader)) {
        labelled.add(
            String.join(
                "|",
                row.get("dataset"),
                row.get("hostname"),
                row.get("user"),
                row.get("image"),
                row.get("destination_ip")));
      }
    }
    Map<String, Group> groups = new TreeMap<>();
    Map<String, Integer> processes = new HashMap<>();
    try (BufferedReader lines = open(data.resolve("sysmon/otrf_sysmon_eid3.jsonl.gz"))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonObject event = JsonParser.parseString(line).getAsJsonObject();
        String key =
            String.join(
                "|",
                text(event, "_dataset"),
                text(event, "Hostname"),
                text(event, "User"),
                text(event, "Image"),
                text(event, "DestinationIp"));
        if (labelled.contains(key) && !text(event, "UtcTime").isEmpty()) {
          int process =
              processes.computeIfAbsent(text(event, "ProcessGuid"), guid -> processes.size() + 1);
          groups
              .computeIfAbsent(key, any -> new Group())
              .add(
                  micros(text(event, "UtcTime")),
                  process,
                  Integer.parseInt(text(event, "DestinationPort")));
        }
      }
    }
    return groups;
  }

  /** By source and what this column holds. */
  public static Map<String, Group> flows(Path data, String file, String column) throws IOException {
    Map<String, Group> groups = new TreeMap<>();
    try (Reader reader = open(data.resolve("flows").resolve(file))) {
      for (CSVRecord flow : CSV.parse(reader)) {
        groups
            .computeIfAbsent(flow.get("src") + ">" + flow.get(column), any -> new Group())
            .add(
                Math.round(Double.parseDouble(flow.get("ts")) * 1e6),
                0,
                Integer.parseInt(flow.get("dport")));
      }
    }
    return groups;
  }

  private static long micros(String utcTime) {
    LocalDateTime time = LocalDateTime.parse(utcTime.replace(' ', 'T'));
    return time.toInstant(ZoneOffset.UTC).toEpochMilli() * 1000;
  }

  private static String text(JsonObject object, String name) {
    return object.has(name) && !object.get(name).isJsonNull() ? object.get(name).getAsString() : "";
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(
            file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, UTF_8));
  }
}
