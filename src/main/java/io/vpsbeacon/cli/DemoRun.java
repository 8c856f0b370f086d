package io.vpsbeacon.cli;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.detect.BeaconFinder;
import io.vpsbeacon.detect.Findings;
import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.Options;
import io.vpsbeacon.simulate.Actor;
import io.vpsbeacon.simulate.Scenario;
import io.vpsbeacon.simulate.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The detection on a simulated day, and the truth beside it. Every pass runs with the exclusion
 * rows and without: what only the second finds is what the rows have taken.
 */
final class DemoRun {
  /** What the scenario's events are also given to. */
  interface Copy {
    void accept(ColumnBatch batch) throws IOException;
  }

  /**
   * One run of the detection.
   *
   * @param span the window, as the option takes it
   * @param length the same
   * @param found with the exclusion rows
   * @param foundWithoutRows with {@code exclude=false}
   */
  record Pass(String span, Duration length, Grid found, Grid foundWithoutRows) {}

  private record Span(String text, Duration length) {}

  private record Contact(String host, String image, String address) {}

  private record Window(Actor actor, Duration length, long number) {}

  /** The default, and the longer window that low and slow beacons need. */
  private static final List<Span> SPANS =
      List.of(new Span("1h", Duration.ofHours(1)), new Span("1d", Duration.ofDays(1)));

  private final Scenario scenario;
  private final Map<Contact, Actor> actors = new HashMap<>();
  private final Map<Actor, Long> connections = new HashMap<>();
  private final Map<Window, Long> windows = new HashMap<>();
  private final List<BeaconFinder> finders = new ArrayList<>();
  private final List<Pass> passes = new ArrayList<>();
  private final Set<String> hosts = new HashSet<>();
  private long events;
  private long excluded;

  DemoRun(Scenario scenario, Lookups lookups) {
    this.scenario = scenario;
    for (Actor actor : scenario.actors()) {
      hosts.add(actor.machine().host());
      for (Server server : actor.servers()) {
        actors.put(
            new Contact(actor.machine().host(), actor.program().image(), server.address()), actor);
      }
    }
    for (Span span : SPANS) {
      finders.add(new BeaconFinder(lookups.plan(options(span.text(), true), null)));
      finders.add(new BeaconFinder(lookups.plan(options(span.text(), false), null)));
    }
  }

  /** Plays the day and detects on it. */
  void play(Copy copy) throws IOException {
    feed(copy);
    for (Span span : SPANS) {
      Findings found = finders.remove(0).finish();
      excluded = found.summary().excluded();
      Findings all = finders.remove(0).finish();
      passes.add(
          new Pass(span.text(), span.length(), new FindingsGrid(found), new FindingsGrid(all)));
    }
  }

  private static Options options(String span, boolean exclude) {
    try {
      return Options.parse(
          Map.of("span", span, "exclude", Boolean.toString(exclude), "limit", "0"));
    } catch (OptionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void feed(Copy copy) throws IOException {
    try {
      scenario.play(
          batch -> {
            finders.forEach(finder -> finder.add(batch));
            tally(batch);
            try {
              copy.accept(batch);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void tally(ColumnBatch batch) {
    events += batch.rows();
    for (int row = 0; row < batch.rows(); row++) {
      if (batch.column("EventCode").text(row).equals("3")) {
        Actor actor =
            actors.get(
                new Contact(
                    batch.column("host").text(row),
                    batch.column("Image").text(row),
                    batch.column("DestinationIp").text(row)));
        connections.merge(actor, 1L, Long::sum);
        if (actor.program().implant()) {
          long second = new BigDecimal(batch.column("_time").text(row)).longValue();
          for (Span span : SPANS) {
            long number = second / span.length().toSeconds();
            windows.merge(new Window(actor, span.length(), number), 1L, Long::sum);
          }
        }
      }
    }
  }

  Scenario scenario() {
    return scenario;
  }

  List<Pass> passes() {
    return List.copyOf(passes);
  }

  long events() {
    return events;
  }

  /** Connections that the exclusion rows took; the span does not matter. */
  long excluded() {
    return excluded;
  }

  int hosts() {
    return hosts.size();
  }

  long connections(Actor actor) {
    return connections.getOrDefault(actor, 0L);
  }

  /** Most connections that the actor made in one window of this length. */
  long busiest(Actor actor, Duration length) {
    return windows.entrySet().stream()
        .filter(e -> e.getKey().actor().equals(actor) && e.getKey().length().equals(length))
        .mapToLong(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  /** Whose doing the row is. */
  Actor actor(Grid grid, int row) {
    return actors.get(
        new Contact(
            grid.text(row, "host"), grid.text(row, "Image"), grid.text(row, "DestinationIp")));
  }
}
