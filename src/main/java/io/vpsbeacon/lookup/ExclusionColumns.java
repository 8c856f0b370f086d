package io.vpsbeacon.lookup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of the exclusion lookups. */
final class ExclusionColumns {
  static final String ENABLED = "enabled";
  static final String EXPIRES = "expires";

  /** Columns that hold conditions, and the field each is about. */
  static final Map<String, Field> CONDITIONS = conditions();

  private static final List<String> NOTES = List.of("reason", "author", "created");

  /** All columns in the order of a new file. */
  static final List<String> ALL = all();

  /** Other names that people know these fields by, without case and {@code _}. */
  private static final Map<String, String> ALIASES = aliases();

  private ExclusionColumns() {}

  private static Map<String, Field> conditions() {
    Map<String, Field> conditions = new LinkedHashMap<>();
    conditions.put("host", Field.HOST);
    conditions.put("user", Field.USER);
    conditions.put("image", Field.IMAGE);
    conditions.put("command_line", Field.COMMAND_LINE);
    conditions.put("src", Field.SOURCE_IP);
    conditions.put("dest", Field.DESTINATION_IP);
    conditions.put("port", Field.DESTINATION_PORT);
    return conditions;
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>();
    all.add(ENABLED);
    all.addAll(CONDITIONS.keySet());
    all.addAll(NOTES);
    all.add(EXPIRES);
    return List.copyOf(all);
  }

  private static Map<String, String> aliases() {
    Map<String, String> aliases = new LinkedHashMap<>();
    for (Map.Entry<String, Field> condition : CONDITIONS.entrySet()) {
      aliases.put(plain(condition.getKey()), condition.getKey());
      aliases.put(plain(condition.getValue().canonical()), condition.getKey());
    }
    aliases.put(ENABLED, ENABLED);
    aliases.put("disabled", ENABLED);
    aliases.put(EXPIRES, EXPIRES);
    aliases.put("srcip", "src");
    aliases.put("destip", "dest");
    aliases.put("dst", "dest");
    aliases.put("dstip", "dest");
    aliases.put("destport", "port");
    aliases.put("dstport", "port");
    aliases.put("process", "image");
    return aliases;
  }

  /**
   * The column that limits a row and that a column of this unknown name was probably meant to be,
   * or null. Rows that use such a column would exclude more than their author meant.
   */
  static String meantBy(String unknown) {
    String name = plain(unknown);
    String exact = ALIASES.get(name);
    if (exact != null) {
      return exact;
    }
    for (String known : ALIASES.keySet()) {
      if (isOneSlipAway(name, known)) {
        return ALIASES.get(known);
      }
    }
    return null;
  }

  private static String plain(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return plain.replace("_", "").replace("-", "").replace(".", "").replace(" ", "");
  }

  /** Whether one letter added, left out, changed, or two neighbours swapped make one the other. */
  static boolean isOneSlipAway(String one, String other) {
    String longer = one.length() >= other.length() ? one : other;
    String shorter = longer.equals(one) ? other : one;
    int same = 0;
    while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
      same++;
    }
    String rest = longer.substring(same);
    String otherRest = shorter.substring(same);
    if (rest.length() == otherRest.length()) {
      if (rest.length() < 2 || rest.substring(1).equals(otherRest.substring(1))) {
        return true;
      }
      return rest.charAt(0) == otherRest.charAt(1)
          && rest.charAt(1) == otherRest.charAt(0)
          && rest.substring(2).equals(otherRest.substring(2));
    }
    return rest.length() == otherRest.length() + 1 && rest.substring(1).equals(otherRest);
  }
}
