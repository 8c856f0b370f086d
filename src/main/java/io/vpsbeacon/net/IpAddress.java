package io.vpsbeacon.net;

/**
 * An IPv4 or IPv6 address as 128 bits. An IPv4 address is held as its IPv4-mapped form ({@code
 * ::ffff:a.b.c.d}), so that both spellings of it are equal.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record IpAddress(long high, long low) implements Comparable<IpAddress> {
  private static final long MAPPED = 0xffffL;
  private static final int GROUPS = 8;

  /**
   * Reads an address as sensors print it: four decimal parts, or IPv6 in any of its forms, with or
   * without a zone, which is dropped.
   *
   * <p>A decimal part with a leading zero is refused: some programs take it for octal, so the text
   * names two different hosts.
   *
   * @return null when the text is no address
   */
  public static IpAddress parse(String text) {
    if (text == null) {
      return null;
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      long value = parseIpv4(text, 0, text.length());
      return value < 0 ? null : ofIpv4(value);
    }
    int zone = text.indexOf('%');
    if (zone < 0) {
      return parseIpv6(text, text.length());
    }
    return isZone(text, zone + 1) ? parseIpv6(text, zone) : null;
  }

  static IpAddress ofIpv4(long value) {
    return new IpAddress(0, (MAPPED << 32) | value);
  }

  private static boolean isZone(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '%' || c == '/') {
        return false;
      }
    }
    return start < text.length();
  }

  private static long parseIpv4(String text, int start, int end) {
    if (end - start < 7 || end - start > 15) {
      return -1;
    }
    long value = 0;
    int parts = 0;
    int i = start;
    while (true) {
      int first = i;
      int part = 0;
      while (i < end && isDigit(text.charAt(i)) && i - first < 3) {
        part = part * 10 + (text.charAt(i) - '0');
        i++;
      }
      boolean leadingZero = i - first > 1 && text.charAt(first) == '0';
      if (i == first || leadingZero || part > 255) {
        return -1;
      }
      value = (value << 8) | part;
      parts++;
      if (parts == 4) {
        return i == end ? value : -1;
      }
      if (i == end || text.charAt(i) != '.') {
        return -1;
      }
      i++;
    }
  }

  private static IpAddress parseIpv6(String text, int end) {
    int[] groups = new int[GROUPS];
    int count = 0;
    int gap = -1;
    int i = 0;
    if (text.startsWith("::")) {
      gap = 0;
      i = 2;
    }
    while (i < end) {
      if (count == GROUPS) {
        return null;
      }
      int first = i;
      int group = 0;
      while (i < end && i - first < 5 && hex(text.charAt(i)) >= 0) {
        group = (group << 4) | hex(text.charAt(i));
        i++;
      }
      if (i < end && text.charAt(i) == '.') {
        long tail = parseIpv4(text, first, end);
        if (tail < 0 || count > GROUPS - 2) {
          return null;
        }
        groups[count++] = (int) (tail >>> 16);
        groups[count++] = (int) (tail & 0xffff);
        break;
      }
      if (i == first || i - first > 4) {
        return null;
      }
      groups[count++] = group;
      if (i == end) {
        break;
      }
      if (text.charAt(i) != ':') {
        return null;
      }
      i++;
      if (i < end && text.charAt(i) == ':') {
        if (gap >= 0) {
          return null;
        }
        gap = count;
        i++;
      } else if (i == end) {
        return null;
      }
    }
    if (gap < 0 ? count != GROUPS : count == GROUPS) {
      return null;
    }
    return assemble(groups, count, gap);
  }

  private static IpAddress assemble(int[] groups, int count, int gap) {
    long high = 0;
    long low = 0;
    for (int at = 0; at < GROUPS; at++) {
      int group;
      if (gap < 0 || at < gap) {
        group = groups[at];
      } else {
        int fromEnd = at - (GROUPS - count);
        group = fromEnd < gap ? 0 : groups[fromEnd];
      }
      if (at < GROUPS / 2) {
        high = (high << 16) | group;
      } else {
        low = (low << 16) | group;
      }
    }
    return new IpAddress(high, low);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int hex(char c) {
    if (isDigit(c)) {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /** Whether this is an IPv4 address, however it was written. */
  public boolean isIpv4() {
    return high == 0 && (low >>> 32) == MAPPED;
  }

  /** Orders by the bits, unsigned. */
  @Override
  public int compareTo(IpAddress other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** The canonical text: dotted decimal, or IPv6 as RFC 5952 writes it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(39);
    if (isIpv4()) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        text.append((low >>> shift) & 0xff).append(shift > 0 ? "." : "");
      }
      return text.toString();
    }
    int gapStart = -1;
    int gapLength = 1;
    for (int at = 0; at < GROUPS; at++) {
      int zeros = 0;
      while (at + zeros < GROUPS && group(at + zeros) == 0) {
        zeros++;
      }
      if (zeros > gapLength) {
        gapStart = at;
        gapLength = zeros;
      }
    }
    for (int at = 0; at < GROUPS; at++) {
      if (at == gapStart) {
        text.append("::");
        at += gapLength - 1;
      } else {
        if (at > 0 && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(group(at)));
      }
    }
    return text.toString();
  }

  private int group(int at) {
    long half = at < GROUPS / 2 ? high : low;
    return (int) ((half >>> (16 * (3 - at % 4))) & 0xffff);
  }
}
