package io.vpsbeacon.simulate;

/**
 * A computer under watch.
 *
 * @param host its name
 * @param address its own address
 * @param user who works on it
 * @param on when it is awake
 */
public record Machine(String host, String address, String user, Periods on) {}
