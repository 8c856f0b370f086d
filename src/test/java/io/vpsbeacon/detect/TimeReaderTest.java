package io.vpsbeacon.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

@Label("Times in turn are read as each alone")
class TimeReaderTest {
  private final TimeReader reader = new TimeReader();

  @Property
  void whateverTheyLookLike(@ForAll("texts") List<String> texts) {
    for (String text : texts) {
      byte[] bytes = ("\"" + text + "\",behind").getBytes(UTF_8);
      int end = bytes.length - 8;
      assertEquals(EpochTime.parse(bytes, 1, end - 1), reader.read(bytes, 1, end), text);
    }
  }

  @Property
  void whateverBytesTheirLastDigitsAre(@ForAll("ends") List<byte[]> ends) {
    for (byte[] end : ends) {
      byte[] bytes = new byte[1 + 8 + end.length + 8];
      byte[] head = "\"16999999".getBytes(UTF_8);
      System.arraycopy(head, 0, bytes, 0, head.length);
      System.arraycopy(end, 0, bytes, head.length, end.length);
      int behind = head.length + end.length;
      assertEquals(
          EpochTime.parse(bytes, 1, behind - 1),
          reader.read(bytes, 1, behind),
          () -> Arrays.toString(end));
    }
  }

  /** Two digits, a point and one to six decimals, some of them any byte instead. */
  @Provide
  Arbitrary<List<byte[]>> ends() {
    Arbitrary<Byte> digit = Arbitraries.bytes().between((byte) '0', (byte) '9');
    Arbitrary<Byte> any =
        Arbitraries.frequencyOf(Tuple.of(12, digit), Tuple.of(1, Arbitraries.bytes()));
    return Combinators.combine(
            Arbitraries.oneOf(digit.list().ofSize(2), any.list().ofSize(2)),
            Arbitraries.oneOf(
                digit.list().ofMinSize(1).ofMaxSize(6), any.list().ofMinSize(1).ofMaxSize(6)))
        .as(
            (seconds, decimals) -> {
              ByteArrayOutputStream end = new ByteArrayOutputStream();
              seconds.forEach(end::write);
              end.write('.');
              decimals.forEach(end::write);
              return end.toByteArray();
            })
        .list()
        .ofMinSize(2)
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    Arbitrary<String> near =
        Arbitraries.longs()
            .between(1_699_999_000_000L, 1_700_000_100_000L)
            .map(millis -> "%d.%03d".formatted(millis / 1000, millis % 1000));
    Arbitrary<String> like =
        Arbitraries.of(
            "1699999999",
            "1699999999.",
            "1699999999.1234567",
            "1699999999.123456",
            "-699999999.5",
            "-000000000.0",
            "-000000012.5",
            "16999999x9.5",
            "1699999999.1x",
            "169999999.25",
            "16999999.500");
    Arbitrary<String> soup =
        Arbitraries.strings().withChars("0123456789.-/:").ofMinLength(0).ofMaxLength(19);
    return Arbitraries.frequencyOf(Tuple.of(6, near), Tuple.of(3, like), Tuple.of(2, soup))
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }
}
