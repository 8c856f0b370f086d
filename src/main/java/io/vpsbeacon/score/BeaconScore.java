package io.vpsbeacon.score;

import java.util.Optional;

/** Finds the beat in a group's connections. */
public final class BeaconScore {
  private BeaconScore() {}

  /** The best beat; empty where there are too few connections to say. */
  public static Optional<Beat> of(Connections connections) {
    return Optional.empty();
  }
}
