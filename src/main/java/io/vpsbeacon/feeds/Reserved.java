package io.vpsbeacon.feeds;

import io.vpsbeacon.net.IpAddress;
import io.vpsbeacon.net.IpPrefix;
import java.net.InetAddress;
import java.util.List;

/**
 * Networks that nobody rents out, after IANA's registries of special-purpose addresses: in a feed
 * they would mark a user's own hosts, or all of the Internet.
 *
 * @param prefix all of its addresses
 * @param meaning what it is for
 */
record Reserved(IpPrefix prefix, String meaning) {
  private static final List<Reserved> USED =
      List.of(
          of("0.0.0.0/8", "'this network'"),
          of("10.0.0.0/8", "a private network"),
          of("100.64.0.0/10", "behind a carrier's NAT, a private network"),
          of("127.0.0.0/8", "loopback"),
          of("169.254.0.0/16", "link-local"),
          of("172.16.0.0/12", "a private network"),
          of("192.168.0.0/16", "a private network"),
          of("224.0.0.0/4", "multicast"),
          of("240.0.0.0/4", "reserved"),
          of("::/128", "the unspecified address"),
          of("::1/128", "loopback"),
          of("fe80::/10", "link-local"),
          of("fc00::/7", "a private network"),
          of("ff00::/8", "multicast"));

  /** No traffic of a server comes from there, so that a feed that names one does no harm. */
  private static final List<Reserved> UNUSED =
      List.of(
          of("192.0.0.0/24", "reserved for protocols"),
          of("192.0.2.0/24", "reserved for examples"),
          of("198.18.0.0/15", "reserved for benchmarks"),
          of("198.51.100.0/24", "reserved for examples"),
          of("203.0.113.0/24", "reserved for examples"),
          of("2001::/23", "reserved for protocols"),
          of("2001:db8::/32", "reserved for examples"),
          of("2002::/16", "6to4, which wraps IPv4"),
          of("3fff::/20", "reserved for examples"));

  private static final IpPrefix PUBLIC_6 = IpPrefix.parse("2000::/3");

  /** No provider has more: the largest blocks of IPv4 that were ever given away. */
  private static final int WIDEST = 8;

  private static final int WIDEST_6 = 16;

  private static Reserved of(String prefix, String meaning) {
    return new Reserved(IpPrefix.parse(prefix), meaning);
  }

  /** Why a feed may not hold this prefix, as what follows its text; null where it may. */
  static String fault(IpPrefix asked) {
    if (asked.length() == 0) {
      return "is a default route: all addresses there are";
    }
    String special = special(USED, asked);
    if (special == null) {
      special = special(UNUSED, asked);
    }
    if (special != null) {
      return special;
    }
    boolean isIpv4 = asked.address().isIpv4();
    if (!isIpv4 && !PUBLIC_6.contains(asked.address())) {
      return "is outside of " + PUBLIC_6 + ", so reserved";
    }
    int widest = isIpv4 ? WIDEST : WIDEST_6;
    return asked.length() >= widest
        ? null
        : "is wider than /" + widest + ", more than any provider has";
  }

  /** Whether all of it is unused: such a range is left out of a feed, the others are taken. */
  static boolean isUnused(IpPrefix asked) {
    return UNUSED.stream().anyMatch(one -> one.holds(asked));
  }

  private boolean holds(IpPrefix asked) {
    return prefix.contains(asked.address()) && prefix.length() <= asked.length();
  }

  /** How many IPv4 addresses a prefix holds; 0 for one of IPv6. */
  static long ipv4Addresses(IpPrefix prefix) {
    return prefix.address().isIpv4() ? 1L << (32 - prefix.length()) : 0;
  }

  private static String special(List<Reserved> networks, IpPrefix asked) {
    for (Reserved one : networks) {
      if (one.holds(asked)) {
        return "is " + one.meaning;
      }
      if (asked.contains(one.prefix.address()) && asked.length() < one.prefix.length()) {
        return "holds " + one.prefix + ", which is " + one.meaning;
      }
    }
    return null;
  }

  /** Why nobody on the Internet has this address, as what follows its text; null if one may. */
  static String fault(InetAddress address) {
    IpAddress parsed = IpAddress.parse(address.getHostAddress());
    return parsed == null
        ? "is not an address"
        : fault(new IpPrefix(parsed, parsed.isIpv4() ? 32 : 128));
  }
}
