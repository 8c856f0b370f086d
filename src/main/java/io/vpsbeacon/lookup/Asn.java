package io.vpsbeacon.lookup;

/**
 * Numbers of autonomous systems (RFC 6793), as people write them: {@code 64500} or {@code AS64500}.
 */
public final class Asn {
  /** The highest. */
  public static final long HIGHEST = 0xffff_ffffL;

  /** What is said of a text that is none. */
  public static final String NONE = "is not a number from 1 to " + HIGHEST;

  private Asn() {}

  /** The number, 1 to {@link #HIGHEST}; -1 where the text is none. */
  public static long of(String text) {
    String digits = text.regionMatches(true, 0, "AS", 0, 2) ? text.substring(2) : text;
    if (digits.isEmpty() || digits.length() > 10 || !Chars.areAll(digits, Chars.DIGITS)) {
      return -1;
    }
    long asn = Long.parseLong(digits);
    return asn >= 1 && asn <= HIGHEST ? asn : -1;
  }
}
