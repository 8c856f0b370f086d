package io.vpsbeacon.detect;

import java.util.Locale;

/** Which part of the pipe a command does. */
public enum Stage {
  /** The whole pipe. */
  FIND,
  /** Only the exclusions and the window: passes events on. */
  FILTER,
  /** Only the tiers: judges rows that carry their metrics. */
  TIER;

  /** The name that {@code stage=} takes. */
  public String optionValue() {
    return name().toLowerCase(Locale.ROOT);
  }
}
