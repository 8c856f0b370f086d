package io.vpsbeacon.events;

/** An event that cannot be read. The message is the cause, without the place. */
final class BrokenEventException extends Exception {
  private static final long serialVersionUID = 1L;

  BrokenEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
