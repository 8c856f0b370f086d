package io.vpsbeacon.feeds;

import io.vpsbeacon.lookup.LookupException;
import io.vpsbeacon.lookup.RangeFile;
import io.vpsbeacon.lookup.RangeList;
import io.vpsbeacon.lookup.RangeLock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the rows of one feed in the table of ranges up to date. Rows of other sources stay. What
 * is refused is refused whole: the table is as it was.
 *
 * <p>Any number of refreshes may run at once, in one process or in several; they write one after
 * the other.
 */
public final class Refresh {
  /** To write a million rows takes a few seconds, on a bad disk. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Three times what the largest provider has. */
  private static final long MOST_ADDRESSES = 1L << 29;

  private final Path lookups;
  private final Limits limits;
  private final Clock clock;

  /**
   * A refresh with the {@link Limits#DEFAULT usual limits}.
   *
   * @param lookups the folder of the table, which must be there
   * @param clock tells the time that new rows bear, and how long it took
   */
  public Refresh(Path lookups, Clock clock) {
    this(lookups, clock, Limits.DEFAULT);
  }

  /**
   * A refresh.
   *
   * @param lookups the folder of the table, which must be there
   * @param clock tells the time that new rows bear, and how long it took
   * @param limits how much of a feed is taken
   */
  public Refresh(Path lookups, Clock clock, Limits limits) {
    this.lookups = lookups;
    this.clock = clock;
    this.limits = limits;
  }

  /** The table that is written. */
  public Path table() {
    return lookups.resolve(RangeFile.NAME);
  }

  /**
   * Reads the feed and merges it into the table.
   *
   * @throws FeedException when the feed cannot be had or is refused, saying why
   * @throws IOException when the table cannot be read or written, naming the file
   */
  public Outcome run(Feed feed, Origin origin, Set<RefreshOption> options) throws IOException {
    Instant start = clock.instant();
    Path packed = lookups.resolve(RangeFile.NAME + ".gz");
    if (Files.exists(packed)) {
      throw new IOException(
          packed
              + ": a packed table would stand beside the one that is refreshed; unpack it, or give"
              + " it a name such as vpsbeacon_ranges_own.csv.gz");
    }
    RangeFile table = new RangeFile(table());
    boolean force = options.contains(RefreshOption.FORCE);
    TableRows rows = count(table, feed);
    Optional<InputStream> opened = origin.open(feed, rows.ofFeed > 0 && !force);
    if (opened.isEmpty()) {
      return new Outcome(
          feed.source(),
          Outcome.Kind.NOT_MODIFIED,
          rows.ofFeed,
          0,
          0,
          rows.ofFeed,
          0,
          rows.all,
          since(start));
    }
    Parsed parsed;
    try (InputStream body = opened.get()) {
      parsed = parse(feed, body, start);
    }
    RangeList fresh = parsed.ranges();
    boolean write = !options.contains(RefreshOption.DRY_RUN);
    Merge merge;
    if (write) {
      merge = RangeLock.with(lookups, PATIENCE, () -> write(table, feed, fresh, force));
      origin.accepted();
    } else {
      merge = merged(table, feed, fresh, force);
    }
    return new Outcome(
        feed.source(),
        merge.isChange() ? Outcome.Kind.CHANGED : Outcome.Kind.UNCHANGED,
        fresh.size(),
        merge.added(),
        merge.removed(),
        merge.unchanged(),
        parsed.leftOut(),
        merge.rows().size(),
        since(start));
  }

  private Merge write(RangeFile table, Feed feed, RangeList fresh, boolean force)
      throws IOException {
    Merge merge = merged(table, feed, fresh, force);
    if (merge.isChange()) {
      table.write(merge.rows());
    }
    return merge;
  }

  private Duration since(Instant start) {
    Duration taken = Duration.between(start, clock.instant());
    return taken.isNegative() ? Duration.ZERO : taken;
  }

  private record Parsed(RangeList ranges, int leftOut) {}

  private Parsed parse(Feed feed, InputStream body, Instant now) throws IOException {
    RangeList fresh = new RangeList();
    Collector collector =
        new Collector(feed, limits, fresh, now.truncatedTo(ChronoUnit.SECONDS).toString());
    feed.format().parse(Body.unpacked(body, limits), limits, collector);
    if (fresh.size() == 0) {
      throw new FeedException(
          "the feed holds no range; " + feed.format() + " is " + feed.format().meaning());
    }
    fresh.sort();
    long addresses = Merge.addresses(fresh);
    if (addresses > MOST_ADDRESSES) {
      throw new FeedException(
          String.format(
              Locale.ROOT,
              "the feed holds %,d IPv4 addresses, more than an eighth of all there are",
              addresses));
    }
    return new Parsed(fresh, collector.leftOut());
  }

  private static final class TableRows {
    private int all;
    private int ofFeed;
  }

  private static TableRows count(RangeFile table, Feed feed) throws IOException {
    TableRows rows = new TableRows();
    if (table.exists()) {
      try {
        table.read(
            range -> {
              rows.all++;
              if (range.source().equals(feed.source())) {
                rows.ofFeed++;
              }
            });
      } catch (LookupException e) {
        throw unreadable(e);
      }
    }
    return rows;
  }

  private Merge merged(RangeFile table, Feed feed, RangeList fresh, boolean force)
      throws IOException {
    Merge merge = new Merge(feed, fresh);
    RangeFile starter = new RangeFile(lookups.resolve(RangeFile.STARTER));
    try {
      if (table.exists()) {
        table.read(merge::old);
      } else {
        merge.begin();
        if (starter.exists()) {
          starter.read(merge::shipped);
        }
      }
    } catch (LookupException e) {
      throw unreadable(e);
    }
    merge.finish(force);
    return merge;
  }

  private static IOException unreadable(LookupException e) {
    return new IOException(
        e.getMessage() + "; a refresh would lose this row, so mend or delete it first", e);
  }
}
