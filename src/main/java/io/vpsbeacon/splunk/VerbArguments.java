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
  private final TypedOption list;
  private final String example;
  private String name;
  private boolean awaitsValue;

  private VerbArguments(TypedOption list, String example) {
    this.list = list;
    this.example = example;
  }

  /**
   * Option names, in lower case, to values.
   *
   * @param list the option that takes a list
   * @param example of an option, for the error
   */
  static Map<String, String> parse(List<String> words, TypedOption list, String example)
      throws CommandException {
    VerbArguments arguments = new VerbArguments(list, example);
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
      options.merge(name, word, VerbArguments::join);
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

  private static String join(String list, String word) {
    boolean comma = list.endsWith(",") || word.startsWith(",");
    return comma ? list + word : list + "," + word;
  }
}
