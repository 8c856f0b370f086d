package io.vpsbeacon.feeds;

import java.io.IOException;

/**
 * A feed is refused, or cannot be had; the table in use is as it was. The message is for the user:
 * it names the line or field, its value, and why. It holds no password.
 */
public final class FeedException extends IOException {
  private static final long serialVersionUID = 1L;

  FeedException(String message) {
    super(message);
  }

  FeedException(String message, Throwable cause) {
    super(message, cause);
  }
}
