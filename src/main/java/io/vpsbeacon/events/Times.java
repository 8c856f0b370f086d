package io.vpsbeacon.events;

import io.vpsbeacon.detect.EpochTime;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Times of all exports as one text: seconds since the epoch, at most six decimals, no trailing
 * zero.
 *
 * <p>Read are numbers (seconds; milli-, micro- or nanoseconds where seconds would lie beyond the
 * year 5000) and ISO 8601 with {@code T} or a blank between date and time, any fraction, and {@code
 * Z}, {@code UTC}, {@code GMT} or an offset ({@code +02:00}, {@code +0200}, {@code +02}). A time
 * without a zone is UTC, as Sysmon's UtcTime is. Finer than microseconds goes down to the one
 * below, as {@link EpochTime} takes it. The names of other zones are not read: CST is one zone in
 * America and another in Asia.
 */
public final class Times {
  static final String FORMS =
      "seconds, milli-, micro- or nanoseconds since 1970, and ISO 8601 such as"
          + " 2026-01-31T18:00:00.5Z, with Z, UTC, GMT, an offset such as +02:00, or no zone (UTC);"
          + " zones by name, such as EST, are not";

  private static final long NONE = EpochTime.INVALID;
  private static final long SECOND = 1_000_000;

  /** From here on a number is not seconds. */
  private static final long LARGEST_SECONDS = 100_000_000_000L;

  private Times() {}

  /** The time as epoch seconds, or null where the text is no time. */
  public static String canonical(String text) {
    long micros = micros(text);
    return micros == NONE ? null : EpochTime.text(micros);
  }

  private static long micros(String given) {
    String text = given.strip();
    if (text.isEmpty()) {
      return NONE;
    }
    boolean dated = text.length() >= 16 && text.charAt(4) == '-' && text.charAt(7) == '-';
    return dated ? ofDate(text) : ofNumber(text);
  }

  private static long ofNumber(String text) {
    int length = text.length();
    int i = text.charAt(0) == '-' ? 1 : 0;
    int start = i;
    long whole = 0;
    while (i < length && isDigit(text.charAt(i)) && i - start < 17) {
      whole = whole * 10 + text.charAt(i++) - '0';
    }
    if (i == start) {
      return NONE;
    }
    int fraction = i < length && text.charAt(i) == '.' ? i + 1 : i;
    int end = fraction;
    while (fraction > i && end < length && isDigit(text.charAt(end))) {
      end++;
    }
    if (end < length || whole >= LARGEST_SECONDS) {
      return ofDecimal(text);
    }
    long micros = whole * SECOND + fraction(text, fraction, end);
    if (start == 0) {
      return micros;
    }
    return isCut(text, fraction, end) ? -micros - 1 : -micros;
  }

  /** The rare numbers: with an exponent, or finer units. */
  private static long ofDecimal(String text) {
    if (text.length() > 40) {
      return NONE;
    }
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException e) {
      return NONE;
    }
    long digits = (long) number.precision() - number.scale();
    if (digits > 20 || Math.abs((long) number.scale()) > 60) {
      return NONE;
    }
    int unit = digits <= 11 ? 0 : digits <= 14 ? 3 : digits <= 17 ? 6 : 9;
    BigDecimal micros = number.movePointRight(6 - unit).setScale(0, RoundingMode.FLOOR);
    return micros.precision() > 18 ? NONE : micros.longValue();
  }

  private static long ofDate(String text) {
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 2);
    int day = digits(text, 8, 2);
    char between = text.charAt(10);
    int hour = digits(text, 11, 2);
    int minute = digits(text, 14, 2);
    if ((between != 'T' && between != ' ' && between != 't') || text.charAt(13) != ':') {
      return NONE;
    }
    int i = 16;
    int second = 0;
    long fraction = 0;
    if (i < text.length() && text.charAt(i) == ':') {
      second = digits(text, i + 1, 2);
      i += 3;
      if (i < text.length() && (text.charAt(i) == '.' || text.charAt(i) == ',')) {
        int start = ++i;
        while (i < text.length() && isDigit(text.charAt(i))) {
          i++;
        }
        if (i == start) {
          return NONE;
        }
        fraction = fraction(text, start, i);
      }
    }
    int offset = i <= text.length() ? offsetSeconds(text.substring(i).strip()) : Integer.MIN_VALUE;
    if (offset == Integer.MIN_VALUE
        || year < 0
        || day < 1
        || day > daysIn(year, month)
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59) {
      return NONE;
    }
    long seconds =
        epochDay(year, month, day) * 86_400 + hour * 3600L + minute * 60L + second - offset;
    return seconds * SECOND + fraction;
  }

  private static int offsetSeconds(String zone) {
    if (zone.isEmpty() || zone.equals("Z") || zone.equals("z")) {
      return 0;
    }
    if (zone.equals("UTC") || zone.equals("GMT")) {
      return 0;
    }
    char sign = zone.charAt(0);
    boolean colon = zone.length() == 6 && zone.charAt(3) == ':';
    boolean known = colon || zone.length() == 5 || zone.length() == 3;
    int hours = digits(zone, 1, 2);
    int minutes = zone.length() == 3 ? 0 : digits(zone, colon ? 4 : 3, 2);
    if ((sign != '+' && sign != '-') || !known || hours < 0 || hours > 18) {
      return Integer.MIN_VALUE;
    }
    if (minutes < 0 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    int seconds = hours * 3600 + minutes * 60;
    return sign == '-' ? -seconds : seconds;
  }

  /** Whole microseconds of the fraction's digits. */
  private static long fraction(String text, int start, int end) {
    long micros = 0;
    for (int i = start; i < start + 6; i++) {
      micros = micros * 10 + (i < end ? text.charAt(i) - '0' : 0);
    }
    return micros;
  }

  /** Whether the fraction's digits hold more than whole microseconds. */
  private static boolean isCut(String text, int start, int end) {
    for (int i = start + 6; i < end; i++) {
      if (text.charAt(i) != '0') {
        return true;
      }
    }
    return false;
  }

  /** The number in so many digits, or -1. */
  private static int digits(String text, int start, int count) {
    if (start + count > text.length()) {
      return -1;
    }
    int number = 0;
    for (int i = start; i < start + count; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int daysIn(int year, int month) {
    return switch (month) {
      case 1, 3, 5, 7, 8, 10, 12 -> 31;
      case 4, 6, 9, 11 -> 30;
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      default -> 0;
    };
  }

  /** Days since 1970-01-01, counted in years that begin in March, so that a leap day comes last. */
  private static long epochDay(int year, int month, int day) {
    long marchYear = month <= 2 ? year - 1L : year;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return marchYear * 365
        + Math.floorDiv(marchYear, 4L)
        - Math.floorDiv(marchYear, 100L)
        + Math.floorDiv(marchYear, 400L)
        + dayOfYear
        - 719_468;
  }
}
