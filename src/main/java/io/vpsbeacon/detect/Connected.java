package io.vpsbeacon.detect;

/** Takes the connections of one group, in the order in which they were kept. */
interface Connected {
  /**
   * Adds connections of one origin.
   *
   * @param process the process's number
   * @param port the port's number
   * @param millis when, in milliseconds since the epoch: the first so many
   */
  void add(int process, int port, long[] millis, int count);
}
