package io.vpsbeacon.cli;

import io.vpsbeacon.cli.Layout.Column;
import io.vpsbeacon.cli.Layout.Cut;
import io.vpsbeacon.detect.Rhythm;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Findings as lines for people: as many columns as the terminal has room for. */
final class FindingsTable {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final Pattern BEAT = Pattern.compile(", every [0-9.]+ \\w+ ±\\d+ %");

  private final Grid grid;

  FindingsTable(Grid grid) {
    this.grid = grid;
  }

  List<String> lines(int width, Colours colours) {
    if (grid.rows() == 0) {
      return List.of();
    }
    Layout layout = new Layout(columns(), width);
    boolean tierFirst = layout.columns().get(0).title().equals("TIER");
    List<String> lines = new ArrayList<>();
    lines.add(colours.bold(layout.header()));
    for (int row = 0; row < grid.rows(); row++) {
      String line = layout.row(row);
      lines.add(tierFirst ? colours.tier(line, grid.text(row, "RiskScore")) : line);
    }
    return lines;
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    add(columns, "TIER", row -> tier(grid, row), 0, 8, 8, false, Cut.END);
    add(columns, "START (UTC)", start(), 9, 16, 19, false, Cut.END);
    for (String key : grid.keys()) {
      IntFunction<String> cell = row -> grid.text(row, key);
      switch (key) {
        case "host" -> add(columns, "HOST", cell, 4, 8, 16, false, Cut.END);
        case "User" -> add(columns, "USER", cell, 13, 10, 18, false, Cut.PATH);
        case "Image" -> add(columns, "PROCESS", cell, 3, 12, 26, false, Cut.PATH);
        case "CommandLine" -> add(columns, "COMMAND LINE", cell, 14, 20, 40, false, Cut.END);
        case "DestinationIp" -> add(columns, "DESTINATION", cell, 2, 15, 39, false, Cut.MIDDLE);
        default -> add(columns, Text.clean(key), cell, 10, 8, 20, false, Cut.MIDDLE);
      }
    }
    add(columns, "COUNT", row -> grid.text(row, "ConnectionCount"), 1, 12, 12, true, Cut.END);
    add(columns, "SCORE", row -> grid.text(row, "BeaconScore"), 5, 5, 5, true, Cut.END);
    add(columns, "PERIOD", this::period, 6, 8, 8, true, Cut.END);
    add(columns, "JITTER", this::jitter, 7, 6, 6, true, Cut.END);
    add(columns, "TIMELINE", this::timeline, 8, 12, 20, false, Cut.SPARKLINE);
    add(columns, "PORTS", this::ports, 12, 5, 11, false, Cut.END);
    add(columns, "PROVIDER", this::provider, 15, 8, 24, false, Cut.END);
    add(columns, "EVIDENCE", this::evidence, 11, 24, 60, false, Cut.END);
    return columns;
  }

  /** Adds the column, unless it may be missing and none of its cells says anything. */
  private void add(
      List<Column> columns,
      String title,
      IntFunction<String> cell,
      int rank,
      int least,
      int good,
      boolean rightAligned,
      Cut cut) {
    List<String> cells = IntStream.range(0, grid.rows()).mapToObj(cell).map(Text::clean).toList();
    if (rank == 0 || !cells.stream().allMatch(String::isEmpty)) {
      columns.add(new Column(title, cells, rank, least, good, rightAligned, cut));
    }
  }

  /** The tier's name: what stands before the dash of its label. */
  static String tier(Grid grid, int row) {
    String label = grid.text(row, "BeaconRisk");
    int dash = label.indexOf(" - ");
    return dash < 0 ? label : label.substring(0, dash);
  }

  /** The evidence without what has columns of its own: the count and the beat. */
  private String evidence(int row) {
    String evidence = BEAT.matcher(grid.text(row, "Evidence")).replaceFirst("");
    String count = grid.text(row, "ConnectionCount");
    for (String start : List.of(count + " connections ", count + " connection ")) {
      if (evidence.startsWith(start)) {
        return evidence.substring(start.length());
      }
    }
    return evidence;
  }

  private String provider(int row) {
    return grid.text(row, "Provider");
  }

  private String period(int row) {
    String seconds = grid.text(row, "BeaconPeriod");
    return seconds.isEmpty() ? "" : Rhythm.inWords(Double.parseDouble(seconds));
  }

  private String jitter(int row) {
    String share = grid.text(row, "BeaconJitter");
    return share.isEmpty() ? "" : new BigDecimal(share).movePointRight(2).toPlainString() + " %";
  }

  private String timeline(int row) {
    int column = grid.columns().indexOf(Grid.TIMELINE);
    return column < 0 ? "" : Sparkline.of(grid.values(row, column));
  }

  private String ports(int row) {
    int column = grid.columns().indexOf("DestPorts");
    return column < 0 ? "" : String.join(",", grid.values(row, column));
  }

  private IntFunction<String> start() {
    boolean whole =
        IntStream.range(0, grid.rows()).allMatch(row -> time(row, SECONDS).endsWith(":00"));
    return row -> time(row, whole ? MINUTES : SECONDS);
  }

  private String time(int row, DateTimeFormatter format) {
    String seconds = grid.text(row, "_time");
    try {
      return format.format(Instant.ofEpochSecond(new BigDecimal(seconds).longValue()));
    } catch (NumberFormatException | java.time.DateTimeException e) {
      return seconds;
    }
  }
}
