package io.vpsbeacon.cli;

import io.vpsbeacon.detect.Option;
import io.vpsbeacon.detect.Stage;
import io.vpsbeacon.detect.TypedOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options of the search commands as options of the command line: same names, same values. */
final class VerbOptions {
  private VerbOptions() {}

  /** Those of the verb that mean something on the command line. */
  static List<Option> all() {
    return Arrays.stream(Option.values())
        .filter(option -> option != Option.STAGE && option.appliesTo(Stage.FIND))
        .toList();
  }

  /** Adds these options to a command, with the help that they bring. */
  static void addTo(CommandSpec command, List<? extends TypedOption> options) {
    for (TypedOption option : options) {
      OptionSpec.Builder spec =
          OptionSpec.builder("--" + option.optionName())
              .paramLabel(option.syntax().contains("|") ? "VALUE" : bare(option.syntax()))
              .description(help(option));
      command.addOption(
          isSwitch(option)
              ? spec.type(Boolean.class).arity("0..1").fallbackValue("true").build()
              : spec.type(String.class).arity("1").build());
    }
  }

  /** A switch may stand alone: {@code --reference} is {@code --reference=true}. */
  private static boolean isSwitch(TypedOption option) {
    return option.defaultText().equals("true") || option.defaultText().equals("false");
  }

  private static String bare(String syntax) {
    return syntax.replaceAll("[<>]", "");
  }

  private static String[] help(TypedOption option) {
    List<String> lines = new ArrayList<>();
    lines.add(escape(sentence(option.description())));
    if (option.syntax().contains("|")) {
      lines.add(escape("VALUE: " + option.syntax()));
    }
    if (!option.defaultText().isEmpty()) {
      lines.add(escape("Default: " + option.defaultText()));
    }
    return lines.toArray(String[]::new);
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  /** Descriptions are format strings. */
  private static String escape(String text) {
    return text.replace("%", "%%");
  }

  /** What was typed, by the verb's names. */
  static Map<String, String> given(CommandSpec command, List<? extends TypedOption> options) {
    Map<String, String> given = new LinkedHashMap<>();
    for (TypedOption option : options) {
      Object value = command.findOption("--" + option.optionName()).getValue();
      if (value != null) {
        given.put(option.optionName(), value.toString());
      }
    }
    return given;
  }

  /** Other options of the command, of one value each, as words that were typed. */
  static List<String> typed(CommandSpec command, String... names) {
    return Arrays.stream(names)
        .flatMap(
            name ->
                command.findOption(name).originalStringValues().stream()
                    .map(value -> name + "=" + value))
        .toList();
  }
}
