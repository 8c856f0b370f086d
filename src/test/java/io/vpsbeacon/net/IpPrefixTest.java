package io.vpsbeacon.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inet.ipaddr.IPAddress;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpPrefixTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0/8",
    "10.1.2.3/8, 10.0.0.0/8",
    "10.1.2.3, 10.1.2.3/32",
    "0.0.0.0/0, 0.0.0.0/0",
    "::/0, ::/0",
    "::1, ::1/128",
    "fe80::1%eth0/10, fe80::/10",
    "::ffff:10.0.0.0/104, 10.0.0.0/8",
    "::ffff:0:0/96, 0.0.0.0/0",
    "::ffff:10.1.2.3, 10.1.2.3/32",
    "2001:DB8:1::/33, 2001:db8::/33"
  })
  void readsPrefixesAndClearsTheBitsBehind(String text, String canonical) {
    assertEquals(canonical, IpPrefix.parse(text).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.0/33|'33' is not a prefix length: behind an IPv4 address a number from 0 to 32",
        "10.0.0.0/|'' is not a prefix length: behind an IPv4 address a number from 0 to 32",
        "10.0.0.0/-1|'-1' is not a prefix length: behind an IPv4 address a number from 0 to 32",
        "10.0.0.0/255.0.0.0|'255.0.0.0' is not a prefix length: behind an IPv4 address a number"
            + " from 0 to 32",
        "10.0.0.0/8/8|'8/8' is not a prefix length: behind an IPv4 address a number from 0 to 32",
        "::/129|'129' is not a prefix length: behind an IPv6 address a number from 0 to 128",
        "::ffff:10.0.0.0/8|'8' is not a prefix length: behind an IPv4-mapped address a number from"
            + " 96 to 128",
        "10.0.0/8|'10.0.0' is not an IPv4 or IPv6 address",
        "/8|'' is not an IPv4 or IPv6 address"
      })
  void saysWhatIsWrong(String text, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> IpPrefix.parse(text)).getMessage());
  }

  @Test
  void allOfIpv6HoldsNoIpv4Address() {
    assertFalse(IpPrefix.parse("::/0").contains(IpAddress.parse("10.0.0.1")));
    assertTrue(IpPrefix.parse("::/0").contains(IpAddress.parse("::1")));
    assertTrue(IpPrefix.parse("0.0.0.0/0").contains(IpAddress.parse("::ffff:8.8.8.8")));
  }

  @Property
  void holdsWhatTheLibrarySaysItHolds(
      @ForAll("addresses") IpAddress address,
      @ForAll @IntRange(max = 128) int bits,
      @ForAll @IntRange(max = 127) int flipped) {
    int length = address.isIpv4() ? bits % 33 : bits;
    IpPrefix prefix = IpPrefix.parse(address + "/" + length);
    IPAddress block = Oracle.parse(address.toString()).toPrefixBlock(length);
    IpAddress other =
        flipped < 64
            ? new IpAddress(address.high() ^ (1L << (63 - flipped)), address.low())
            : new IpAddress(address.high(), address.low() ^ (1L << (127 - flipped)));

    assertEquals(block.toCanonicalString(), prefix.toString());
    assertEquals(prefix, IpPrefix.parse(prefix.toString()));
    assertTrue(prefix.contains(address));
    assertEquals(block.contains(Oracle.parse(other.toString())), prefix.contains(other));
  }

  @Provide
  Arbitrary<IpAddress> addresses() {
    return Oracle.addresses();
  }
}
