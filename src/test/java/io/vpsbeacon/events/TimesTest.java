package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vpsbeacon.detect.EpochTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "2020-06-10 02:50:55.662, 1591757455.662",
    "2020-06-10T02:50:55.662+0000, 1591757455.662",
    "2020-06-10T02:50:55.662+00:00, 1591757455.662",
    "2020-06-10T04:50:55.662+02, 1591757455.662",
    "2020-06-09T22:50:55.662-0400, 1591757455.662",
    "2020-06-10 02:50:55.662 UTC, 1591757455.662",
    "2020-06-10 02:50:55.662 GMT, 1591757455.662",
    "2020-06-10 02:50:55.662 +00:00, 1591757455.662",
    "2020-06-10T02:50:55.662Z, 1591757455.662",
    "2020-06-10T02:50:55Z, 1591757455",
    "2020-06-10T02:50Z, 1591757400",
    "2020-06-10T02:50:55.6621239Z, 1591757455.662123",
    "2020-06-10T02:50:55.9999999Z, 1591757455.999999",
    "' 2020-06-10 02:50:55.662 ', 1591757455.662",
    "1591757455.662, 1591757455.662",
    "1591757455.6620000, 1591757455.662",
    "1591757455, 1591757455",
    "1591757455., 1591757455",
    "1.591757455662E9, 1591757455.662",
    "1591757455662, 1591757455.662",
    "1591757455662.5, 1591757455.6625",
    "1591757455662123, 1591757455.662123",
    "1591757455662123456, 1591757455.662123",
    "1591757455662123999, 1591757455.662123",
    "15.230937, 15.230937",
    "0, 0",
    "-1.5, -1.5",
    "1969-12-31T23:59:58.5Z, -1.5",
    "2024-02-29T00:00:00Z, 1709164800",
  })
  void timesOfAllToolsAreRead(String text, String expected) {
    assertEquals(expected, Times.canonical(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        ".",
        ".5",
        "yesterday",
        "NaN",
        "Infinity",
        "12:30:00",
        "1e999999999",
        "1e-999999999",
        "123456789012345678901234567890",
        "1591757455.662x",
        "2020-06-10",
        "2020-13-10T02:50:55Z",
        "2023-02-29T02:50:55Z",
        "2020-06-31T02:50:55Z",
        "2020-00-10T02:50:55Z",
        "2020-06-10T24:50:55Z",
        "2020-06-10T02:60:55Z",
        "2020-06-10T02:50:60Z",
        "2020-06-10T02:50:5Z",
        "2020-06-10T02:50:",
        "2020-06-10T02:50:55.Z",
        "2020-06-10T02:50:55 CEST",
        "2020-06-10T02:50:55+19:00",
        "2020-06-10T02:50:55+0",
        "2020-06-10T02:50:55+",
        "2020-06-10T02:50:55+00:0x",
        "2020-06-10x02:50:55Z",
        "Jun 10, 2020 @ 02:50:55.662",
      })
  void whatIsNoTimeIsNone(String text) {
    assertNull(Times.canonical(text));
  }

  @Property
  void isoTimesAreThoseOfJavaTime(
      @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano,
      @ForAll @IntRange(min = -1080, max = 1080) int offset,
      @ForAll @IntRange(max = 3) int style) {
    Instant instant = Instant.ofEpochSecond(second, nano);
    OffsetDateTime time = instant.atOffset(ZoneOffset.ofTotalSeconds(offset * 60));
    if (time.getYear() < 1 || time.getYear() > 9999) {
      return;
    }
    String pattern =
        switch (style) {
          case 0 -> "yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSSxx";
          case 1 -> "yyyy-MM-dd HH:mm:ss.SSSSSSSSSxxx";
          case 2 -> "yyyy-MM-dd HH:mm:ss,SSSSSSSSS XXX";
          default -> "uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnnXX";
        };
    String text = time.format(DateTimeFormatter.ofPattern(pattern));
    BigDecimal exact = BigDecimal.valueOf(second).add(BigDecimal.valueOf(nano, 9));
    BigDecimal floor = exact.setScale(6, RoundingMode.FLOOR);
    assertEquals(0, floor.compareTo(new BigDecimal(Times.canonical(text))), text);
  }

  /** A file scanned and the same events sent by Splunk fall into the same windows. */
  @Property
  void numbersGoDownToTheMicrosecondAsTheEnginesDo(
      @ForAll @LongRange(min = -99_999_999_999L, max = 99_999_999_999L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano) {
    BigDecimal exact = BigDecimal.valueOf(second).add(BigDecimal.valueOf(nano, 9));
    byte[] text = exact.toPlainString().getBytes(US_ASCII);
    assertEquals(
        EpochTime.text(EpochTime.parse(text, 0, text.length)),
        Times.canonical(exact.toPlainString()));
  }

  @Property
  void canonicalTimesStayAsTheyAre(
      @ForAll @LongRange(min = -99_999_999_999_999_999L, max = 99_999_999_999_999_999L)
          long micros) {
    String text = BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    assertEquals(text, Times.canonical(text));
  }

  @Property
  void onlyRealDaysAreRead(
      @ForAll @IntRange(min = 1, max = 9999) int year,
      @ForAll @IntRange(max = 13) int month,
      @ForAll @IntRange(max = 32) int day) {
    String expected;
    try {
      expected = String.valueOf(LocalDate.of(year, month, day).toEpochDay() * 86_400);
    } catch (DateTimeException e) {
      expected = null;
    }
    assertEquals(expected, Times.canonical("%04d-%02d-%02d 00:00".formatted(year, month, day)));
  }

  @Property
  void anyTextIsReadOrNot(@ForAll String text) {
    String canonical = Times.canonical(text);
    assertEquals(canonical, canonical == null ? null : Times.canonical(canonical));
  }

  @Example
  void ofTheLeapDayBeginsMarch() {
    assertEquals("951782400", Times.canonical("2000-02-29T00:00:00Z"));
  }
}
