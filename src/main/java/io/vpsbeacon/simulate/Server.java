package io.vpsbeacon.simulate;

/**
 * Somewhere to connect to.
 *
 * @param name its DNS name; empty where a bare address is used
 * @param address its address
 * @param port the port that is used
 */
public record Server(String name, String address, int port) {}
