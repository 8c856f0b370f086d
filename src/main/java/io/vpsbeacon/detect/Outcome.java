package io.vpsbeacon.detect;

/**
 * What came of a row, in one number: that it is excluded or no connection of its host, or its group
 * with process and port. 0 is none of them.
 */
final class Outcome {
  static final long EXCLUDED = -1;
  static final long INBOUND = -2;
  static final long OTHER = -3;

  private static final int PORT_BITS = 16;
  private static final int PROCESS_BITS = 24;
  private static final int GROUP_BITS = 23;

  private Outcome() {}

  /** The outcome of a row that went to a group; 0 where that has too high a number. */
  static long of(int group, int process, int port) {
    if (group >= (1 << GROUP_BITS) - 1 || process >> PROCESS_BITS != 0 || port >> PORT_BITS != 0) {
      return KnownRows.UNKNOWN;
    }
    return ((group + 1L) << PROCESS_BITS | process) << PORT_BITS | port;
  }

  static boolean isGroup(long outcome) {
    return outcome > 0;
  }

  static int group(long outcome) {
    return (int) (outcome >>> (PROCESS_BITS + PORT_BITS)) - 1;
  }

  static int process(long outcome) {
    return (int) (outcome >>> PORT_BITS) & ((1 << PROCESS_BITS) - 1);
  }

  static int port(long outcome) {
    return (int) outcome & ((1 << PORT_BITS) - 1);
  }
}
