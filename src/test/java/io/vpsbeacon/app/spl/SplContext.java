package io.vpsbeacon.app.spl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What searches may name besides Splunk's own commands and functions.
 *
 * @param macros by their stanza's name, {@code name} or {@code name(2)}
 * @param macroPrefix macros of this prefix are ours and must exist; others are foreign and opaque
 * @param lookups whether a lookup of this name exists
 * @param commands our commands, and what each says of the options it is given: empty where it takes
 *     them
 */
public record SplContext(
    Map<String, Macro> macros,
    String macroPrefix,
    Predicate<String> lookups,
    Map<String, Function<Map<String, String>, Optional<String>>> commands) {

  /**
   * A search macro.
   *
   * @param arguments the names of its arguments
   * @param definition its text
   */
  public record Macro(List<String> arguments, String definition) {}
}
