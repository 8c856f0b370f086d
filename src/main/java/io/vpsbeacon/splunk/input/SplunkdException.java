package io.vpsbeacon.splunk.input;

import java.io.IOException;

/** splunkd did not do what it was asked for over REST; the message says why. */
final class SplunkdException extends IOException {
  private static final long serialVersionUID = 1L;

  SplunkdException(String message, Throwable cause) {
    super(message, cause);
  }
}
