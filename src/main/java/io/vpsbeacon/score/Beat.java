package io.vpsbeacon.score;

/**
 * The beat that was found in a group.
 *
 * @param score 0 to 1
 * @param period seconds: the median of the gaps in which no beat was missed
 * @param jitter 0 to 1: the spread around the period
 * @param coverage 0 to 1: beats seen over beats expected
 * @param seen beats seen
 * @param expected beats expected
 * @param part which connections it was found in
 * @param process number of the process, where the part is one of a process
 * @param port number of the port, where the part is one of a port
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
    int port) {}
