package io.vpsbeacon.net;

/**
 * A CIDR prefix of one family. A prefix of IPv6 holds no IPv4 address: {@code ::/0} is all of IPv6.
 *
 * @param address the first address of the prefix
 * @param length 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record IpPrefix(IpAddress address, int length) {
  private static final int MAPPED_BITS = 96;

  /** Bits behind the prefix are cleared. */
  public IpPrefix {
    int most = address.isIpv4() ? 32 : 128;
    if (length < 0 || length > most) {
      throw new IllegalArgumentException(
          "the prefix length " + length + " is not one of 0 to " + most);
    }
    int bits = address.isIpv4() ? length + MAPPED_BITS : length;
    address = new IpAddress(address.high() & highMask(bits), address.low() & lowMask(bits));
  }

  /**
   * Reads {@code address/length}, or an address alone, which stands for itself. An address that is
   * not the first of its prefix is taken for it, as Splunk's {@code cidrmatch} does: {@code
   * 10.1.2.3/8} is {@code 10.0.0.0/8}. {@code ::ffff:10.0.0.0/104} is the same again.
   *
   * @throws IllegalArgumentException saying what is wrong and what is allowed
   */
  public static IpPrefix parse(String text) {
    int slash = text.indexOf('/');
    String head = slash < 0 ? text : text.substring(0, slash);
    IpAddress address = IpAddress.parse(head);
    if (address == null) {
      throw new IllegalArgumentException("'" + head + "' is not an IPv4 or IPv6 address");
    }
    boolean mapped = address.isIpv4() && head.indexOf(':') >= 0;
    int least = mapped ? MAPPED_BITS : 0;
    int most = address.isIpv4() && !mapped ? 32 : 128;
    int length = slash < 0 ? most : number(text.substring(slash + 1));
    if (length < least || length > most) {
      throw new IllegalArgumentException(
          "'"
              + text.substring(slash + 1)
              + "' is not a prefix length: behind "
              + (mapped ? "an IPv4-mapped" : most == 32 ? "an IPv4" : "an IPv6")
              + " address a number from "
              + least
              + " to "
              + most);
    }
    return new IpPrefix(address, mapped ? length - MAPPED_BITS : length);
  }

  private static int number(String digits) {
    if (digits.isEmpty() || digits.length() > 3) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  /** Whether the address lies in this prefix. */
  public boolean contains(IpAddress other) {
    int bits = address.isIpv4() ? length + MAPPED_BITS : length;
    return other.isIpv4() == address.isIpv4()
        && (other.high() & highMask(bits)) == address.high()
        && (other.low() & lowMask(bits)) == address.low();
  }

  static long highMask(int bits) {
    return bits >= 64 ? -1L : bits == 0 ? 0 : -1L << (64 - bits);
  }

  static long lowMask(int bits) {
    return bits <= 64 ? 0 : -1L << (128 - bits);
  }

  /** The canonical text, always with a length. */
  @Override
  public String toString() {
    return address + "/" + length;
  }
}
