package io.vpsbeacon.evaluate;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.detect.BeaconFinder;
import io.vpsbeacon.detect.Finding;
import io.vpsbeacon.score.Connections;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Real groups through the whole engine. Each has a host of its own, so that Prevalence is 1 and
 * takes nothing away; without the exclusion rows, because the captures' servers have private
 * addresses.
 */
final class RealAlerts {
  private static final List<String> FIELDS =
      List.of("_time", "host", "DestinationIp", "DestinationPort", "ProcessGuid");

  private RealAlerts() {}

  /** The groups that a tier table tells of in any window. */
  static List<RealRecords.Group> of(List<RealRecords.Group> groups, Setting setting, Path lookups) {
    try (BeaconFinder finder =
        new BeaconFinder(setting.plan(lookups, "host,DestinationIp", false))) {
      for (int i = 0; i < groups.size(); i++) {
        finder.add(batch(i, groups.get(i).connections()));
      }
      List<Integer> told =
          finder.finish().list().stream()
              .map(Finding::keys)
              .map(keys -> Integer.valueOf(keys.get(0)))
              .distinct()
              .toList();
      return told.stream().map(groups::get).toList();
    }
  }

  private static ColumnBatch batch(int number, Connections group) {
    ColumnBatch.Builder rows = new ColumnBatch.Builder(FIELDS);
    String host = Integer.toString(number);
    String destination = "2001:db8::" + Integer.toHexString(number);
    for (int i = 0; i < group.size(); i++) {
      rows.row(
          String.format(Locale.ROOT, "%.6f", group.micros()[i] / 1e6),
          host,
          destination,
          Integer.toString(group.ports()[i]),
          group.processes()[i] == 0 ? "" : "process " + group.processes()[i]);
    }
    return rows.build();
  }
}
