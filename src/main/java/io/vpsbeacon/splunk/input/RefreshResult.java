package io.vpsbeacon.splunk.input;

import java.util.Locale;

/** How a refresh ended, as its event says it. The names, in small letters, are what is indexed. */
enum RefreshResult {
  /** The table has the feed as it is now. */
  OK,
  /** The feed is as the table has it. */
  UNCHANGED,
  /** The feed came, and is not one that is taken; the table is as it was. */
  REFUSED,
  /** The feed did not come, or the table could not be written; it is as it was. */
  FAILED,
  /** Another member of the cluster does it. */
  SKIPPED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
