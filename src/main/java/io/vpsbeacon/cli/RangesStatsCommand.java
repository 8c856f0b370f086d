package io.vpsbeacon.cli;

import io.vpsbeacon.cli.Layout.Column;
import io.vpsbeacon.cli.Layout.Cut;
import io.vpsbeacon.lookup.RangeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how much the range table knows, and where from. */
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Counts the range table by class, provider and source, and names its files.")
final class RangesStatsCommand implements Callable<Integer> {
  private static final int TOP = 10;

  private final Terminal terminal;

  @Mixin private LookupsOption lookups;

  RangesStatsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** A line of a table: what is counted, and its count. */
  private record Line(String name, RangeCounts.Count count) {
    static Line of(Map.Entry<String, RangeCounts.Count> entry) {
      return new Line(
          entry.getKey().isEmpty() ? "-" : Text.clean(entry.getKey()), entry.getValue());
    }
  }

  @Override
  public Integer call() throws IOException {
    Lookups found =
        lookups.find(warning -> terminal.err().println("warning: " + Text.clean(warning)));
    RangeTable table = found.ranges();
    List<Line> all =
        RangeCounts.by(range -> "all", table).largestFirst().stream().map(Line::of).toList();
    List<Line> classes =
        RangeCounts.by(range -> range.providerClass().toString(), table).largestFirst().stream()
            .map(Line::of)
            .toList();
    List<Line> providers =
        RangeCounts.by(range -> range.provider() + " (" + range.providerClass() + ")", table)
            .largestFirst()
            .stream()
            .map(Line::of)
            .toList();
    List<Line> sources =
        RangeCounts.by(range -> range.source(), table).largestFirst().stream()
            .map(Line::of)
            .toList();
    write("CLASS", Stream.concat(classes.stream(), all.stream()).toList(), false);
    terminal.out().append('\n');
    write("PROVIDER", providers.subList(0, Math.min(TOP, providers.size())), false);
    if (providers.size() > TOP) {
      terminal.out().append(String.format(Locale.ROOT, "and %,d more\n", providers.size() - TOP));
    }
    terminal.out().append('\n');
    write("SOURCE", sources, true);
    terminal.out().append('\n');
    writeFiles(found.rangeFiles());
    return ExitCode.OK.status();
  }

  private void write(String title, List<Line> lines, boolean dated) throws IOException {
    Column name = column(title, lines, Line::name, false);
    Column networks = column("NETWORKS", lines, line -> number(line.count().networks()), true);
    Column prefixes = column("PREFIXES", lines, line -> number(line.count().prefixes()), true);
    Column addresses =
        column("IPV4 ADDRESSES", lines, line -> number(line.count().addresses()), true);
    Column newest = column("UPDATED", lines, line -> Text.clean(line.count().newest()), false);
    write(
        dated
            ? List.of(name, networks, prefixes, addresses, newest)
            : List.of(name, networks, prefixes, addresses),
        lines.size());
  }

  private void writeFiles(List<Path> files) throws IOException {
    try {
      write(
          List.of(
              column("FILE", files, file -> Text.clean(file.toString()), false),
              column("BYTES", files, file -> number(size(file)), true),
              column("CHANGED (UTC)", files, RangesStatsCommand::changed, false)),
          files.size());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write(List<Column> columns, int rows) throws IOException {
    Layout layout = new Layout(columns, terminal.width());
    terminal.out().append(terminal.colours().bold(layout.header())).append('\n');
    for (int row = 0; row < rows; row++) {
      terminal.out().append(layout.row(row)).append('\n');
    }
  }

  /** The first column stays longest. */
  private static <T> Column column(
      String title, List<T> rows, Function<T, String> cell, boolean isNumber) {
    List<String> cells = rows.stream().map(cell).toList();
    int rank = isNumber ? 1 : title.equals("UPDATED") || title.startsWith("CHANGED") ? 2 : 0;
    int least = rank == 0 ? title.length() : Integer.MAX_VALUE;
    return new Column(title, cells, rank, least, least, isNumber, Cut.MIDDLE);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String changed(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant().toString().substring(0, 10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
