package io.vpsbeacon.detect;

import io.vpsbeacon.columns.Flag;
import io.vpsbeacon.lookup.Chars;

/** Values that several options have in common, read from what was typed. */
public final class OptionValues {
  private OptionValues() {}

  /**
   * Reads a switch, as Splunk reads one.
   *
   * @throws OptionException where the value is neither true nor false
   */
  public static boolean bool(String option, String value) throws OptionException {
    boolean isTrue = Flag.isTrue(value);
    if (!isTrue && !Flag.isFalse(value)) {
      throw OptionException.of(option, value, "must be true or false");
    }
    return isTrue;
  }

  /**
   * Reads a whole number.
   *
   * @throws OptionException where the value is none, or not from {@code least} to {@code most}
   */
  public static long whole(String option, String value, long least, long most)
      throws OptionException {
    boolean isWhole = !value.isEmpty() && Chars.areAll(value, Chars.DIGITS);
    if (isWhole) {
      try {
        long number = Long.parseLong(value);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // More than any long has room for.
      }
    }
    // Who typed no number at all is not helped by a limit that nobody comes to.
    boolean hasLimit = most < Long.MAX_VALUE || isWhole;
    throw OptionException.of(
        option, value, "must be a whole number from " + least + (hasLimit ? " to " + most : " up"));
  }
}
