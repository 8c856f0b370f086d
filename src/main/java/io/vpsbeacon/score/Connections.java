package io.vpsbeacon.score;

/**
 * One group's connections in ascending time. The arrays are not copied and must not change.
 *
 * @param micros times in microseconds since the epoch, ascending
 * @param processes the process of each connection, as a number of the caller's; 0 is unknown
 * @param ports the destination port of each connection; 0 is unknown
 * @param grain seconds: of the connections of one origin within so much only one is here; 0 where
 *     all are. No beat is looked for that is quicker than two grains: thinning alone makes gaps
 *     even
 */
@SuppressWarnings("ArrayRecordComponent") // a million groups: no copies, no boxes
public record Connections(long[] micros, int[] processes, int[] ports, double grain) {
  private static final double LEAST_GRAINS = 2;

  /** All connections of a group. */
  public Connections(long[] micros, int[] processes, int[] ports) {
    this(micros, processes, ports, 0);
  }

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

  /** Seconds: the shortest period that is looked for. */
  double shortest() {
    return Math.max(Tuning.SHORTEST, LEAST_GRAINS * grain);
  }

  /** How many. */
  public int size() {
    return micros.length;
  }
}
