package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.FileNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The verb's options, checked.
 *
 * @param stage which part of the pipe
 * @param span the window
 * @param by group keys under the window, no two alike
 * @param profile name of the profile
 * @param tiers name of the tier table
 * @param exclude whether the exclusion lookups apply
 * @param dropNulls whether an event that lacks a key is dropped
 * @param count field that says how many connections a row stands for; empty for one each
 * @param min fewest connections that a result has
 * @param limit most results; 0 is all
 * @param reference whether to give exactly what the original search gives
 */
public record Options(
    Stage stage,
    Span span,
    List<String> by,
    String profile,
    String tiers,
    boolean exclude,
    boolean dropNulls,
    String count,
    long min,
    int limit,
    boolean reference) {

  /** What the original search does: it takes no other value. */
  private static final Map<Option, String> ORIGINAL =
      Map.of(
          Option.SPAN, "1h",
          Option.BY, Option.BY.defaultText(),
          Option.TIERS, "default",
          Option.EXCLUDE, "true",
          Option.NULLS, "drop",
          Option.COUNT, "",
          Option.MIN, "0",
          Option.LIMIT, "10000");

  public Options {
    by = List.copyOf(by);
  }

  /** What holds where no option is given. */
  public static Options defaults() {
    try {
      return parse(Map.of());
    } catch (OptionException e) {
      throw new IllegalStateException("the defaults of the options are wrong", e);
    }
  }

  /**
   * Checks options as they were typed.
   *
   * @param given name to value, in any case of the names, as they were typed
   * @throws OptionException names an option that is wrong; of several that mean nothing with the
   *     others the first
   */
  public static Options parse(Map<String, String> given) throws OptionException {
    // No EnumMap, which looks its keys up by reflection: that costs every process of a search.
    Map<Option, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : given.entrySet()) {
      // Not a lambda, whose first use costs every process of a search.
      Optional<Option> option = Option.byName(entry.getKey());
      if (option.isEmpty()) {
        throw OptionException.of(
            entry.getKey(), entry.getValue(), "unknown option; there are " + optionNames());
      }
      values.put(option.get(), entry.getValue().trim());
    }
    Stage stage = stage(values.getOrDefault(Option.STAGE, Option.STAGE.defaultText()));
    boolean reference = bool(Option.REFERENCE, values);
    for (Map.Entry<Option, String> entry : values.entrySet()) {
      checkApplies(entry.getKey(), entry.getValue(), stage, reference);
    }
    Span span = Span.parse(value(Option.SPAN, values));
    if (span.isNone() && stage != Stage.FILTER) {
      throw OptionException.of("span", "none", "only stage=filter can leave the time as it is");
    }
    if (span.isAll() && stage != Stage.FIND) {
      throw OptionException.of("span", "all", "needs a length at stage=" + stage.optionValue());
    }
    return new Options(
        stage,
        span,
        keys(value(Option.BY, values)),
        name(Option.PROFILE, values),
        name(Option.TIERS, values),
        bool(Option.EXCLUDE, values),
        reference || nulls(value(Option.NULLS, values)),
        count(values),
        whole(Option.MIN, values, Long.MAX_VALUE),
        (int) whole(Option.LIMIT, values, Integer.MAX_VALUE),
        reference);
  }

  private static void checkApplies(Option option, String value, Stage stage, boolean reference)
      throws OptionException {
    if (!option.appliesTo(stage)) {
      throw OptionException.of(
          option.optionName(), value, "means nothing at stage=" + stage.optionValue());
    }
    String original = ORIGINAL.get(option);
    boolean untouchedTime = option == Option.SPAN && stage == Stage.FILTER && value.equals("none");
    if (reference && original != null && !untouchedTime && !isSame(option, value, original)) {
      throw OptionException.of(
          option.optionName(),
          value,
          original.isEmpty()
              ? "means nothing with reference=true"
              : "must be " + original + " with reference=true, which is the original search");
    }
  }

  /** Whether a value, however it is written, is the one that the original has. */
  private static boolean isSame(Option option, String value, String original)
      throws OptionException {
    return switch (option) {
      case SPAN -> Span.parse(value).micros() == Span.parse(original).micros();
      case EXCLUDE -> bool(option, Map.of(option, value));
      case BY -> keys(value).equals(keys(original));
      case NULLS -> nulls(value) == nulls(original);
      // Names of fields and of tables are others in another case.
      default -> value.equals(original);
    };
  }

  private static String value(Option option, Map<Option, String> values) {
    return values.getOrDefault(option, option.defaultText());
  }

  private static Stage stage(String value) throws OptionException {
    for (Stage stage : Stage.values()) {
      if (stage.optionValue().equals(value.toLowerCase(Locale.ROOT))) {
        return stage;
      }
    }
    throw OptionException.of("stage", value, "must be " + Option.STAGE.syntax());
  }

  private static boolean bool(Option option, Map<Option, String> values) throws OptionException {
    return OptionValues.bool(option.optionName(), value(option, values));
  }

  private static boolean nulls(String value) throws OptionException {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "keep" -> false;
      case "drop" -> true;
      default -> throw OptionException.of("nulls", value, "must be keep or drop");
    };
  }

  private static long whole(Option option, Map<Option, String> values, long most)
      throws OptionException {
    return OptionValues.whole(option.optionName(), value(option, values), 0, most);
  }

  private static String name(Option option, Map<Option, String> values) throws OptionException {
    String value = value(option, values);
    if (!FileNames.isName(value)) {
      throw OptionException.of(
          option.optionName(), value, "must be a name of letters, digits, _ and -");
    }
    return value;
  }

  private static String count(Map<Option, String> values) throws OptionException {
    String value = value(Option.COUNT, values);
    if (value.isEmpty() && values.containsKey(Option.COUNT)) {
      throw OptionException.of("count", value, "must be the name of a field");
    }
    return value;
  }

  private static List<String> keys(String value) throws OptionException {
    List<String> keys = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String part : value.split(",", -1)) {
      String key = part.trim();
      if (key.isEmpty()) {
        throw OptionException.of("by", value, "holds an empty field name");
      }
      if (!seen.add(key)) {
        throw OptionException.of("by", value, "names " + key + " twice");
      }
      if (key.equals(Field.TIME.canonical())) {
        throw OptionException.of(
            "by", value, "_time is always the first key; set its length by span");
      }
      if (ResultColumn.names().contains(key)) {
        throw OptionException.of("by", value, key + " is a column of the result");
      }
      keys.add(key);
    }
    return keys;
  }

  private static String optionNames() {
    return Arrays.stream(Option.values()).map(Option::optionName).collect(Collectors.joining(", "));
  }
}
