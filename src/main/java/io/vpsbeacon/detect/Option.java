package io.vpsbeacon.detect;

import java.util.Locale;
import java.util.Optional;

/** The verb's options: the one list that the parser, the command line and the docs' tests use. */
public enum Option implements TypedOption {
  SPAN(
      "1h",
      "<integer>(s|m|h|d|w) | all",
      "length of a window; windows start at multiples of it since the epoch, in UTC; all is one"
          + " window for the whole search"),
  BY(
      "host,User,Image,CommandLine,DestinationIp",
      "<field>[,<field>...]",
      "group keys, always under the window"),
  PROFILE("sysmon", "sysmon | cim | zeek | <name>", "where the source keeps its fields"),
  TIERS("default", "<name>", "tier table: vpsbeacon_tiers_<name>.csv"),
  EXCLUDE("true", "<bool>", "apply the exclusion lookups"),
  NULLS(
      "keep",
      "keep | drop",
      "what becomes of an event that lacks a group key: kept with an empty value, or dropped as"
          + " stats does"),
  COUNT("", "<field>", "field that says how many connections one row stands for"),
  MIN("0", "<integer>", "leave out results with fewer connections"),
  LIMIT("10000", "<integer>", "at most so many results, after sorting; 0 is all"),
  REFERENCE("false", "<bool>", "exactly what the original search gives"),
  STAGE("find", "find | filter | tier", "the whole pipe, or one of its halves");

  private final String defaultText;
  private final String syntax;
  private final String description;

  Option(String defaultText, String syntax, String description) {
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

  /** Whether the option means something in this stage. */
  public boolean appliesTo(Stage stage) {
    return switch (this) {
      case SPAN, REFERENCE, STAGE -> true;
      case PROFILE, EXCLUDE -> stage != Stage.TIER;
      case TIERS, MIN -> stage != Stage.FILTER;
      case BY, NULLS, COUNT, LIMIT -> stage == Stage.FIND;
    };
  }

  /** The option of this name, in whatever case. */
  public static Optional<Option> byName(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    // Not a stream, whose first use costs every process of a search.
    for (Option option : values()) {
      if (option.optionName().equals(wanted)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }
}
