package io.vpsbeacon.app;

import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.simulate.SimulateOptions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What {@code | vpsbeaconsim} takes: the one place where these tests name it. */
final class Simulator {
  static final String NAME = "vpsbeaconsim";

  private Simulator() {}

  /** What the command itself would say of these options; empty where it takes them. */
  static Optional<String> fault(Map<String, String> options) {
    try {
      SimulateOptions.parse(options, Instant.EPOCH.plusSeconds(1_773_187_200));
      return Optional.empty();
    } catch (OptionException e) {
      return Optional.of(e.getMessage());
    }
  }
}
