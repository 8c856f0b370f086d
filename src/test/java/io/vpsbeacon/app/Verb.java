package io.vpsbeacon.app;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What {@code | vpsbeacon} takes and gives: the one place where these tests name it. */
final class Verb {
  static final String NAME = "vpsbeacon";

  private static final Pattern SWITCH = Pattern.compile("true|false|t|f|1|0");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern WORD = Pattern.compile("\\w+");

  static final Map<String, Pattern> OPTIONS =
      Map.ofEntries(
          Map.entry("span", Pattern.compile("\\d+(s|m|h|d)|all|none")),
          Map.entry("by", Pattern.compile("[\\w.]+(, ?[\\w.]+)*")),
          Map.entry("profile", WORD),
          Map.entry("tiers", WORD),
          Map.entry("exclude", SWITCH),
          Map.entry("nulls", Pattern.compile("keep|drop")),
          Map.entry("count", WORD),
          Map.entry("min", NUMBER),
          Map.entry("limit", NUMBER),
          Map.entry("reference", SWITCH),
          Map.entry("stage", Pattern.compile("find|filter|tier")));

  static final List<String> COLUMNS =
      List.of(
          "_time",
          "host",
          "User",
          "Image",
          "CommandLine",
          "DestinationIp",
          "ConnectionCount",
          "ConnectionsPerMinute",
          "UniqueDestPorts",
          "DestPorts",
          "BeaconRisk",
          "RiskScore",
          "FirstSeen",
          "LastSeen",
          "Evidence");

  private Verb() {}
}
