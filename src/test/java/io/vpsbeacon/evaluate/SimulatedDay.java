package io.vpsbeacon.evaluate;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.detect.BeaconFinder;
import io.vpsbeacon.detect.Finding;
import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.score.Connections;
import io.vpsbeacon.simulate.Actor;
import io.vpsbeacon.simulate.SimulateOptions;
import io.vpsbeacon.simulate.Simulation;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One simulated day, given to the whole engine as it is shipped, the label of each event beside it
 * as one more key. The label changes no group: no two programs share a host, an image and a server.
 */
final class SimulatedDay {
  static final String IMPLANT = "implant:";
  private static final String KEYS = "host,User,Image,CommandLine,DestinationIp,sim_label";
  private static final int LABEL = 5;
  private static final int BATCH_ROWS = 4096;

  /**
   * A finding.
   *
   * @param tier the row of the tier table
   * @param program what made it and where, which windows share
   */
  record Alert(String tier, String label, String program) {}

  /** All connections of one program on one host to one server, and what all said of them. */
  record Group(String label, int connections, Contestant.Scores scores) {}

  /**
   * What came of it.
   *
   * @param planted the implants' labels
   * @param alerts by tier table
   * @param groups of the whole day
   */
  record Outcome(
      long events, List<String> planted, Map<Setting, List<Alert>> alerts, List<Group> groups) {}

  private static final class Times {
    private final List<Long> micros = new ArrayList<>();
    private final List<Integer> processes = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();

    Connections connections() {
      return new Connections(
          micros.stream().mapToLong(Long::longValue).toArray(),
          processes.stream().mapToInt(Integer::intValue).toArray(),
          ports.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  private final Simulation simulation;
  private final Map<String, Times> groups = new TreeMap<>();
  private final Map<String, Integer> processes = new HashMap<>();
  private long events;

  private SimulatedDay(Simulation simulation) {
    this.simulation = simulation;
  }

  /** A day at a site of the simulator, with one of every implant. */
  static Outcome play(String site, long seed, Path lookups) {
    try {
      Map<String, String> options =
          Map.of(
              "scenario", site,
              "implants", "all",
              "start", "2026-03-11",
              "seed", Long.toString(seed),
              "labels", "true");
      return new SimulatedDay(new Simulation(SimulateOptions.parse(options, Instant.EPOCH)))
          .run(lookups);
    } catch (OptionException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private Outcome run(Path lookups) {
    Map<Setting, BeaconFinder> finders = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      finders.put(setting, new BeaconFinder(setting.plan(lookups, KEYS, true)));
    }
    while (!simulation.isOver()) {
      ColumnBatch batch = simulation.next(BATCH_ROWS);
      finders.values().forEach(finder -> finder.add(batch));
      add(batch);
    }
    Map<Setting, List<Alert>> alerts = new EnumMap<>(Setting.class);
    finders.forEach((setting, finder) -> alerts.put(setting, alerts(finder)));
    List<Group> judged = new ArrayList<>();
    groups.forEach(
        (name, times) -> {
          Connections group = times.connections();
          String label = name.substring(0, name.indexOf('|'));
          judged.add(new Group(label, group.size(), Contestant.judge(group)));
        });
    return new Outcome(events, planted(), alerts, judged);
  }

  private List<String> planted() {
    return simulation.scenario().implants().stream()
        .filter(actor -> actor.agent() == 0)
        .map(Actor::program)
        .map(program -> program.label())
        .toList();
  }

  private static List<Alert> alerts(BeaconFinder finder) {
    try (finder) {
      List<Alert> alerts = new ArrayList<>();
      for (Finding finding : finder.finish().list()) {
        List<String> keys = finding.keys();
        alerts.add(new Alert(finding.tier().tier(), keys.get(LABEL), String.join("|", keys)));
      }
      return alerts;
    }
  }

  private void add(ColumnBatch batch) {
    events += batch.rows();
    for (int row = 0; row < batch.rows(); row++) {
      if (!text(batch, "EventCode", row).equals("3")) {
        continue;
      }
      String name =
          String.join(
              "|",
              text(batch, "sim_label", row),
              text(batch, "host", row),
              text(batch, "Image", row),
              text(batch, "DestinationIp", row));
      Times times = groups.computeIfAbsent(name, any -> new Times());
      BigDecimal time = new BigDecimal(text(batch, "_time", row));
      // The engine keeps milliseconds.
      times.micros.add(Math.floorDiv(time.movePointRight(6).longValue(), 1000) * 1000);
      String process = text(batch, "ProcessGuid", row);
      times.processes.add(processes.computeIfAbsent(process, any -> processes.size() + 1));
      times.ports.add(Integer.parseInt(text(batch, "DestinationPort", row)));
    }
  }

  private static String text(ColumnBatch batch, String column, int row) {
    return batch.column(column).text(row);
  }
}
