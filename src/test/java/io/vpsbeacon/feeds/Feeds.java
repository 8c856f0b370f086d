package io.vpsbeacon.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.lookup.LookupException;
import io.vpsbeacon.lookup.ProviderClass;
import io.vpsbeacon.lookup.Range;
import io.vpsbeacon.lookup.RangeFile;
import io.vpsbeacon.lookup.RangeList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What tests of feeds have in common. */
final class Feeds {
  private Feeds() {}

  static Feed vps(String source, String provider) {
    return new Feed(source, FeedFormat.CIDR_LIST, provider, ProviderClass.VPS, 0);
  }

  static Origin of(String text) {
    return (feed, inUse) -> Optional.of(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  static List<Range> rows(Path file) {
    List<Range> rows = new ArrayList<>();
    try {
      new RangeFile(file).read(rows::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LookupException e) {
      throw new AssertionError(e);
    }
    return rows;
  }

  /** Prefix, provider and source of each row. */
  static List<String> told(Path file) {
    return rows(file).stream()
        .map(row -> row.prefix() + " " + row.provider() + " " + row.source())
        .toList();
  }

  static List<String> read(Feed feed, InputStream body, Limits limits) throws IOException {
    RangeList ranges = new RangeList();
    feed.format()
        .parse(
            Body.unpacked(body, limits), limits, new Collector(feed, limits, ranges, "2026-01-01"));
    List<String> told = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      Range range = ranges.get(i);
      told.add(
          range.prefix()
              + " "
              + range.provider()
              + " "
              + range.providerClass()
              + " "
              + range.asn());
    }
    return told;
  }

  static List<String> read(String format, byte[] body) throws IOException {
    FeedFormat known = FeedFormat.of(format);
    String provider = known.provider() == null ? "Acme" : null;
    Feed feed = new Feed("acme", known, provider, provider == null ? null : ProviderClass.VPS, 7);
    return read(feed, new ByteArrayInputStream(body), Limits.DEFAULT);
  }

  /** In the tables below, ~ is a line's end and ^ a tab. */
  static byte[] body(String text) {
    return text.replace('~', '\n').replace('^', '\t').getBytes(UTF_8);
  }
}
