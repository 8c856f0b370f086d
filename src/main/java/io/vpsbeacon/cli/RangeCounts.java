package io.vpsbeacon.cli;

import io.vpsbeacon.lookup.Range;
import io.vpsbeacon.lookup.RangeTable;
import io.vpsbeacon.net.IpPrefix;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A range table counted by anything: each address once, for the longest prefix that holds it. */
final class RangeCounts<K> {
  private static final int IPV4_BITS = 32;

  private final Map<K, Count> counts = new HashMap<>();
  private final Function<Range, K> key;
  private final Deque<Range> open = new ArrayDeque<>();

  private RangeCounts(Function<Range, K> key) {
    this.key = key;
  }

  static <K> RangeCounts<K> by(Function<Range, K> key, RangeTable table) {
    RangeCounts<K> counts = new RangeCounts<>(key);
    table.forEach(counts::add);
    return counts;
  }

  /** One group of rows. */
  static final class Count {
    private final Set<Long> networks = new HashSet<>();
    private long prefixes;
    private long addresses;
    private String newest = "";

    /** Numbers of networks that are known. */
    int networks() {
      return networks.size();
    }

    long prefixes() {
      return prefixes;
    }

    /** IPv4 addresses: those of IPv6 say nothing of a provider's size. */
    long addresses() {
      return addresses;
    }

    /** The latest {@code updated}; empty where no row has one. */
    String newest() {
      return newest;
    }
  }

  /** Rows come in the order of addresses, so a prefix follows the one that it lies in. */
  private void add(Range range) {
    IpPrefix prefix = range.prefix();
    while (!open.isEmpty() && !open.peek().prefix().contains(prefix.address())) {
      open.pop();
    }
    Count count = count(range);
    count.prefixes++;
    if (range.asn() != 0) {
      count.networks.add(range.asn());
    }
    if (range.updated().compareTo(count.newest) > 0) {
      count.newest = range.updated();
    }
    count.addresses += size(prefix);
    if (!open.isEmpty()) {
      count(open.peek()).addresses -= size(prefix);
    }
    open.push(range);
  }

  private Count count(Range range) {
    return counts.computeIfAbsent(key.apply(range), k -> new Count());
  }

  private static long size(IpPrefix prefix) {
    return prefix.address().isIpv4() ? 1L << (IPV4_BITS - prefix.length()) : 0;
  }

  /** The groups, the one with the most addresses first, then by name. */
  List<Map.Entry<K, Count>> largestFirst() {
    return counts.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<K, Count>>comparingLong(e -> -e.getValue().addresses)
                .thenComparing(e -> e.getKey().toString()))
        .toList();
  }
}
