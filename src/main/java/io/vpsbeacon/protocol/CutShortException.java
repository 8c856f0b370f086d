package io.vpsbeacon.protocol;

/** The input ended within a frame: whoever wrote it is gone, as after a cancelled search. */
public final class CutShortException extends ProtocolException {
  private static final long serialVersionUID = 1L;

  CutShortException(String message) {
    super(message);
  }
}
