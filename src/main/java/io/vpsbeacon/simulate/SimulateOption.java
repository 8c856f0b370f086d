package io.vpsbeacon.simulate;

import io.vpsbeacon.detect.TypedOption;
import java.util.Locale;
import java.util.Optional;

/** The simulator's options: the one list that its parsers, helps and the docs' tests use. */
public enum SimulateOption implements TypedOption {
  SCENARIO("office", "office | server | laptops | quiet", "where it takes place"),
  IMPLANTS(
      "3",
      "<integer> | all | <name>[,<name>...]",
      "how many implants, or which; each on a host of its own"),
  HOSTS("", "<integer>", "how many hosts; without it, as many as the scenario has"),
  DURATION("24h", "<integer>(s|m|h|d|w)", "how long"),
  START(
      "",
      "<time>",
      "when it begins: epoch seconds or ISO 8601, UTC unless it says otherwise; without it, so that"
          + " it ends with the last whole hour"),
  SEED("1", "<integer>", "another seed, other events; the same seed and start, the same events"),
  PERIOD("", "<integer>(s|m|h|d|w)", "sleep of all implants, in place of their own"),
  JITTER(
      "",
      "<number>",
      "share of the sleep by which the implants vary it, 0 to 0.9, in place of their own"),
  MISSED("", "<number>", "share of the implants' beats that fail, 0 to 0.9, in place of their own"),
  LABELS("false", "<bool>", "adds sim_label, which tells the truth about each event"),
  LIMIT("10000000", "<integer>", "at most so many events, the earliest; 0 is all");

  private final String defaultText;
  private final String syntax;
  private final String description;

  SimulateOption(String defaultText, String syntax, String description) {
    this.defaultText = defaultText;
    this.syntax = syntax;
    this.description = description;
  }

  @Override
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String defaultText() {
    return defaultText;
  }

  @Override
  public String syntax() {
    return syntax;
  }

  @Override
  public String description() {
    return description;
  }

  static Optional<SimulateOption> byName(String name) {
    for (SimulateOption option : values()) {
      if (option.name().equalsIgnoreCase(name)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }
}
