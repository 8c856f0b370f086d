package io.vpsbeacon.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.columns.Prints;
import io.vpsbeacon.columns.ScoutedRows;
import io.vpsbeacon.lookup.ExclusionRow;
import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.Profile;
import io.vpsbeacon.lookup.Ranges;
import io.vpsbeacon.lookup.TierRow;
import io.vpsbeacon.lookup.TierTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes events down in a few words: {@code "_time=0", "host=a|b"} (several values). */
final class Events {
  static final List<String> FIELDS =
      List.of(
          "_time",
          "host",
          "User",
          "Image",
          "CommandLine",
          "SourceIp",
          "DestinationIp",
          "DestinationPort",
          "ProcessGuid",
          "EventCode",
          "Initiated",
          "count");

  /** Canonical fields under their own names. */
  static final Profile PROFILE =
      new Profile(
          "test",
          Arrays.stream(Field.values())
              .collect(Collectors.toMap(field -> field, field -> List.of(field.canonical()))));

  /** Every group gets a row. */
  static final TierTable ANY =
      new TierTable("any", List.of(new TierRow("ANY", 1, "any", List.of())));

  private static final Map<Map<String, String>, Integer> NUMBERS = new HashMap<>();

  private final List<Map<String, String>> rows = new ArrayList<>();

  /** A connection from one host and program; what is given comes on top. */
  Events connection(String... fields) {
    Map<String, String> row =
        new HashMap<>(
            Map.of(
                "_time", "0",
                "host", "ws1",
                "User", "ann",
                "Image", "C:\\a.exe",
                "CommandLine", "a",
                "DestinationIp", "8.8.8.8",
                "DestinationPort", "443",
                "EventCode", "3"));
    return add(row, fields);
  }

  /** An event with nothing but what is given. */
  Events event(String... fields) {
    return add(new HashMap<>(), fields);
  }

  Events times(int count, String... fields) {
    for (int i = 0; i < count; i++) {
      connection(fields);
    }
    return this;
  }

  private Events add(Map<String, String> row, String... fields) {
    for (String field : fields) {
      int equals = field.indexOf('=');
      row.put(field.substring(0, equals), field.substring(equals + 1));
    }
    rows.add(row);
    return this;
  }

  List<Map<String, String>> rows() {
    return rows;
  }

  ColumnBatch batch() {
    return batch(rows);
  }

  static ColumnBatch batch(List<Map<String, String>> rows) {
    ColumnBatch.Builder builder = new ColumnBatch.Builder(FIELDS);
    for (Map<String, String> row : rows) {
      for (int i = 0; i < FIELDS.size(); i++) {
        String value = row.getOrDefault(FIELDS.get(i), "");
        builder.set(i, List.of(value.split("\\|")));
      }
      builder.endRow();
    }
    ColumnBatch batch = builder.build();
    Prints prints = new Prints();
    for (int i = 0; i < rows.size(); i++) {
      long print = print(rows.get(i));
      prints.set(i, print * 0x9E3779B97F4A7C15L);
    }
    return new ColumnBatch(batch.bytes(), batch.rows(), batch.columns(), prints);
  }

  /** Feeds rows as a scanner does: what the run takes at once is in no batch. */
  static void feed(List<Map<String, String>> rows, BeaconFinder to) {
    List<Map<String, String>> others = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += ScoutedRows.MOST) {
      List<Map<String, String>> some =
          rows.subList(from, Math.min(rows.size(), from + ScoutedRows.MOST));
      ScoutedRows scouted = scouted(some);
      to.taker().look(scouted);
      int row = 0;
      while (row < some.size()) {
        int behind = scouted.behindKnown(row, some.size());
        if (behind > row) {
          to.taker().take(row, behind);
          row = behind;
        } else {
          others.add(some.get(row++));
        }
      }
    }
    to.add(batch(others));
  }

  private static ScoutedRows scouted(List<Map<String, String>> rows) {
    String all = rows.stream().map(row -> row.getOrDefault("_time", "")).collect(joining());
    ScoutedRows scouted = new ScoutedRows();
    scouted.begin(all.getBytes(UTF_8));
    int end = 0;
    for (Map<String, String> row : rows) {
      int start = end;
      end += row.getOrDefault("_time", "").length();
      long print = print(row);
      scouted.add(print * 0x9E3779B97F4A7C15L, start, end);
    }
    return scouted;
  }

  /** The same for the same row but for its time, in all tests; 0 for one with multivalues. */
  private static synchronized int print(Map<String, String> of) {
    Map<String, String> row = new HashMap<>(of);
    row.remove("_time");
    row.values().removeIf(String::isEmpty);
    boolean several = row.values().stream().anyMatch(value -> value.contains("|"));
    return several ? 0 : NUMBERS.computeIfAbsent(row, any -> NUMBERS.size() + 1);
  }

  static ExclusionRow exclusion(Object... fieldsAndCells) {
    Map<Field, String> conditions = new HashMap<>();
    for (int i = 0; i < fieldsAndCells.length; i += 2) {
      conditions.put((Field) fieldsAndCells[i], (String) fieldsAndCells[i + 1]);
    }
    return new ExclusionRow(conditions, "test.csv", 2);
  }

  /** Runs them and gives each finding as its cells, joined by spaces; several values by commas. */
  List<String> find(Map<String, String> options, ExclusionRow... exclusions) {
    return lines(findings(options, ANY, exclusions));
  }

  Findings findings(Map<String, String> options, TierTable tiers, ExclusionRow... exclusions) {
    try {
      return findings(
          Plan.of(Options.parse(options), PROFILE, List.of(exclusions), tiers, Ranges.none()));
    } catch (OptionException e) {
      throw new AssertionError(e);
    }
  }

  Findings findings(Plan plan) {
    try (BeaconFinder finder = new BeaconFinder(plan)) {
      finder.add(batch());
      return finder.finish();
    }
  }

  static List<String> lines(Findings findings) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < findings.rows(); row++) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < findings.columns().size(); column++) {
        List<String> values = findings.values(row, column);
        cells.add(values.isEmpty() ? "-" : String.join(",", values));
      }
      lines.add(String.join(" ", cells));
    }
    return lines;
  }
}
