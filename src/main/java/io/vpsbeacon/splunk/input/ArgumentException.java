package io.vpsbeacon.splunk.input;

/** An argument of an input is not as it must be; the message names it and says what is allowed. */
final class ArgumentException extends Exception {
  private static final long serialVersionUID = 1L;

  ArgumentException(String message) {
    super(message);
  }

  ArgumentException(FeedArgument argument, String fault) {
    this(argument + " " + fault);
  }
}
