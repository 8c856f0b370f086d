package io.vpsbeacon.splunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vpsbeacon.detect.Option;
import io.vpsbeacon.protocol.CommandException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerbArgumentsTest {
  @Test
  void anOptionComesAsOneWordOrThree() throws CommandException {
    Map<String, String> same = Map.of("span", "5m", "by", "host");
    assertEquals(same, parse("span=5m", "by=host"));
    assertEquals(same, parse("span", "=", "5m", "by=", "host"));
    assertEquals(same, parse("SPAN", "=5m", "by", "=", "host"));
  }

  @Test
  void aListComesWithItsCommasOrWithout() throws CommandException {
    Map<String, String> same = Map.of("by", "host,User,Image", "min", "3");
    assertEquals(same, parse("by=host,User,Image", "min=3"));
    assertEquals(same, parse("by=host", "User", "Image", "min=3"));
    assertEquals(same, parse("by=host,", "User", ",Image", "min=3"));
    assertEquals(same, parse("by", "=", "host", "User", "Image", "min", "=", "3"));
    assertEquals(same, parse("min=3", "by=", "host,User", "Image"));
  }

  @Test
  void aValueMayHoldSpacesAndEqualsSigns() throws CommandException {
    assertEquals(Map.of("by", "Source Host,a=b"), parse("by=Source Host,a=b"));
  }

  @Test
  void aValueThatIsMissingIsEmpty() throws CommandException {
    assertEquals(Map.of("span", ""), parse("span="));
    assertEquals(Map.of("span", ""), parse("span", "="));
  }

  @Test
  void whatIsNoOptionIsNamed() {
    assertEquals(
        "host: not an option; options are written name=value, such as span=1h", message("host"));
    assertEquals(
        "x: not an option; options are written name=value, such as span=1h",
        message("span=1h", "x"));
    assertEquals("span: the option is given twice", message("span=1h", "SPAN=2h"));
  }

  @Test
  void anOptionWithoutItsValueIsNoGroupKey() throws CommandException {
    assertEquals(
        "reference: an option without a value; write reference=..., or by=\"host,reference\" if a"
            + " field is meant",
        message("by=host", "reference"));
    assertEquals(
        "MIN: an option without a value; write MIN=..., or by=\"host,User,MIN\" if a field is meant",
        message("by=host,", "User", "MIN", "span=1h"));
    assertEquals(Map.of("by", "host,count"), parse("by=host,count"));
    assertEquals(Map.of("by", "host,count,min"), parse("by=host,", "count", ",min"));
    assertEquals(Map.of("by", "host", "min", "3"), parse("by=host", "min", "=", "3"));
  }

  private static Map<String, String> parse(String... words) throws CommandException {
    return VerbArguments.parse(List.of(words), Option.values(), Option.BY, "span=1h");
  }

  private static String message(String... words) {
    return assertThrows(CommandException.class, () -> parse(words)).getMessage();
  }
}
