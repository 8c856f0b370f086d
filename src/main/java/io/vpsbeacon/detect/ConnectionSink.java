package io.vpsbeacon.detect;

/** Takes connections of groups, in any order. */
interface ConnectionSink {
  /**
   * Takes a connection.
   *
   * @param millis milliseconds since the epoch
   * @param process number of the process, 0 where it is not known
   * @param port number of the destination port, 0 where it is not known
   */
  void add(int group, long millis, int process, int port);

  /** Takes that a group was thinned: nothing before this whole second stays of it. */
  void thinFrom(int group, long second);
}
