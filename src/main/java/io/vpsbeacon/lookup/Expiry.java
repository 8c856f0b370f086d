package io.vpsbeacon.lookup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The {@code expires} cell: until when a row is in force. Without a zone a time is UTC. */
final class Expiry {
  private Expiry() {}

  /**
   * The first moment at which the row is no longer in force.
   *
   * @throws IllegalArgumentException when the text is no date
   */
  static Instant end(String text) {
    try {
      if (text.length() <= 10 && text.indexOf('-') > 0) {
        return LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      if (text.length() > 10 && text.indexOf('-') > 0) {
        return dateTime(text);
      }
      return epoch(text);
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "expires '"
              + text
              + "' is not a date: allowed are 2026-12-31 (that day is the last, in UTC),"
              + " 2026-12-31T18:00:00Z and epoch seconds",
          e);
    }
  }

  private static Instant dateTime(String text) {
    String iso = text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
    int time = iso.indexOf('T');
    boolean zoned =
        iso.endsWith("Z") || iso.indexOf('+', time + 1) > 0 || iso.indexOf('-', time + 1) > 0;
    return zoned
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }

  /** Nine to eleven digits: fewer are a date without hyphens, more are milliseconds. */
  private static Instant epoch(String text) {
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String fraction = point < 0 ? "" : text.substring(point + 1);
    boolean digits = Chars.areAll(whole, Chars.DIGITS) && Chars.areAll(fraction, Chars.DIGITS);
    if (!digits || whole.length() < 9 || whole.length() > 11) {
      throw new NumberFormatException(text);
    }
    return Instant.ofEpochSecond(Long.parseLong(whole));
  }
}
