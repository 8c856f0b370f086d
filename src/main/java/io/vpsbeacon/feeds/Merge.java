package io.vpsbeacon.feeds;

import io.vpsbeacon.lookup.Range;
import io.vpsbeacon.lookup.RangeFile;
import io.vpsbeacon.lookup.RangeList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The table with the rows of one feed replaced. A row that the feed still says keeps its date, so
 * that a feed that says nothing new changes nothing.
 */
final class Merge {
  private static final int LEAST_SHARE = 2;
  private static final int MOST_GROWTH = 10;

  /**
   * Of the addresses that the shipped table has of a provider, its feed has at least one in so
   * many.
   */
  private static final int LEAST_OF_SHIPPED = 10;

  private final Feed feed;
  private final RangeList fresh;
  private final RangeList rows = new RangeList();
  private final BitSet known;
  private final Set<String> providers = new HashSet<>();
  private final Set<Long> networks = new HashSet<>();
  private int removed;
  private int unchanged;
  private final Set<Boolean> families = new HashSet<>();
  private int replaced;
  private long replacedAddresses;
  private boolean isNew;

  /**
   * @param fresh the feed's ranges, sorted
   */
  Merge(Feed feed, RangeList fresh) {
    this.feed = feed;
    this.fresh = fresh;
    this.known = new BitSet(fresh.size());
    for (int i = 0; i < fresh.size(); i++) {
      Range range = fresh.get(i);
      families.add(range.prefix().address().isIpv4());
      providers.add(range.provider().toLowerCase(Locale.ROOT));
      if (range.asn() != 0) {
        networks.add(range.asn());
      }
    }
  }

  /** There is no table yet. */
  void begin() {
    isNew = true;
  }

  /** A row of the shipped table, with which a table begins: without it, the first feed was all. */
  void shipped(Range range) {
    old(
        new Range(
            range.prefix(),
            range.provider(),
            range.providerClass(),
            range.asn(),
            RangeFile.SHIPPED,
            range.updated()));
  }

  /** A row of the table as it is. */
  void old(Range range) {
    if (range.source().equals(feed.source())) {
      ofFeed(range);
    } else if (range.source().equals(RangeFile.SHIPPED) && isReplaced(range)) {
      replaced++;
      replacedAddresses += Reserved.ipv4Addresses(range.prefix());
    } else {
      rows.add(range);
    }
  }

  private void ofFeed(Range range) {
    int at = fresh.find(range.prefix());
    if (at >= 0 && !known.get(at) && isSame(fresh.get(at), range)) {
      known.set(at);
      unchanged++;
      rows.add(range);
    } else {
      removed++;
    }
  }

  private static boolean isSame(Range a, Range b) {
    return a.asn() == b.asn()
        && a.providerClass() == b.providerClass()
        && a.provider().equals(b.provider());
  }

  /** The feed knows its provider's ranges of a family better than the shipped table does. */
  private boolean isReplaced(Range range) {
    return families.contains(range.prefix().address().isIpv4())
        && (networks.contains(range.asn())
            || providers.contains(range.provider().toLowerCase(Locale.ROOT)));
  }

  /**
   * Adds what is new.
   *
   * @throws FeedException when the feed is absurdly smaller or larger than its rows in the table
   */
  void finish(boolean force) throws FeedException {
    int before = removed + unchanged;
    if (!force) {
      if (before > 0) {
        guard(before);
      }
      guardShipped();
    }
    for (int at = known.nextClearBit(0); at < fresh.size(); at = known.nextClearBit(at + 1)) {
      rows.add(fresh.get(at));
    }
    rows.sort();
  }

  private void guard(long before) throws FeedException {
    boolean shrinks = (long) fresh.size() * LEAST_SHARE < before;
    if (shrinks || fresh.size() > before * MOST_GROWTH) {
      throw new FeedException(
          String.format(
              Locale.ROOT,
              "feed '%s' has %,d ranges and the table in use %,d of it: %s; the old ones are kept."
                  + " If the feed is right, force it once",
              feed.source(),
              fresh.size(),
              before,
              shrinks ? "it shrinks to less than half" : "it grows more than tenfold"));
    }
  }

  private void guardShipped() throws FeedException {
    long addresses = addresses(fresh);
    if (addresses * LEAST_OF_SHIPPED < replacedAddresses) {
      throw new FeedException(
          String.format(
              Locale.ROOT,
              "feed '%s' has %,d IPv4 addresses and would take the place of %,d that the shipped"
                  + " table has of its providers and networks; those are kept. Rows of your own"
                  + " belong in a file of their own, such as vpsbeacon_ranges_own.csv. If the feed"
                  + " is right, force it once",
              feed.source(),
              addresses,
              replacedAddresses));
    }
  }

  /** IPv4 addresses; those of a prefix within another count twice. */
  static long addresses(RangeList ranges) {
    long addresses = 0;
    for (int i = 0; i < ranges.size(); i++) {
      addresses += Reserved.ipv4Addresses(ranges.get(i).prefix());
    }
    return addresses;
  }

  boolean isChange() {
    return isNew || added() + removed + replaced > 0;
  }

  int added() {
    return fresh.size() - unchanged;
  }

  int removed() {
    return removed;
  }

  int unchanged() {
    return unchanged;
  }

  /** The new table, sorted. */
  RangeList rows() {
    return rows;
  }
}
