package io.vpsbeacon.evaluate;

/**
 * What is true of a generated group.
 *
 * @param beats whether it follows a beat
 * @param period seconds, where it beats: the median gap
 * @param jitter 0 to 1, where it beats
 * @param missed the share of beats that leave nothing
 * @param connections how many
 * @param wholeSeconds whether the clock counted whole seconds only
 */
record Truth(
    boolean beats,
    double period,
    double jitter,
    double missed,
    int connections,
    boolean wholeSeconds) {}
