package io.vpsbeacon.detect;

import java.util.Locale;
import java.util.Map;

/**
 * The length of a window, in Splunk's span syntax, from one second up. Windows start at multiples
 * of it since the epoch, in UTC.
 *
 * @param text as it was given
 * @param micros length in microseconds; 0 where there is one window for the whole search ({@code
 *     all}), -1 where the time stays as it is ({@code none})
 */
public record Span(String text, long micros) {
  static final Span HOUR = new Span("1h", 3_600_000_000L);

  private static final long SECOND = 1_000_000L;
  private static final int MOST_DIGITS = 9;
  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("", SECOND),
          Map.entry("s", SECOND),
          Map.entry("sec", SECOND),
          Map.entry("secs", SECOND),
          Map.entry("second", SECOND),
          Map.entry("seconds", SECOND),
          Map.entry("m", 60 * SECOND),
          Map.entry("min", 60 * SECOND),
          Map.entry("mins", 60 * SECOND),
          Map.entry("minute", 60 * SECOND),
          Map.entry("minutes", 60 * SECOND),
          Map.entry("h", 3600 * SECOND),
          Map.entry("hr", 3600 * SECOND),
          Map.entry("hrs", 3600 * SECOND),
          Map.entry("hour", 3600 * SECOND),
          Map.entry("hours", 3600 * SECOND),
          Map.entry("d", 86_400 * SECOND),
          Map.entry("day", 86_400 * SECOND),
          Map.entry("days", 86_400 * SECOND),
          Map.entry("w", 604_800 * SECOND),
          Map.entry("week", 604_800 * SECOND),
          Map.entry("weeks", 604_800 * SECOND));

  /**
   * Reads a span.
   *
   * @throws OptionException for anything else, months among them: they have no fixed length
   */
  public static Span parse(String text) throws OptionException {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("all")) {
      return new Span(lower, 0);
    }
    if (lower.equals("none")) {
      return new Span(lower, -1);
    }
    return new Span(lower, micros("span", text, "; or all"));
  }

  /**
   * Reads a length of time in the same syntax.
   *
   * @param option whose value it is, for the error
   * @param orElse what the option takes besides, for the error
   * @return microseconds
   * @throws OptionException for anything else
   */
  public static long micros(String option, String text, String orElse) throws OptionException {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    Long unit = UNITS.get(text.substring(digits).toLowerCase(Locale.ROOT));
    long number = digits == 0 || digits > MOST_DIGITS ? 0 : Long.parseLong(text, 0, digits, 10);
    if (unit == null || number == 0 || number * (unit / SECOND) > 3_660L * 86_400) {
      throw OptionException.of(
          option,
          text,
          "must be a whole number and s, m, h, d or w, from 1s to ten years, such as 30s, 5m, 1h,"
              + " 1d"
              + orElse);
    }
    return number * unit;
  }

  public boolean isAll() {
    return micros == 0;
  }

  public boolean isNone() {
    return micros < 0;
  }

  /** Start of the window that holds this time, both in microseconds since the epoch. */
  long windowStart(long time) {
    return micros <= 0 ? (micros == 0 ? 0 : time) : Math.floorDiv(time, micros) * micros;
  }
}
