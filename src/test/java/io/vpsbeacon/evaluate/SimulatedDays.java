package io.vpsbeacon.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What the whole engine found on simulated days of several sites and seeds. */
final class SimulatedDays {
  static final List<String> SITES = List.of("office", "server", "laptops");

  /** Benign programs with a period of their own: what scores high by right. */
  private static final Set<String> PERIODIC =
      Set.of(
          "benign:push",
          "benign:antivirus",
          "benign:monitoring",
          "benign:browser_update",
          "benign:backup");

  /** Who made an alert. */
  enum Maker {
    IMPLANT,
    PERIODIC,
    OTHER;

    static Maker of(String label) {
      if (label.startsWith(SimulatedDay.IMPLANT)) {
        return IMPLANT;
      }
      return SimulatedDays.PERIODIC.contains(label) ? PERIODIC : OTHER;
    }
  }

  private final List<SimulatedDay.Outcome> days = new ArrayList<>();

  /** Plays a day at each site. */
  void add(long seed, Path lookups) {
    days.addAll(
        SITES.stream().parallel().map(site -> SimulatedDay.play(site, seed, lookups)).toList());
  }

  int days() {
    return days.size();
  }

  long events() {
    return days.stream().mapToLong(SimulatedDay.Outcome::events).sum();
  }

  /** How often each implant was planted, in the order of the simulator. */
  Map<String, Integer> planted() {
    Map<String, Integer> planted = new LinkedHashMap<>();
    for (SimulatedDay.Outcome day : days) {
      day.planted().forEach(label -> planted.merge(label, 1, Integer::sum));
    }
    return planted;
  }

  /** On how many days this table told of this implant. */
  long found(Setting setting, String label) {
    return days.stream()
        .filter(
            day -> day.alerts().get(setting).stream().anyMatch(one -> one.label().equals(label)))
        .count();
  }

  /** The median number of an implant's connections in a day. */
  int connections(String label) {
    int[] sorted =
        days.stream()
            .flatMap(day -> day.groups().stream())
            .filter(group -> group.label().equals(label))
            .mapToInt(SimulatedDay.Group::connections)
            .sorted()
            .toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /** Programs on a host to a server that a tier told of, in however many windows, by maker. */
  Map<Maker, Integer> alerts(Setting setting, String tier) {
    Map<Maker, Integer> counts = new EnumMap<>(Maker.class);
    for (SimulatedDay.Outcome day : days) {
      Set<String> seen = new HashSet<>();
      for (SimulatedDay.Alert alert : day.alerts().get(setting)) {
        if (alert.tier().equals(tier) && seen.add(alert.program())) {
          counts.merge(Maker.of(alert.label()), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  /** A contestant's scores of the groups of this maker that connect six times or more. */
  double[] scores(int contestant, Predicate<Maker> makers) {
    return days.stream()
        .flatMap(day -> day.groups().stream())
        .filter(group -> makers.test(Maker.of(group.label())) && group.connections() >= 6)
        .mapToDouble(group -> group.scores().each()[contestant])
        .toArray();
  }
}
