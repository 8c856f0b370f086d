package io.vpsbeacon.detect;

/** An option that cannot be carried out; the message names it, its value and what is allowed. */
public final class OptionException extends Exception {
  private static final long serialVersionUID = 1L;

  public OptionException(String message) {
    super(message);
  }

  /**
   * A wrong value of an option.
   *
   * @param option its name
   * @param value as it was given
   * @param allowed what is allowed, or why this value is not
   */
  public static OptionException of(String option, String value, String allowed) {
    return new OptionException(option + "=" + value + ": " + allowed);
  }
}
