package io.vpsbeacon.feeds;

/** How a refresh goes about it. */
public enum RefreshOption {
  /** A feed may shrink or grow as it likes, and is fetched even if it is as before. */
  FORCE,
  /** Everything but writing. */
  DRY_RUN
}
