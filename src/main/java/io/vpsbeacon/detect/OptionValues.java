package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.Chars;
import java.util.Locale;

/** Values that several options have in common, read from what was typed. */
public final class OptionValues {
  /** As many as any long has room for. */
  private static final int MOST_DIGITS = 18;

  private OptionValues() {}

  /**
   * Reads a switch, as Splunk reads one.
   *
   * @throws OptionException where the value is neither true nor false
   */
  public static boolean bool(String option, String value) throws OptionException {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "t", "1", "yes", "y" -> true;
      case "false", "f", "0", "no", "n" -> false;
      default -> throw OptionException.of(option, value, "must be true or false");
    };
  }

  /**
   * Reads a whole number.
   *
   * @throws OptionException where the value is none, or not from {@code least} to {@code most}
   */
  public static long whole(String option, String value, long least, long most)
      throws OptionException {
    if (isWhole(value)) {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw OptionException.of(
        option,
        value,
        "must be a whole number from " + least + (most == Long.MAX_VALUE ? " up" : " to " + most));
  }

  private static boolean isWhole(String value) {
    return !value.isEmpty() && value.length() <= MOST_DIGITS && Chars.areAll(value, Chars.DIGITS);
  }
}
