package io.vpsbeacon.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.LongFunction;

/** Times for people, in UTC. */
final class Clock {
  private static final DateTimeFormatter SECONDS = formatter("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter SECONDS_OF_YEAR = formatter("MM-dd HH:mm:ss");
  private static final DateTimeFormatter DAY = formatter("MM-dd");
  private static final DateTimeFormatter MINUTE_OF_DAY = formatter("HH:mm");
  private static final DateTimeFormatter SECOND_OF_DAY = formatter("HH:mm:ss");

  private Clock() {}

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
  }

  /** Date and time to the second, of microseconds since the epoch. */
  static String full(long micros) {
    return SECONDS.format(instant(micros));
  }

  /**
   * As much of a time, to the second, as tells those between two apart.
   *
   * @param first the earliest, in microseconds since the epoch
   * @param last the latest
   */
  static LongFunction<String> between(long first, long last) {
    LocalDate from = LocalDate.ofInstant(instant(first), ZoneOffset.UTC);
    LocalDate to = LocalDate.ofInstant(instant(last), ZoneOffset.UTC);
    DateTimeFormatter format =
        from.equals(to)
            ? SECOND_OF_DAY
            : from.getYear() == to.getYear() ? SECONDS_OF_YEAR : SECONDS;
    return micros -> format.format(instant(micros));
  }

  /** As much of a time as tells the marks of an axis apart. */
  static String onAxis(long micros, long stepSeconds) {
    DateTimeFormatter format =
        stepSeconds >= 86_400 ? DAY : stepSeconds >= 60 ? MINUTE_OF_DAY : SECOND_OF_DAY;
    return format.format(instant(micros));
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L));
  }
}
