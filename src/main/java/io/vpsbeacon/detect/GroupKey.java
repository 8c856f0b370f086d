package io.vpsbeacon.detect;

/**
 * The parts of a group's key: the window, then two that only stand while a command line is not
 * known yet, then the keys that were asked for.
 */
final class GroupKey {
  /** Number of the window. */
  static final int WINDOW = 0;

  /** Number of the process whose command line is awaited, 0 for none. */
  static final int PROCESS = 1;

  /** Exclusion rows that hold if the awaited command line fits. */
  static final int OPEN = 2;

  /** The first of the keys that were asked for. */
  static final int KEYS = 3;

  private GroupKey() {}
}
