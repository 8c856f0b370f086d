package io.vpsbeacon.protocol;

import java.io.IOException;

/** The other side does not keep to the protocol; the message is one sentence that says how. */
public class ProtocolException extends IOException {
  private static final long serialVersionUID = 1L;

  public ProtocolException(String message) {
    super(message);
  }
}
