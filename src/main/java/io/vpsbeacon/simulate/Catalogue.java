package io.vpsbeacon.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What there is to simulate. */
public final class Catalogue {
  private Catalogue() {}

  /**
   * One thing that can be named.
   *
   * @param name as it is typed, or as it stands in {@code sim_label}
   * @param description in plain English, one line
   */
  public record Entry(String name, String description) {}

  public static List<Entry> scenarios() {
    return Arrays.stream(Site.values())
        .map(
            site ->
                new Entry(
                    site.optionValue(),
                    String.format(Locale.ROOT, "%s; %d hosts", site.description(), site.hosts())))
        .toList();
  }

  public static List<Entry> implants() {
    return Arrays.stream(Implant.values())
        .map(implant -> new Entry(implant.optionValue(), implant.description()))
        .toList();
  }

  /** Of all sites, each program once. */
  public static List<Entry> benign() {
    long from = Scenario.micros(Instant.EPOCH);
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Site site : Site.values()) {
      Benign benign = new Benign(Network.of(0));
      for (Actor actor :
          site.population(0, from, from + 1_000_000, site.hosts(), benign).actors()) {
        Program program = actor.program();
        entries.putIfAbsent(
            program.key(),
            new Entry(program.key(), program.name() + ": " + actor.behaviour().description()));
      }
    }
    return new ArrayList<>(entries.values());
  }
}
