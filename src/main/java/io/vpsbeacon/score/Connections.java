package io.vpsbeacon.score;

/**
 * One group's connections in ascending time. The arrays are not copied and must not change.
 *
 * @param micros times in microseconds since the epoch, ascending
 * @param processes the process of each connection, as a number of the caller's; 0 is unknown
 * @param ports the destination port of each connection; 0 is unknown
 */
@SuppressWarnings("ArrayRecordComponent") // a million groups: no copies, no boxes
public record Connections(long[] micros, int[] processes, int[] ports) {
  /** Refuses arrays of different lengths. */
  public Connections {
    if (processes.length != micros.length || ports.length != micros.length) {
      throw new IllegalArgumentException(
          "times, processes and ports differ in number: "
              + micros.length
              + ", "
              + processes.length
              + ", "
              + ports.length);
    }
  }

  /** How many. */
  public int size() {
    return micros.length;
  }
}
