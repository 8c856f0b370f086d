package io.vpsbeacon.net;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv4.IPv4AddressStringParameters;
import inet.ipaddr.ipv6.IPv6AddressStringParameters;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** The IPAddress library, told to be as strict as we are, and addresses to try. */
final class Oracle {
  private static final IPAddressStringParameters STRICT = strict();

  private Oracle() {}

  private static IPAddressStringParameters strict() {
    IPAddressStringParameters.Builder all =
        new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowSingleSegment(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .allowWildcardedSeparator(false);
    IPv4AddressStringParameters.Builder ipv4 = all.getIPv4AddressParametersBuilder();
    ipv4.allow_inet_aton(false).allowLeadingZeros(false).allowBinary(false);
    IPv6AddressStringParameters.Builder ipv6 = all.getIPv6AddressParametersBuilder();
    ipv6.allowUnlimitedLeadingZeros(false);
    ipv6.allowBase85(false).allowZone(false).allowMixed(true).allowBinary(false);
    IPv4AddressStringParameters.Builder tail = ipv6.getEmbeddedIPv4AddressParametersBuilder();
    tail.allow_inet_aton(false).allowLeadingZeros(false).allowBinary(false);
    return all.toParams();
  }

  /** The library's reading, or null. */
  static IPAddress parse(String text) {
    IPAddress address = new IPAddressString(text, STRICT).getAddress();
    return address != null && address.isIPv6() && address.toIPv6().isIPv4Mapped()
        ? address.toIPv6().getEmbeddedIPv4Address()
        : address;
  }

  static BigInteger bits(IpAddress address) {
    return unsigned(address.high()).shiftLeft(64).or(unsigned(address.low()));
  }

  static BigInteger bits(IPAddress address) {
    BigInteger value = address.getValue();
    return address.isIPv4() ? value.or(BigInteger.valueOf(0xffff).shiftLeft(32)) : value;
  }

  private static BigInteger unsigned(long half) {
    return new BigInteger(Long.toUnsignedString(half));
  }

  /** Addresses of both families, with runs of zeros and of ones more often than chance has it. */
  static Arbitrary<IpAddress> addresses() {
    Arbitrary<Long> halves =
        Arbitraries.of(0L, -1L, 1L, 0xffff0000L, 0xffff00000000L, 0x20010db800000000L)
            .flatMap(
                base ->
                    Arbitraries.longs()
                        .flatMap(
                            noise ->
                                Arbitraries.of(0L, 0xffffL, 0xffff0000L, -1L)
                                    .map(mask -> base ^ (noise & mask))));
    Arbitrary<IpAddress> ipv6 = halves.flatMap(high -> halves.map(low -> new IpAddress(high, low)));
    Arbitrary<IpAddress> ipv4 =
        Arbitraries.integers()
            .map(bits -> new IpAddress(0, (0xffffL << 32) | Integer.toUnsignedLong(bits)));
    return Arbitraries.oneOf(ipv6, ipv4).withoutEdgeCases();
  }
}
