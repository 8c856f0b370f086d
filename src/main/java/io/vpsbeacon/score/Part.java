package io.vpsbeacon.score;

/** The part of a group in which a beat was found. */
public enum Part {
  /** All its connections. */
  WHOLE,
  /** The connections of one process. */
  PROCESS,
  /** The connections to one port. */
  PORT,
  /** The connections of one process to one port. */
  PROCESS_AND_PORT,
  /** All its connections, as several beats of one period that nothing tells apart. */
  LAYERS
}
