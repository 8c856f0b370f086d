package io.vpsbeacon.splunk;

import io.vpsbeacon.detect.TypedOption;
import io.vpsbeacon.protocol.CommandException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A command's arguments as splunkd hands them over: quotes are gone, {@code a = b} comes as three
 * words, and a list's commas may stand at a word's end or be lost.
 */
final class VerbArguments {
  private final Map<String, String> options = new LinkedHashMap<>();
  private final List<? extends TypedOption> known;
  private final TypedOption list;
  private final String example;
  private String name;
  private boolean awaitsValue;

  private VerbArguments(List<? extends TypedOption> known, TypedOption list, String example) {
    this.known = known;
    this.list = list;
    this.example = example;
  }

  /**
   * Option names, in lower case, to values.
   *
   * @param known the command's options
   * @param list the one of them that takes a list
   * @param example of an option, for the error
   */
  static <T extends TypedOption> Map<String, String> parse(
      List<String> words, T[] known, T list, String example) throws CommandException {
    VerbArguments arguments = new VerbArguments(List.of(known), list, example);
    for (int i = 0; i < words.size(); i++) {
      boolean equalsFollows = i + 1 < words.size() && words.get(i + 1).startsWith("=");
      arguments.take(words.get(i), equalsFollows);
    }
    if (arguments.awaitsValue) {
      arguments.options.put(arguments.name, "");
    }
    return arguments.options;
  }

  private void take(String word, boolean equalsFollows) throws CommandException {
    if (word.startsWith("=") && name != null && !awaitsValue) {
      takeValue(word.substring(1));
    } else if (awaitsValue) {
      awaitsValue = false;
      options.put(name, word);
    } else if (equalsFollows) {
      takeName(word);
    } else if (word.indexOf('=') > 0) {
      int equals = word.indexOf('=');
      takeName(word.substring(0, equals));
      takeValue(word.substring(equals + 1));
    } else if (list.optionName().equals(name)) {
      options.put(name, join(options.get(name), word));
    } else {
      throw new CommandException(
          word + ": not an option; options are written name=value, such as " + example);
    }
  }

  private void takeName(String word) throws CommandException {
    name = word.toLowerCase(Locale.ROOT);
    if (options.containsKey(name)) {
      throw new CommandException(name + ": the option is given twice");
    }
  }

  private void takeValue(String value) {
    if (value.isEmpty()) {
      awaitsValue = true;
    } else {
      options.put(name, value);
    }
  }

  /** A field of an option's name is taken for one only where a comma says so. */
  private String join(String values, String word) throws CommandException {
    if (values.endsWith(",") || word.startsWith(",")) {
      return values + word;
    }
    if (isOption(word)) {
      throw new CommandException(
          word
              + ": an option without a value; write "
              + word
              + "=..., or "
              + name
              + "=\""
              + values
              + ","
              + word
              + "\" if a field is meant");
    }
    return values + "," + word;
  }

  private boolean isOption(String word) {
    for (TypedOption option : known) {
      if (option.optionName().equalsIgnoreCase(word)) {
        return true;
      }
    }
    return false;
  }
}
