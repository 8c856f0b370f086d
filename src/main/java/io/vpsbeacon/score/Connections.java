package io.vpsbeacon.score;

/**
 * One group's connections in ascending time. The arrays are of equal length and are not copied.
 *
 * @param micros microseconds since the epoch
 * @param processes number of each connection's process, 0 where it is not known
 * @param ports number of each connection's destination port, 0 where it is not known
 */
@SuppressWarnings("ArrayRecordComponent")
public record Connections(long[] micros, int[] processes, int[] ports) {}
