package io.vpsbeacon.events;

import java.io.IOException;

/** A file that cannot be read, or not to its end. The message is one sentence for the user. */
public final class EventFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param file the file's name
   * @param place where in the file, such as "line 7"; empty for the file as a whole
   * @param cause what is wrong
   */
  EventFormatException(String file, String place, String cause) {
    super(file + (place.isEmpty() ? "" : ", " + place) + ": " + cause);
  }
}
