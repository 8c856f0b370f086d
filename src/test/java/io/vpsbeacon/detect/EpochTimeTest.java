package io.vpsbeacon.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochTimeTest {
  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1591757455.662,1591757455662000",
    "1591757455.,1591757455000000",
    "1591757455.1234567,1591757455123456",
    "-1.5,-1500000",
    "-0.5,-500000",
    "-3600.0000001,-3600000001",
    "253402300799.999999,253402300799999999",
    "-253402300799,-253402300799000000",
    "007,7000000"
  })
  void readsDecimalSeconds(String text, long micros) {
    assertEquals(micros, parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        ".5",
        "1e9",
        "1,5",
        " 1",
        "1 ",
        "1.x",
        "253402300800",
        "-253402300800",
        "1700000000000",
        "9223372036854",
        "99999999999999999999",
        "٣"
      })
  void refusesAllElse(String text) {
    assertEquals(EpochTime.INVALID, parse(text));
  }

  @Property
  void textAndBackIsTheSame(
      @ForAll @LongRange(min = -2_000_000_000_000_000L, max = 4_000_000_000_000_000L) long micros) {
    String text = EpochTime.text(micros);
    assertEquals(micros, parse(text));
    assertEquals(0, new BigDecimal(text).compareTo(BigDecimal.valueOf(micros, 6)));
  }

  private static long parse(String text) {
    byte[] bytes = ("x" + text).getBytes(UTF_8);
    return EpochTime.parse(bytes, 1, bytes.length - 1);
  }
}
