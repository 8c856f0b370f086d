package io.vpsbeacon.protocol;

/** How loud a message to the user is. */
public enum Level {
  DEBUG,
  INFO,
  WARN,
  ERROR
}
