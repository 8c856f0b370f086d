package io.vpsbeacon.cli;

import java.util.List;

/** A result written by a test; a cell's values are separated by newlines. */
record StubGrid(List<String> columns, List<List<String>> cells) implements Grid {
  static final List<String> COLUMNS =
      List.of(
          "_time",
          "host",
          "Image",
          "DestinationIp",
          "ConnectionCount",
          "ConnectionsPerMinute",
          "UniqueDestPorts",
          "DestPorts",
          "BeaconRisk",
          "RiskScore",
          "Evidence");

  static StubGrid of(String... cells) {
    return new StubGrid(COLUMNS, List.of(List.of(cells)));
  }

  static StubGrid finding(String host, String image) {
    return of(
        "1773237600",
        host,
        image,
        "192.0.2.7",
        "461",
        "7.68",
        "2",
        "443\n8080",
        "CRITICAL - Highly Regular",
        "4",
        "461 connections in 38 min, ports 443 and 8080");
  }

  @Override
  public int rows() {
    return cells.size();
  }

  @Override
  public List<String> values(int row, int column) {
    String cell = cells.get(row).get(column);
    return cell.isEmpty() ? List.of() : List.of(cell.split("\n", -1));
  }
}
