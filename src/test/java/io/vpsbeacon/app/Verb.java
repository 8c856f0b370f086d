package io.vpsbeacon.app;

import io.vpsbeacon.detect.Option;
import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.Options;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code | vpsbeacon} takes and gives: the one place where these tests name it. */
final class Verb {
  static final String NAME = "vpsbeacon";

  static final Set<String> OPTIONS =
      Arrays.stream(Option.values()).map(Option::optionName).collect(Collectors.toSet());

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
          "BeaconScore",
          "BeaconPeriod",
          "BeaconJitter",
          "BeaconCoverage",
          "Prevalence",
          "Provider",
          "ProviderClass",
          "Asn",
          "Timeline",
          "Evidence");

  private Verb() {}

  /** What the command itself would say of these options; empty where it takes them. */
  static Optional<String> fault(Map<String, String> options) {
    try {
      Options.parse(options);
      return Optional.empty();
    } catch (OptionException e) {
      return Optional.of(e.getMessage());
    }
  }
}
