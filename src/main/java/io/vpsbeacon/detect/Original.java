package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.ExclusionRow;
import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.TierRow;
import io.vpsbeacon.lookup.TierTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The published search that the app grew from, as {@code reference=true} does it: its exclusions by
 * bare name and its four tiers. The saved search {@code VPS Beacon - Original SPL (reference)}
 * holds its text.
 */
final class Original {
  private static final String ORIGIN = "the original search";

  private static final List<String> PROCESSES =
      List.of(
          "chrome.exe",
          "firefox.exe",
          "msedge.exe",
          "MicrosoftEdgeCP.exe",
          "iexplore.exe",
          "brave.exe",
          "opera.exe",
          "svchost.exe",
          "MsMpEng.exe",
          "wuauclt.exe",
          "TrustedInstaller.exe",
          "teams.exe",
          "OneDrive.exe");

  private Original() {}

  static List<ExclusionRow> exclusions() {
    Stream<String> private172 = IntStream.rangeClosed(16, 31).mapToObj(i -> "172." + i + ".*");
    List<String> destinations =
        Stream.of(
                Stream.of("10.*"), private172, Stream.of("192.168.*", "127.*", "::1", "169.254.*"))
            .flatMap(patterns -> patterns)
            .toList();
    List<ExclusionRow> rows = new ArrayList<>();
    for (String pattern : destinations) {
      rows.add(row(Field.DESTINATION_IP, pattern));
    }
    for (String process : PROCESSES) {
      rows.add(row(Field.IMAGE, "*\\" + process));
    }
    return rows;
  }

  static Tiers tiers() {
    try {
      return Tiers.compile(
          new TierTable(
              ORIGIN,
              List.of(
                  tier("CRITICAL", 4, "Highly Regular Single-Port Beaconing", 50, 1),
                  tier("HIGH", 3, "Low Port Variance Repetitive Connections", 30, 2),
                  tier("MEDIUM", 2, "Elevated Outbound Connection Frequency", 20, null),
                  tier("LOW", 1, "Above Threshold Outbound Frequency", 12, null))));
    } catch (OptionException e) {
      throw new IllegalStateException("the original's tiers use metrics that are not known", e);
    }
  }

  private static ExclusionRow row(Field field, String pattern) {
    return new ExclusionRow(Map.of(field, pattern), ORIGIN, 0);
  }

  private static TierRow tier(String tier, int score, String label, int minimum, Integer ports) {
    List<TierRow.Condition> conditions = new ArrayList<>();
    conditions.add(
        new TierRow.Condition(TierRow.Bound.MIN, Metric.CONNECTIONS.tableName(), minimum));
    if (ports != null) {
      conditions.add(new TierRow.Condition(TierRow.Bound.MAX, Metric.PORTS.tableName(), ports));
    }
    return new TierRow(tier, score, tier + " - " + label, conditions);
  }
}
