package io.vpsbeacon.app.spl;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What searches may name besides Splunk's own commands and functions.
 *
 * @param macros by their stanza's name, {@code name} or {@code name(2)}
 * @param macroPrefix macros of this prefix are ours and must exist; others are foreign and opaque
 * @param lookups whether a lookup of this name exists
 * @param commands our commands, and per option the values it takes
 */
public record SplContext(
    Map<String, Macro> macros,
    String macroPrefix,
    Predicate<String> lookups,
    Map<String, Map<String, Pattern>> commands) {

  /**
   * A search macro.
   *
   * @param arguments the names of its arguments
   * @param definition its text
   */
  public record Macro(List<String> arguments, String definition) {}
}
