package io.vpsbeacon.detect;

/** Takes the connections of one group, one by one. */
interface Connected {
  /**
   * Adds a connection.
   *
   * @param millis when, in milliseconds since the epoch
   * @param process the process's number
   * @param port the port's number
   */
  void add(long millis, int process, int port);
}
