package io.vpsbeacon.score;

/**
 * The best beat of a group.
 *
 * @param score 0 to 1: how sure it is that the connections follow a beat; 0.5 is the point to
 *     decide at
 * @param period seconds: the middle (median) of the gaps in which no beat was missed
 * @param jitter 0 to 1: half the width of the spread of these gaps, as a share of the period
 * @param coverage 0 to 1: beats seen over beats expected
 * @param seen beats seen
 * @param expected beats that the time from the first to the last had room for
 * @param part where in the group it was found
 * @param process the process, where the part is of one; else 0
 * @param port the port, where the part is of one; else 0
 */
public record Beat(
    double score,
    double period,
    double jitter,
    double coverage,
    int seen,
    int expected,
    Part part,
    int process,
    int port) {

  /** The same beat, so many times as slow. */
  Beat slower(double times) {
    return new Beat(score, period * times, jitter, coverage, seen, expected, part, process, port);
  }
}
