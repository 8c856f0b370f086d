package io.vpsbeacon.cli;

import io.vpsbeacon.simulate.Actor;
import java.util.ArrayList;
import java.util.List;

/** The rows of one program, strongest first, as they come. */
final class DemoGroup {
  private final Grid grid;
  private final Actor actor;
  private final List<Integer> rows = new ArrayList<>();

  DemoGroup(Grid grid, Actor actor) {
    this.grid = grid;
    this.actor = actor;
  }

  void add(int row) {
    rows.add(row);
  }

  /** Whose rows these are; of a benign program, one of its actors. */
  Actor actor() {
    return actor;
  }

  long size() {
    return rows.size();
  }

  String tier() {
    return FindingsTable.tier(grid, rows.get(0));
  }

  String score() {
    return grid.text(rows.get(0), "RiskScore");
  }

  /** Connections of the strongest row. */
  long count() {
    return Long.parseLong(grid.text(rows.get(0), "ConnectionCount"));
  }

  String host() {
    return oneOrMany("host", "host");
  }

  String process() {
    return grid.text(rows.get(0), "Image");
  }

  String destination() {
    return oneOrMany("DestinationIp", "address");
  }

  String ports() {
    return grid.text(rows.get(0), "DestPorts").replace('\n', ',');
  }

  private String oneOrMany(String column, String noun) {
    List<String> distinct = rows.stream().map(row -> grid.text(row, column)).distinct().toList();
    return distinct.size() == 1 ? distinct.get(0) : plural(distinct.size(), noun);
  }

  static String plural(long count, String noun) {
    String ending = noun.endsWith("s") ? "es" : "s";
    return count + " " + noun + (count == 1 ? "" : ending);
  }
}
