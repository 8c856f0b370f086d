package io.vpsbeacon.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inet.ipaddr.IPAddress;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "::1, ::1",
    "::, ::",
    "0:0:0:0:0:0:0:1, ::1",
    "fe80:0:0:0:5efe:a00:1:2, fe80::5efe:a00:1:2",
    "2001:DB8::A, 2001:db8::a",
    "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "::10.0.0.1, ::a00:1",
    "fe80::1%12, fe80::1",
    "fe80::1%eth0, fe80::1",
    "fe80::5efe:10.0.0.1%Ethernet-2, fe80::5efe:a00:1"
  })
  void readsAddressesAsSensorsPrintThem(String text, String canonical) {
    assertEquals(canonical, IpAddress.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"::ffff:10.1.2.3", "0:0:0:0:0:ffff:a01:203", "::FFFF:a01:203"})
  void mappedAddressIsTheIpv4One(String text) {
    assertEquals(IpAddress.parse("10.1.2.3"), IpAddress.parse(text));
    assertTrue(IpAddress.parse(text).isIpv4());
    assertEquals("10.1.2.3", IpAddress.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " 10.0.0.1",
        "10.0.0.1 ",
        "10.0.0",
        "10.0.0.1.2",
        "10.0.0.256",
        "10.0.0.1000",
        "010.0.0.1",
        "10.0.0.01",
        "10..0.1",
        "10.0.0.",
        "0x0a.0.0.1",
        "167772161",
        "10.0.0.1%eth0",
        "10.0.0.1:443",
        ":",
        ":::",
        "1",
        "::1::",
        "1::2::3",
        ":1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1:2:3:4:5:6:1.2.3.4:7",
        "::1.2.3",
        "::01.2.3.4",
        "12345::",
        "::g",
        "[::1]",
        "fe80::1%",
        "fe80::1%a%b",
        "fe80::1% ",
        "www.example.org",
        "-"
      })
  void isNullForWhatIsNoAddress(String text) {
    assertNull(IpAddress.parse(text));
  }

  @Test
  void isNullForNoText() {
    assertNull(IpAddress.parse(null));
  }

  @Test
  void compatibleAddressIsNotTheIpv4One() {
    assertFalse(IpAddress.parse("::10.0.0.1").isIpv4());
    assertNotEquals(IpAddress.parse("10.0.0.1"), IpAddress.parse("::10.0.0.1"));
  }

  @Property
  void canonicalTextIsTheLibrarysAndReadsBack(@ForAll("addresses") IpAddress address) {
    String text = address.toString();
    assertEquals(address, IpAddress.parse(text));
    assertEquals(Oracle.parse(text).toCanonicalString(), text);
    assertEquals(Oracle.bits(Oracle.parse(text)), Oracle.bits(address));
  }

  @Property
  void everySpellingReadsAsTheSameAddress(@ForAll("addresses") IpAddress address) {
    String groups =
        IntStream.range(0, 8)
            .mapToObj(at -> (at < 4 ? address.high() : address.low()) >>> (16 * (3 - at % 4)))
            .map(group -> Long.toHexString(group & 0xffff))
            .collect(Collectors.joining(":"));
    assertEquals(address, IpAddress.parse(groups));
    assertEquals(address, IpAddress.parse(groups.toUpperCase(Locale.ROOT)));
    assertEquals(address, IpAddress.parse(groups + "%7"));
  }

  @Property(tries = 20_000)
  void readsWhatTheLibraryReadsAndNothingElse(@ForAll("almostAddresses") String text) {
    IPAddress expected = Oracle.parse(text);
    IpAddress actual = IpAddress.parse(text);
    if (expected == null) {
      assertNull(actual, text);
    } else {
      assertEquals(Oracle.bits(expected), actual == null ? null : Oracle.bits(actual), text);
    }
  }

  @Property
  void orderIsThatOfTheBits(
      @ForAll("addresses") IpAddress one, @ForAll("addresses") IpAddress other) {
    assertEquals(
        Integer.signum(Oracle.bits(one).compareTo(Oracle.bits(other))),
        Integer.signum(one.compareTo(other)));
  }

  @Provide
  Arbitrary<IpAddress> addresses() {
    return Oracle.addresses();
  }

  /** Pieces of addresses, put together as chance has it: about one in ten is an address. */
  @Provide
  Arbitrary<String> almostAddresses() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "0",
            "1",
            "10",
            "00",
            "01",
            "255",
            "256",
            "a",
            "ffff",
            "12345",
            ":",
            ":",
            ":",
            "::",
            ".",
            ".",
            ".",
            "ffff:",
            "1.2.3.4",
            "1:2:3:4:5:6:7",
            "::ffff:",
            "0.0.0.");
    Arbitrary<String> mixed = pieces.list().ofMinSize(1).ofMaxSize(10).map(p -> String.join("", p));
    Arbitrary<String> bent =
        Oracle.addresses()
            .map(IpAddress::toString)
            .flatMap(
                text ->
                    Arbitraries.integers()
                        .between(0, text.length())
                        .flatMap(
                            at ->
                                pieces.map(
                                    piece -> text.substring(0, at) + piece + text.substring(at))));
    return Arbitraries.oneOf(mixed, bent).withoutEdgeCases();
  }
}
