package io.vpsbeacon.splunk;

import io.vpsbeacon.detect.Option;
import io.vpsbeacon.protocol.CommandException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The verb's arguments as splunkd hands them over: quotes are gone, {@code a = b} comes as three
 * words, and a list's commas may stand at a word's end or be lost.
 */
final class VerbArguments {
  private final Map<String, String> options = new LinkedHashMap<>();
  private String name;
  private boolean awaitsValue;

  private VerbArguments() {}

  /** Option names, in lower case, to values. */
  static Map<String, String> parse(List<String> words) throws CommandException {
    VerbArguments arguments = new VerbArguments();
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
    } else if (Option.BY.optionName().equals(name)) {
      options.put(name, join(options.get(name), word));
    } else {
      throw new CommandException(
          word + ": not an option; options are written name=value, such as span=1h");
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
  private static String join(String list, String word) throws CommandException {
    if (list.endsWith(",") || word.startsWith(",")) {
      return list + word;
    }
    if (Option.byName(word).isPresent()) {
      throw new CommandException(
          word
              + ": an option without a value; write "
              + word
              + "=..., or by=\""
              + list
              + ","
              + word
              + "\" if a field is meant");
    }
    return list + "," + word;
  }
}
