package io.vpsbeacon.evaluate;

import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.Options;
import io.vpsbeacon.detect.Plan;
import io.vpsbeacon.detect.PlanLoader;
import io.vpsbeacon.lookup.LookupFolder;
import io.vpsbeacon.lookup.Ranges;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** A shipped tier table with the window that it is meant for. */
enum Setting {
  DEFAULT("1h"),
  REGULAR("1h"),
  SLOW("1d");

  /** What exclusion rows expire by: no row depends on when this runs. */
  private static final Instant NOW = Instant.parse("2026-03-12T00:00:00Z");

  private final String span;

  Setting(String span) {
    this.span = span;
  }

  String tiers() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As it is typed. */
  String words() {
    return "`tiers=" + tiers() + " span=" + span + "`";
  }

  /**
   * What the shipped lookups make of it, with all findings and these keys.
   *
   * @param exclude whether the shipped exclusion rows apply
   */
  Plan plan(Path lookups, String keys, boolean exclude) {
    try {
      Options options =
          Options.parse(
              Map.of(
                  "tiers",
                  tiers(),
                  "span",
                  span,
                  "limit",
                  "0",
                  "by",
                  keys,
                  "exclude",
                  Boolean.toString(exclude)));
      return new PlanLoader(new LookupFolder(lookups), null, Ranges.none())
          .load(options, NOW)
          .plan();
    } catch (OptionException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
