package io.vpsbeacon.protocol;

/**
 * A frame is too long to be read; the message is for the user. Its bytes are passed over, and the
 * frame behind it can be read.
 */
public final class OversizedFrameException extends ProtocolException {
  /** What a user can do where memory is short: the end of a sentence. */
  static final String REMEDY =
      "narrow the search, by its time range, its fields or its group keys,"
          + " or raise memory_mb in vpsbeacon.conf.";

  private static final long serialVersionUID = 1L;

  OversizedFrameException(String message) {
    super(message);
  }
}
