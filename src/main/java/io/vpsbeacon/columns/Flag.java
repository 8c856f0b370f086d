package io.vpsbeacon.columns;

import java.util.Locale;

/**
 * What Splunk takes for true and false, in any case. Without a regular expression or a map, since
 * every process of a search asks.
 */
public final class Flag {
  /** All that is taken, for messages. */
  public static final String ALL = "true, t, yes, y, 1, false, f, no, n, 0";

  private Flag() {}

  public static boolean isTrue(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "1" -> true;
      default -> false;
    };
  }

  public static boolean isFalse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "false", "f", "no", "n", "0" -> true;
      default -> false;
    };
  }
}
