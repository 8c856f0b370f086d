package io.vpsbeacon.detect;

/** Epoch seconds as text, as Splunk's {@code _time}, to microseconds and back. */
public final class EpochTime {
  /** What {@link #parse} gives for text that is no time. */
  public static final long INVALID = Long.MIN_VALUE;

  private static final long SECOND = 1_000_000L;

  /** The last second of the year 9999; what is later is milliseconds, or no time at all. */
  private static final long MOST_SECONDS = 253_402_300_799L;

  private EpochTime() {}

  /**
   * Reads decimal seconds, down to the microsecond below; as far from the epoch as the year 9999.
   *
   * @return microseconds since the epoch, or {@link #INVALID}
   */
  public static long parse(byte[] bytes, int start, int length) {
    int at = start;
    int end = start + length;
    boolean negative = length > 0 && bytes[at] == '-';
    if (negative) {
      at++;
    }
    int firstDigit = at;
    long seconds = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      seconds = seconds * 10 + (bytes[at++] - '0');
      if (seconds > MOST_SECONDS) {
        return INVALID;
      }
    }
    if (at == firstDigit) {
      return INVALID;
    }
    long fraction = 0;
    boolean cut = false;
    if (at < end) {
      if (bytes[at++] != '.') {
        return INVALID;
      }
      for (long unit = SECOND / 10; at < end; unit /= 10) {
        int digit = bytes[at++] - '0';
        if (digit < 0 || digit > 9) {
          return INVALID;
        }
        fraction += digit * unit;
        cut |= unit == 0 && digit > 0;
      }
    }
    long micros = seconds * SECOND + fraction;
    return negative ? -micros - (cut ? 1 : 0) : micros;
  }

  /** Writes seconds without trailing zeros: {@code 1591757455.662}, {@code 1591754400}. */
  public static String text(long micros) {
    long seconds = Math.abs(micros) / SECOND;
    long fraction = Math.abs(micros) % SECOND;
    StringBuilder text = new StringBuilder(20);
    if (micros < 0) {
      text.append('-');
    }
    text.append(seconds);
    if (fraction != 0) {
      text.append('.').append(Long.toString(SECOND + fraction), 1, 7);
      while (text.charAt(text.length() - 1) == '0') {
        text.setLength(text.length() - 1);
      }
    }
    return text.toString();
  }
}
