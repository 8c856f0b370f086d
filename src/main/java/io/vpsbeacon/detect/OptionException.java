package io.vpsbeacon.detect;

/** An option that cannot be carried out; the message names it, its value and what is allowed. */
public final class OptionException extends Exception {
  private static final long serialVersionUID = 1L;

  public OptionException(String message) {
    super(message);
  }

  static OptionException of(String option, String value, String allowed) {
    return new OptionException(option + "=" + value + ": " + allowed);
  }
}
