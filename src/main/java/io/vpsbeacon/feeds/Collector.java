package io.vpsbeacon.feeds;

import io.vpsbeacon.lookup.Asn;
import io.vpsbeacon.lookup.ProviderClass;
import io.vpsbeacon.lookup.Range;
import io.vpsbeacon.lookup.RangeList;
import io.vpsbeacon.net.IpPrefix;
import java.util.Locale;

/** Judges each range of a feed, and keeps it. */
final class Collector {
  private static final int SHOWN = 60;

  private final Feed feed;
  private final Limits limits;
  private final RangeList to;
  private final String updated;
  private int leftOut;

  /** Where in the feed a parser is; asked only when something is wrong there. */
  interface Place {
    String text();
  }

  Collector(Feed feed, Limits limits, RangeList to, String updated) {
    this.feed = feed;
    this.limits = limits;
    this.to = to;
    this.updated = updated;
  }

  /** Ranges that were left out, since no server has their addresses. */
  int leftOut() {
    return leftOut;
  }

  /** A range of the feed's own provider. */
  void add(String cidr, Place place) throws FeedException {
    add(cidr, "", "", "", place);
  }

  /** A range, with what the feed says of it; what is empty is the feed's own. */
  void add(String cidr, String provider, String providerClass, String asn, Place place)
      throws FeedException {
    IpPrefix prefix;
    try {
      prefix = IpPrefix.parse(shown(cidr));
    } catch (IllegalArgumentException e) {
      throw refused(place, e.getMessage());
    }
    if (Reserved.isUnused(prefix)) {
      leftOut++;
      return;
    }
    String fault = Reserved.fault(prefix);
    if (fault != null) {
      throw refused(place, cidr + " " + fault);
    }
    to.add(
        new Range(
            prefix,
            provider(provider, place),
            providerClass(providerClass, place),
            asn(asn, place),
            feed.source(),
            updated));
    if (to.size() > limits.ranges()) {
      throw refused(place, String.format(Locale.ROOT, "more than %,d ranges", limits.ranges()));
    }
    if (to.labels() > limits.labels()) {
      throw refused(
          place,
          String.format(Locale.ROOT, "more than %,d providers and networks", limits.labels()));
    }
  }

  private String provider(String cell, Place place) throws FeedException {
    String provider = cell.isEmpty() ? feed.provider() : cell;
    if (provider == null) {
      throw refused(place, "provider is empty, and none is given for the feed");
    }
    String fault = Cells.fault(provider);
    if (fault != null) {
      throw refused(place, "provider '" + shown(provider) + "' " + fault);
    }
    return provider;
  }

  private ProviderClass providerClass(String cell, Place place) throws FeedException {
    if (cell.isEmpty() && feed.providerClass() == null) {
      throw refused(place, "class is empty, and none is given for the feed");
    }
    ProviderClass found = cell.isEmpty() ? feed.providerClass() : ProviderClass.of(cell);
    if (found == null) {
      throw refused(place, "class '" + shown(cell) + "' is none of vps, hyperscaler, cdn and vpn");
    }
    return found;
  }

  private long asn(String cell, Place place) throws FeedException {
    if (cell.isEmpty()) {
      return feed.asn();
    }
    long asn = Asn.of(cell);
    if (asn < 0) {
      throw refused(place, "asn '" + shown(cell) + "' " + Asn.NONE);
    }
    return asn;
  }

  static FeedException refused(Place place, String reason) {
    return new FeedException(shown(place.text()) + ": " + reason + "; the whole feed is refused");
  }

  /** A value for a message, without what is too much of it or would steer a terminal. */
  static String shown(String value) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(SHOWN, value.length()); i++) {
      char c = value.charAt(i);
      shown.append(Cells.steers(c) ? '?' : c);
    }
    return value.length() <= SHOWN ? shown.toString() : shown.append('…').toString();
  }
}
