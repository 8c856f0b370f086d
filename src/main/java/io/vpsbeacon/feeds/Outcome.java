package io.vpsbeacon.feeds;

import java.time.Duration;

/**
 * What a refresh did. A refresh that failed has none, but a {@link FeedException}.
 *
 * @param source the feed's name
 * @param kind what became of the table
 * @param total ranges of this feed in the table now
 * @param added those that were not there before; one that changed its provider counts here and in
 *     {@code removed}
 * @param removed those that are there no more
 * @param unchanged those that were there and still are
 * @param leftOut ranges of the feed whose addresses no server has, such as those for examples
 * @param tableRows all rows of the table now, whatever their source
 * @param duration from the start of the refresh to its end
 */
public record Outcome(
    String source,
    Kind kind,
    int total,
    int added,
    int removed,
    int unchanged,
    int leftOut,
    int tableRows,
    Duration duration) {
  /** What became of the table. */
  public enum Kind {
    /** It was written, or would have been, but for {@link RefreshOption#DRY_RUN}. */
    CHANGED,
    /** The feed holds what the table has; nothing was written. */
    UNCHANGED,
    /** The server says that the feed is as before; nothing was read. */
    NOT_MODIFIED
  }

  /** Whether the table is another one now. */
  public boolean changed() {
    return kind == Kind.CHANGED;
  }
}
