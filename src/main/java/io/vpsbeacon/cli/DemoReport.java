package io.vpsbeacon.cli;

import io.vpsbeacon.cli.DemoRun.Pass;
import io.vpsbeacon.cli.Layout.Column;
import io.vpsbeacon.cli.Layout.Cut;
import io.vpsbeacon.simulate.Actor;
import io.vpsbeacon.simulate.Program;
import io.vpsbeacon.simulate.Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Tells a demo run: what was planted, what was found, what was missed and why. */
final class DemoReport {
  /** Columns that hold what one row of a program says. */
  private static final List<String> STRONGEST = List.of("COUNT", "PORTS");

  private final DemoRun run;
  private final OptionalLong fewest;
  private final int width;
  private final Colours colours;
  private final List<String> lines = new ArrayList<>();

  DemoReport(DemoRun run, OptionalLong fewest, Terminal terminal) {
    this.run = run;
    this.fewest = fewest;
    width = terminal.width();
    colours = terminal.colours();
  }

  List<String> lines(Path saved) {
    say(
        "A working day in an office, made up: %,d machines, %,d events, %d implants (seed %d)."
            + " Its servers have addresses of 192.88.99.0/24, which nobody has.",
        run.hosts(), run.events(), run.scenario().implants().size(), run.scenario().seed());
    planted();
    run.passes().forEach(this::found);
    verdicts();
    benign();
    next(saved);
    return List.copyOf(lines);
  }

  private void planted() {
    title("Planted");
    List<Actor> implants = run.scenario().implants();
    for (int i = 0; i < implants.size(); i++) {
      Actor implant = implants.get(i);
      Server server = implant.servers().get(0);
      item(
          "%d. %s on %s: %s to %s:%d%s, by %s",
          i + 1,
          implant.program().name(),
          implant.machine().host(),
          implant.behaviour().description(),
          server.address(),
          server.port(),
          server.name().isEmpty() ? "" : " (" + server.name() + ")",
          implant.program().image());
    }
  }

  /** One line for an implant, one for a benign program: an hourly row each would be hundreds. */
  private void found(Pass pass) {
    Map<String, DemoGroup> groups = new LinkedHashMap<>();
    for (int row = 0; row < pass.found().rows(); row++) {
      Actor actor = run.actor(pass.found(), row);
      groups
          .computeIfAbsent(actor.program().name(), name -> new DemoGroup(pass.found(), actor))
          .add(row);
    }
    String heading =
        String.format(
            Locale.ROOT,
            "Found with span=%s: %,d rows, one line a program",
            pass.span(),
            pass.found().rows());
    if (groups.isEmpty()) {
      title(heading);
    } else {
      table(heading, List.copyOf(groups.values()));
    }
  }

  private void table(String heading, List<DemoGroup> groups) {
    Layout layout =
        new Layout(
            List.of(
                column("TIER", groups, DemoGroup::tier, 0, 8, 8, Cut.END),
                column("WHAT", groups, group -> what(group.actor()), 1, 10, 24, Cut.END),
                column("HOST", groups, DemoGroup::host, 4, 8, 8, Cut.END),
                column("PROCESS", groups, DemoGroup::process, 3, 12, 40, Cut.PATH),
                column("DESTINATION", groups, DemoGroup::destination, 2, 15, 15, Cut.MIDDLE),
                number("ROWS", groups, DemoGroup::size),
                number("COUNT", groups, DemoGroup::count),
                column("PORTS", groups, DemoGroup::ports, 5, 5, 5, Cut.END)),
            width);
    List<String> ofOneRow =
        layout.columns().stream().map(Column::title).filter(STRONGEST::contains).toList();
    title(
        ofOneRow.isEmpty()
            ? heading
            : heading
                + "; "
                + String.join(" and ", ofOneRow)
                + (ofOneRow.size() == 1 ? " is" : " are")
                + " its strongest row's");
    lines.add(colours.bold(layout.header()));
    for (int i = 0; i < groups.size(); i++) {
      lines.add(colours.tier(layout.row(i), groups.get(i).score()));
    }
  }

  private String what(Actor actor) {
    int implant = run.scenario().implants().indexOf(actor);
    return implant < 0
        ? "benign: " + actor.program().name().toLowerCase(Locale.ROOT)
        : "implant " + (implant + 1);
  }

  private void verdicts() {
    title("The implants");
    List<Actor> implants = run.scenario().implants();
    for (int i = 0; i < implants.size(); i++) {
      Actor implant = implants.get(i);
      List<String> verdicts = run.passes().stream().map(pass -> verdict(implant, pass)).toList();
      item("%d. %s: %s.", i + 1, implant.program().name(), String.join("; ", verdicts));
    }
  }

  private String verdict(Actor implant, Pass pass) {
    List<Integer> rows = rows(pass.found(), implant.program());
    if (!rows.isEmpty()) {
      return String.format(
          Locale.ROOT,
          "with span=%s found as %s (%s)",
          pass.span(),
          FindingsTable.tier(pass.found(), rows.get(0)),
          pass.found().text(rows.get(0), "Evidence"));
    }
    long busiest = run.busiest(implant, pass.length());
    String reason;
    if (!rows(pass.foundWithoutRows(), implant.program()).isEmpty()) {
      reason = "because an exclusion row covers it";
    } else if (fewest.isPresent() && busiest < fewest.getAsLong()) {
      reason =
          String.format(
              Locale.ROOT,
              "because it connects at most %d times in %s and every tier asks for %d or more",
              busiest,
              pass.span(),
              fewest.getAsLong());
    } else {
      reason = "because no tier holds";
    }
    return "with span=" + pass.span() + " missed, " + reason;
  }

  private void benign() {
    title("The benign programs");
    say(
        "The exclusion rows took %,d connections. \"Excluded\" means: found without the rows.",
        run.excluded());
    Map<String, List<Actor>> programs = new LinkedHashMap<>();
    for (Actor actor : run.scenario().actors()) {
      if (!actor.program().implant()) {
        programs.computeIfAbsent(actor.program().name(), name -> new ArrayList<>()).add(actor);
      }
    }
    List<Map.Entry<String, List<Actor>>> all = List.copyOf(programs.entrySet());
    List<Column> columns = new ArrayList<>();
    columns.add(column("PROGRAM", all, Map.Entry::getKey, 0, 12, 24, Cut.END));
    columns.add(
        number("HOSTS", all, e -> e.getValue().stream().map(Actor::machine).distinct().count()));
    columns.add(
        number("CONNECTIONS", all, e -> e.getValue().stream().mapToLong(run::connections).sum()));
    columns.add(
        column(
            "CONNECTS",
            all,
            e -> e.getValue().get(0).behaviour().description(),
            5,
            10,
            40,
            Cut.END));
    int rank = 1;
    for (Pass pass : run.passes()) {
      columns.add(
          column(
              "SPAN=" + pass.span(),
              all,
              e -> standing(e.getValue(), pass),
              rank++,
              20,
              24,
              Cut.END));
    }
    Layout layout = new Layout(columns, width);
    lines.add(colours.bold(layout.header()));
    IntStream.range(0, all.size()).mapToObj(layout::row).forEach(lines::add);
  }

  private String standing(List<Actor> actors, Pass pass) {
    long reported = hosts(pass.found(), actors);
    if (reported > 0) {
      return "REPORTED on " + DemoGroup.plural(reported, "host");
    }
    return hosts(pass.foundWithoutRows(), actors) > 0 ? "excluded" : "below every tier";
  }

  private long hosts(Grid grid, List<Actor> actors) {
    return IntStream.range(0, grid.rows())
        .mapToObj(row -> run.actor(grid, row))
        .filter(actors::contains)
        .map(actor -> actor.machine().host())
        .distinct()
        .count();
  }

  private void next(Path saved) {
    title("Next");
    say(
        "What is reported and benign is a false positive: counting alone cannot tell it from an"
            + " implant. A row in vpsbeacon_exclusions.csv (for scan: --exclusions FILE) takes it out.");
    String typed = word(System.getProperty("vpsbeacon.command", "vpsbeacon"));
    if (saved == null) {
      say("To look for yourself:");
      command("%s demo --out day.ndjson", typed);
      command("%s scan day.ndjson", typed);
    } else {
      say("The events are in %s. To look for yourself:", saved);
      command("%s scan %s", typed, word(file(saved)));
    }
  }

  /** In one line, however wide: it is there to be copied. */
  private void command(String format, Object... words) {
    lines.add("    " + Text.clean(String.format(Locale.ROOT, format, words)));
  }

  /** As a name that is no option. */
  private static String file(Path saved) {
    return saved.toString().startsWith("-") ? "./" + saved : saved.toString();
  }

  /** As a shell takes it. */
  private static String word(String text) {
    return text.matches("[\\w./+:@%-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private List<Integer> rows(Grid grid, Program program) {
    return IntStream.range(0, grid.rows())
        .filter(row -> run.actor(grid, row).program().equals(program))
        .boxed()
        .toList();
  }

  private void title(String text) {
    lines.add("");
    Text.wrap(text, width, 0).forEach(line -> lines.add(colours.bold(line)));
  }

  private void say(String format, Object... values) {
    lines.addAll(wrapped(0, format, values));
  }

  private void item(String format, Object... values) {
    lines.addAll(wrapped(3, format, values));
  }

  /** A number is not parted from its per cent sign. */
  private List<String> wrapped(int indent, String format, Object... values) {
    String text = Text.clean(String.format(Locale.ROOT, format, values));
    return Text.wrap(text.replace(" %", "\u00a0%"), width, indent).stream()
        .map(line -> line.replace('\u00a0', ' '))
        .toList();
  }

  private static <T> Column column(
      String title,
      List<T> rows,
      Function<T, String> cell,
      int rank,
      int least,
      int good,
      Cut cut) {
    List<String> cells = rows.stream().map(cell).map(Text::clean).toList();
    return new Column(title, cells, rank, least, good, false, cut);
  }

  private static <T> Column number(String title, List<T> rows, Function<T, Long> cell) {
    List<String> cells =
        rows.stream().map(row -> String.format(Locale.ROOT, "%,d", cell.apply(row))).toList();
    return new Column(title, cells, 4, 12, 12, true, Cut.END);
  }
}
