package io.vpsbeacon.feeds;

import io.vpsbeacon.lookup.ProviderClass;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** How a feed is written. The names of the constants, in small letters, are what users type. */
public enum FeedFormat {
  /** A prefix or an address a line; {@code #} begins a comment. */
  CIDR_LIST("a prefix or address a line, # for comments"),
  /** Columns {@code cidr} and, if wanted, {@code provider}, {@code class}, {@code asn}. */
  CSV("CSV with columns cidr and, if wanted, provider, class, asn"),
  /** Amazon's ip-ranges.json. */
  AWS("Amazon's ip-ranges.json", "AWS"),
  /** Google's cloud.json and goog.json. */
  GCP("Google's cloud.json", "Google Cloud"),
  /** Microsoft's file of service tags. */
  AZURE("Microsoft's file of service tags", "Azure"),
  /** Oracle's public_ip_ranges.json. */
  ORACLE("Oracle's public_ip_ranges.json", "Oracle Cloud"),
  /** RFC 8805: prefix, country, region, city, postal code. Only the prefix is used. */
  GEOFEED("RFC 8805: prefix,country,region,city,postal");

  private final String meaning;
  private final String provider;

  FeedFormat(String meaning) {
    this(meaning, null);
  }

  FeedFormat(String meaning, String provider) {
    this.meaning = meaning;
    this.provider = provider;
  }

  /**
   * The format of this name, in any case.
   *
   * @throws IllegalArgumentException naming those there are
   */
  public static FeedFormat of(String name) {
    for (FeedFormat format : values()) {
      if (format.toString().equalsIgnoreCase(name.strip())) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "'"
            + name
            + "' is no format: there are cidr_list, csv, aws, gcp, azure, oracle and geofeed");
  }

  /** What it looks like, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** Whose feed it is; null where anyone may write one. */
  String provider() {
    return provider;
  }

  ProviderClass providerClass() {
    return provider == null ? null : ProviderClass.HYPERSCALER;
  }

  /** Whether a feed of this format may say provider and class for each range. */
  public boolean namesProviders() {
    return this == CSV;
  }

  /** Reads an unpacked body to its end; throws where anything in it is refused. */
  void parse(InputStream body, Limits limits, Collector to) throws IOException {
    switch (this) {
      case CIDR_LIST -> TextFeeds.cidrList(body, limits, to);
      case CSV -> TextFeeds.csv(body, limits, to);
      case AWS -> JsonFeeds.aws(body, limits, to);
      case GCP -> JsonFeeds.gcp(body, limits, to);
      case AZURE -> JsonFeeds.azure(body, limits, to);
      case ORACLE -> JsonFeeds.oracle(body, limits, to);
      case GEOFEED -> TextFeeds.geofeed(body, limits, to);
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
