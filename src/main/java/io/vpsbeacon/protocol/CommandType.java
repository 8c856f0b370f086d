package io.vpsbeacon.protocol;

/** How splunkd runs a command. */
public enum CommandType {
  /** Row by row, wherever the rows lie. */
  STREAMING,
  /** Row by row, in order, on the search head. */
  STATEFUL,
  /** Events in, events out, with all their fields. */
  EVENTS,
  /** Rows in, another table out. */
  REPORTING;

  String wireName() {
    return switch (this) {
      case STREAMING -> "streaming";
      case STATEFUL -> "stateful";
      case EVENTS -> "events";
      case REPORTING -> "reporting";
    };
  }
}
