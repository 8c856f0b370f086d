package io.vpsbeacon.protocol;

/**
 * A frame is too long to be read; the message is for the user. Its bytes are passed over, and the
 * frame behind it can be read.
 */
public final class OversizedFrameException extends ProtocolException {
  private static final long serialVersionUID = 1L;

  OversizedFrameException(String message) {
    super(message);
  }
}
