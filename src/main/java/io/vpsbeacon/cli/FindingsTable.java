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
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Findings as lines for people: as many columns as the terminal has room for. */
final class FindingsTable {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY_MINUTES =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY_SECONDS =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /** The rank of keys that the user asked for. */
  private static final int CHOSEN = 2;

  /** The highest rank of what tells rows apart. */
  private static final int NEEDED = 7;

  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
  private static final Pattern BEAT = Pattern.compile(", every [0-9.]+ \\w+ ±\\d+ %");

  /** How much of it there is. */
  private enum Room {
    ENOUGH,
    LITTLE,
    LEAST
  }

  private final Grid grid;

  FindingsTable(Grid grid) {
    this.grid = grid;
  }

  List<String> lines(int width, Colours colours) {
    if (grid.rows() == 0) {
      return List.of();
    }
    Layout layout = layout(width);
    boolean tierFirst = layout.columns().get(0).title().equals("TIER");
    List<String> lines = new ArrayList<>();
    lines.add(colours.bold(layout.header()));
    for (int row = 0; row < grid.rows(); row++) {
      String line = layout.row(row);
      lines.add(tierFirst ? colours.tier(line, grid.text(row, "RiskScore")) : line);
    }
    return lines;
  }

  /** Titles of the columns for which there is no room. */
  List<String> leftOut(int width) {
    return grid.rows() == 0 ? List.of() : layout(width).leftOut();
  }

  /**
   * Starts lose their year before a column is lost; keys that were asked for are cut short before
   * one of them is.
   */
  private Layout layout(int width) {
    Layout whole = new Layout(columns(Room.ENOUGH), width);
    if (whole.leftOut().isEmpty()) {
      return whole;
    }
    Layout tight = new Layout(columns(Room.LITTLE), width);
    Layout tightest = new Layout(columns(Room.LEAST), width);
    if (needed(tightest) > needed(tight)) {
      return tightest;
    }
    boolean better =
        needed(tight) > needed(whole) || tight.columns().size() > whole.columns().size();
    return better ? tight : whole;
  }

  private static long needed(Layout layout) {
    return layout.columns().stream().filter(column -> column.rank() <= NEEDED).count();
  }

  private List<Column> columns(Room room) {
    boolean chosen = !grid.chosenKeys().isEmpty();
    List<Column> columns = new ArrayList<>();
    add(columns, column("TIER", row -> tier(grid, row), 0, 8, 8, false, Cut.END));
    int start = grid.hasOneWindow() ? 12 : NEEDED;
    add(columns, column("START (UTC)", start(room), start, 19, 19, false, Cut.END));
    for (String key : grid.keys()) {
      IntFunction<String> cell = row -> grid.text(row, key);
      Column column =
          switch (key) {
            case "host" -> column("HOST", cell, 6, 8, 16, false, Cut.END);
            case "User" -> column("USER", cell, 15, 10, 18, false, Cut.PATH);
            case "Image" -> column("PROCESS", cell, 5, 12, 26, false, Cut.PATH);
            case "CommandLine" -> column("COMMAND LINE", cell, 16, 20, 40, false, Cut.END);
            case "DestinationIp" -> column("DESTINATION", cell, 4, 15, 39, false, Cut.MIDDLE);
            default -> column(Text.clean(key), cell, CHOSEN, 14, 20, false, Cut.MIDDLE);
          };
      add(columns, chosen ? column.of(CHOSEN, room == Room.LEAST ? 8 : column.least()) : column);
    }
    add(columns, column("COUNT", this::count, 1, 12, 12, true, Cut.END));
    add(columns, column("SCORE", row -> grid.text(row, "BeaconScore"), 8, 5, 5, true, Cut.END));
    add(columns, column("PERIOD", this::period, 9, 8, 8, true, Cut.END));
    add(columns, column("JITTER", this::jitter, 10, 6, 6, true, Cut.END));
    add(columns, column("TIMELINE", this::timeline, 11, 12, 20, false, Cut.SPARKLINE));
    add(columns, column("PORTS", this::ports, 14, 5, 11, false, Cut.END));
    add(columns, column("PROVIDER", this::provider, 17, 8, 24, false, Cut.END));
    add(columns, column("EVIDENCE", this::evidence, 13, 24, 60, false, Cut.END));
    return columns;
  }

  /** Adds the column, unless it may be missing and none of its cells says anything. */
  private static void add(List<Column> columns, Column column) {
    if (column.rank() == 0 || !column.cells().stream().allMatch(String::isEmpty)) {
      columns.add(column);
    }
  }

  private Column column(
      String title,
      IntFunction<String> cell,
      int rank,
      int least,
      int good,
      boolean rightAligned,
      Cut cut) {
    List<String> cells = IntStream.range(0, grid.rows()).mapToObj(cell).map(Text::clean).toList();
    return new Column(title, cells, rank, least, good, rightAligned, cut);
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

  private String count(int row) {
    String count = grid.text(row, "ConnectionCount");
    return DIGITS.matcher(count).matches()
        ? String.format(Locale.ROOT, "%,d", Long.parseLong(count))
        : count;
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

  private IntFunction<String> start(Room room) {
    List<String> starts =
        IntStream.range(0, grid.rows()).mapToObj(row -> time(row, SECONDS)).toList();
    boolean whole = starts.stream().allMatch(start -> start.endsWith(":00"));
    boolean oneYear = starts.stream().map(start -> Text.cutEnd(start, 6)).distinct().count() == 1;
    boolean dated = room == Room.ENOUGH || !oneYear;
    return row ->
        time(row, whole ? (dated ? MINUTES : DAY_MINUTES) : dated ? SECONDS : DAY_SECONDS);
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
