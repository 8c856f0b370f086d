package io.vpsbeacon.lookup;

/** A lookup that the search cannot do without is missing or wrong. The message is for the user. */
public final class LookupException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The message names what was asked for, or file, line and cause, and what is allowed. */
  public LookupException(String message) {
    super(message);
  }

  LookupException(Problem problem) {
    super(problem.toString());
  }
}
