package io.vpsbeacon.score;

/** Which connections of a group a beat was found in. */
public enum Part {
  WHOLE,
  PROCESS,
  PORT,
  PROCESS_AND_PORT
}
