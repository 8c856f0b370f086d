package io.vpsbeacon.splunk.input;

import java.util.Locale;

/** Whether the other members of a cluster get to know the table, as the event says it. */
enum HandOverResult {
  /** There are no other members, or nothing new. */
  NONE,
  /** splunkd has the table, and replicates it. */
  DONE,
  /** splunkd did not take it: it was written on this search head alone. */
  FAILED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
