package io.vpsbeacon.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PrefixMapTest {
  @Test
  void givesTheValuesOfAllPrefixesThatHoldTheAddressLongestFirst() {
    PrefixMap<String> map = new PrefixMap<>();
    map.add(IpPrefix.parse("10.0.0.0/8"), "net");
    map.add(IpPrefix.parse("10.1.2.3/32"), "host");
    map.add(IpPrefix.parse("10.0.0.0/8"), "net again");
    map.add(IpPrefix.parse("10.1.0.0/16"), "site");
    map.add(IpPrefix.parse("::/0"), "all of IPv6");

    assertEquals(
        List.of("host", "site", "net", "net again"), map.matches(IpAddress.parse("10.1.2.3")));
    assertEquals(List.of("net", "net again"), map.matches(IpAddress.parse("::ffff:10.2.0.1")));
    assertEquals(List.of("all of IPv6"), map.matches(IpAddress.parse("::1")));
    assertEquals(List.of(), map.matches(IpAddress.parse("11.0.0.1")));
    assertEquals(5, map.size());
  }

  @Test
  void emptyMapHoldsNothing() {
    PrefixMap<String> map = new PrefixMap<>();
    assertTrue(map.isEmpty());
    assertEquals(List.of(), map.matches(IpAddress.parse("0.0.0.0")));
    assertEquals(List.of(), map.matches(IpAddress.parse("::")));
  }

  @Test
  void isQuickWithSixHundredThousandPrefixes() {
    SplittableRandom random = new SplittableRandom(7);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          PrefixMap<Integer> map = new PrefixMap<>();
          for (int i = 0; i < 600_000; i++) {
            map.add(new IpPrefix(randomIpv4(random), 12 + random.nextInt(21)), i);
          }
          for (int i = 0; i < 600_000; i++) {
            map.add(IpPrefix.parse("10.0.0.0/9"), i);
          }
          int found = 0;
          for (int i = 0; i < 200_000; i++) {
            found += map.matches(randomIpv4(random)).isEmpty() ? 0 : 1;
          }
          assertTrue(found > 0);
        });
  }

  @Property
  void agreesWithAskingEachPrefix(
      @ForAll("prefixes") List<IpPrefix> prefixes, @ForAll("addresses") IpAddress address) {
    PrefixMap<IpPrefix> map = new PrefixMap<>();
    prefixes.forEach(prefix -> map.add(prefix, prefix));
    List<IpPrefix> expected =
        prefixes.stream()
            .filter(prefix -> prefix.contains(address))
            .sorted(Comparator.comparingInt(IpPrefix::length).reversed())
            .toList();
    assertEquals(expected, map.matches(address));
  }

  private static IpAddress randomIpv4(SplittableRandom random) {
    return new IpAddress(0, (0xffffL << 32) | (random.nextInt() & 0xffffffffL));
  }

  @Provide
  Arbitrary<List<IpPrefix>> prefixes() {
    return addresses()
        .flatMap(
            address ->
                Arbitraries.integers()
                    .between(0, address.isIpv4() ? 32 : 128)
                    .map(length -> new IpPrefix(address, length)))
        .list()
        .ofMaxSize(40);
  }

  /** Close together, so that prefixes hold them. */
  @Provide
  Arbitrary<IpAddress> addresses() {
    return Arbitraries.of("10.0.0.0", "10.128.0.0", "2001:db8::", "::", "::1:0:0:0:0")
        .map(IpAddress::parse)
        .flatMap(
            base ->
                Arbitraries.integers()
                    .between(0, 7)
                    .map(low -> new IpAddress(base.high(), base.low() | low)));
  }
}
