package io.vpsbeacon.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PrefixIndexTest {
  @Test
  void theLongestOfNestedPrefixesIsFound() {
    PrefixIndex index = index("10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "10.1.2.0/25");

    assertEquals("10.1.2.0/25", found(index, "10.1.2.127"));
    assertEquals("10.1.2.0/24", found(index, "10.1.2.128"));
    assertEquals("10.1.0.0/16", found(index, "10.1.3.0"));
    assertEquals("10.0.0.0/8", found(index, "10.255.255.255"));
    assertEquals("none", found(index, "11.0.0.0"));
    assertEquals("none", found(index, "9.255.255.255"));
  }

  @Test
  void theFirstAndTheLastAddressesOfBothFamiliesBelongToWhatHoldsThem() {
    PrefixIndex index = index("0.0.0.0/1", "255.255.255.255/32", "::/8", "ff00::/8", "::/0");

    assertEquals("0.0.0.0/1", found(index, "0.0.0.0"));
    assertEquals("none", found(index, "128.0.0.0"));
    assertEquals("255.255.255.255/32", found(index, "255.255.255.255"));
    assertEquals("::/8", found(index, "::"));
    assertEquals("::/0", found(index, "fe00::1"));
    assertEquals("ff00::/8", found(index, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
  }

  @Test
  void aPrefixOfIpv6HoldsNoIpv4Address() {
    assertEquals("none", found(index("::/0"), "192.0.2.1"));
    assertEquals("none", found(index("0.0.0.0/0"), "2001:db8::1"));
  }

  @Test
  void ofEqualPrefixesTheLastCounts() {
    PrefixIndexBuilder builder = new PrefixIndexBuilder();
    builder.add(IpPrefix.parse("192.0.2.0/24"), 1);
    builder.add(IpPrefix.parse("198.51.100.0/24"), 2);
    builder.add(IpPrefix.parse("192.0.2.7/24"), 3);
    PrefixIndex index = builder.build(ByteBuffer::allocate);

    assertEquals(2, index.size());
    assertEquals(3, index.value(index.find(IpAddress.parse("192.0.2.9"))));
  }

  @Test
  void anEmptyIndexFindsNothing() {
    PrefixIndex index = new PrefixIndexBuilder().build(ByteBuffer::allocate);

    assertEquals(0, index.size());
    assertEquals("none", found(index, "192.0.2.1"));
    assertEquals("none", found(index, "2001:db8::1"));
  }

  @Test
  void aBufferThatIsCutShortIsNoIndex() {
    ByteBuffer[] kept = new ByteBuffer[1];
    PrefixIndexBuilder builder = new PrefixIndexBuilder();
    builder.add(IpPrefix.parse("192.0.2.0/24"), 1);
    builder.build(bytes -> kept[0] = ByteBuffer.allocate(bytes));
    ByteBuffer cut = kept[0].slice(0, kept[0].capacity() - 1);

    assertThrows(IndexOutOfBoundsException.class, () -> PrefixIndex.of(cut));
  }

  @Property(tries = 300)
  void itFindsWhatAScanOfAllPrefixesFinds(
      @ForAll("prefixes") List<IpPrefix> prefixes, @ForAll("addresses") List<IpAddress> asked) {
    PrefixIndexBuilder builder = new PrefixIndexBuilder();
    Map<IpPrefix, Integer> expected = new LinkedHashMap<>();
    for (IpPrefix prefix : prefixes) {
      builder.add(prefix, expected.size());
      expected.put(prefix, expected.size());
    }
    ByteBuffer[] buffer = new ByteBuffer[1];
    builder.build(bytes -> buffer[0] = ByteBuffer.allocate(bytes + 3));
    PrefixIndex index = PrefixIndex.of(buffer[0].rewind());

    assertEquals(buffer[0].capacity() - 3, index.bytes());
    assertEquals(expected.size(), index.size());
    List<IpAddress> addresses = new ArrayList<>(asked);
    prefixes.forEach(prefix -> addresses.add(prefix.address()));
    for (IpAddress address : addresses) {
      IpPrefix longest = null;
      for (IpPrefix prefix : expected.keySet()) {
        if (prefix.contains(address) && (longest == null || prefix.length() > longest.length())) {
          longest = prefix;
        }
      }
      int number = index.find(address);
      assertEquals(longest, number == PrefixIndex.NONE ? null : index.prefix(number));
    }
    for (int number = 1; number < index.size(); number++) {
      IpPrefix before = index.prefix(number - 1);
      IpPrefix here = index.prefix(number);
      assertEquals(true, before.address().isIpv4() || !here.address().isIpv4());
      assertEquals(
          true,
          before.address().isIpv4() != here.address().isIpv4()
              || before.address().compareTo(here.address()) <= 0);
    }
  }

  /** Few bits differ, so that prefixes nest, touch and repeat; of both families, at both ends. */
  @Provide
  Arbitrary<List<IpAddress>> addresses() {
    return address().list().ofMaxSize(20);
  }

  @Provide
  Arbitrary<List<IpPrefix>> prefixes() {
    Arbitrary<IpPrefix> ipv4 =
        Combinators.combine(ipv4(), Arbitraries.of(0, 1, 2, 8, 24, 29, 30, 31, 32))
            .as(IpPrefix::new);
    Arbitrary<IpPrefix> ipv6 =
        Combinators.combine(
                ipv6(), Arbitraries.of(0, 1, 2, 48, 62, 63, 64, 65, 95, 96, 126, 127, 128))
            .as(IpPrefix::new)
            .filter(prefix -> !prefix.address().isIpv4());
    return Arbitraries.oneOf(ipv4, ipv6).list().ofMaxSize(40);
  }

  private static Arbitrary<IpAddress> address() {
    return Arbitraries.oneOf(ipv4(), ipv6());
  }

  private static Arbitrary<IpAddress> ipv4() {
    return Combinators.combine(
            Arbitraries.of(0L, 0x0a000000L, 0x7fffff00L, 0x80000000L, 0xffffff00L),
            Arbitraries.of(0L, 1L, 2L, 3L, 4L, 7L, 8L, 0xf8L, 0xfeL, 0xffL))
        .as((high, low) -> new IpAddress(0, 0xffffL << 32 | high | low));
  }

  private static Arbitrary<IpAddress> ipv6() {
    Arbitrary<Long> halves =
        Arbitraries.of(0L, 1L, 2L, 3L, Long.MAX_VALUE, Long.MIN_VALUE, -2L, -1L);
    return Combinators.combine(halves, halves).as(IpAddress::new).filter(a -> !a.isIpv4());
  }

  private static PrefixIndex index(String... prefixes) {
    PrefixIndexBuilder builder = new PrefixIndexBuilder();
    for (String prefix : prefixes) {
      builder.add(IpPrefix.parse(prefix), 0);
    }
    return builder.build(ByteBuffer::allocate);
  }

  private static String found(PrefixIndex index, String address) {
    int number = index.find(IpAddress.parse(address));
    return number == PrefixIndex.NONE ? "none" : index.prefix(number).toString();
  }
}
