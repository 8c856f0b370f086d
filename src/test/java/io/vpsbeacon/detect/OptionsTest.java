package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @Test
  void theDefaultsAreTheDocumentedOnes() {
    Options options = Options.defaults();
    assertEquals(Span.HOUR, options.span());
    assertEquals(List.of("host", "User", "Image", "CommandLine", "DestinationIp"), options.by());
    assertEquals("sysmon", options.profile());
    assertEquals("default", options.tiers());
    assertTrue(options.exclude());
    assertFalse(options.dropNulls());
    assertEquals("", options.count());
    assertEquals(0, options.min());
    assertEquals(10_000, options.limit());
    assertFalse(options.reference());
    assertEquals(Stage.FIND, options.stage());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          sapn=1h ~ sapn=1h: unknown option; there are span, by, profile, tiers, exclude, nulls, count, min, limit, reference, stage
          span=1mon ~ span=1mon: must be a whole number and s, m, h, d or w, from 1s to ten years, such as 30s, 5m, 1h, 1d; or all
          span=0h ~ span=0h: must be a whole number and s, m, h, d or w, from 1s to ten years, such as 30s, 5m, 1h, 1d; or all
          span=-1h ~ span=-1h: must be a whole number and s, m, h, d or w, from 1s to ten years, such as 30s, 5m, 1h, 1d; or all
          span=none ~ span=none: only stage=filter can leave the time as it is
          span=all stage=tier ~ span=all: needs a length at stage=tier
          by=host,,User ~ by=host,,User: holds an empty field name
          by=host,User,host ~ by=host,User,host: names host twice
          by=_time ~ by=_time: _time is always the first key; set its length by span
          by=RiskScore ~ by=RiskScore: RiskScore is a column of the result
          profile=../x ~ profile=../x: must be a name of letters, digits, _ and -
          tiers=a/b ~ tiers=a/b: must be a name of letters, digits, _ and -
          exclude=maybe ~ exclude=maybe: must be true or false
          nulls=fill ~ nulls=fill: must be keep or drop
          min=-1 ~ min=-1: must be a whole number from 0 up
          min=9223372036854775808 ~ min=9223372036854775808: must be a whole number from 0 to 9223372036854775807
          min=1.5 ~ min=1.5: must be a whole number from 0 up
          limit=99999999999 ~ limit=99999999999: must be a whole number from 0 to 2147483647
          limit=999999999999999999999999999999 ~ limit=999999999999999999999999999999: must be a whole number from 0 to 2147483647
          limit=٣ ~ limit=٣: must be a whole number from 0 to 2147483647
          span=999999999999999999999999999999s ~ span=999999999999999999999999999999s: must be a whole number and s, m, h, d or w, from 1s to ten years, such as 30s, 5m, 1h, 1d; or all
          span=٣0s ~ span=٣0s: must be a whole number and s, m, h, d or w, from 1s to ten years, such as 30s, 5m, 1h, 1d; or all
          stage=map ~ stage=map: must be find | filter | tier
          stage=filter by=host ~ by=host: means nothing at stage=filter
          stage=filter limit=1 by=host ~ limit=1: means nothing at stage=filter
          stage=filter by=host limit=1 ~ by=host: means nothing at stage=filter
          stage=tier exclude=false ~ exclude=false: means nothing at stage=tier
          reference=true span=5m ~ span=5m: must be 1h with reference=true, which is the original search
          reference=true by=HOST,USER,IMAGE,COMMANDLINE,DESTINATIONIP ~ by=HOST,USER,IMAGE,COMMANDLINE,DESTINATIONIP: must be host,User,Image,CommandLine,DestinationIp with reference=true, which is the original search
          reference=true tiers=DEFAULT ~ tiers=DEFAULT: must be default with reference=true, which is the original search
          reference=true nulls=keep ~ nulls=keep: must be drop with reference=true, which is the original search
          """)
  void aWrongOptionIsNamedWithWhatIsAllowed(String given, String message) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String pair : List.of(given.split(" ", -1))) {
      options.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    OptionException e = assertThrows(OptionException.class, () -> Options.parse(options));
    assertEquals(message, e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1000000000000000000", "9223372036854775807", "0000000000000000000000000000001"})
  void aNumberMayBeAnyThatThereIsRoomFor(String number) throws OptionException {
    assertEquals(Long.parseLong(number), Options.parse(Map.of("min", number)).min());
  }

  @Test
  void anEmptyCountIsRefused() {
    assertThrows(OptionException.class, () -> Options.parse(Map.of("count", "")));
  }

  @Test
  void namesOfOptionsAreTakenInAnyCase() throws OptionException {
    assertEquals(5, Options.parse(Map.of("MIN", "5")).min());
    assertTrue(Options.parse(Map.of("Nulls", "DROP")).dropNulls());
  }

  @Test
  void theReferenceTakesItsOwnValuesAndDropsNulls() throws OptionException {
    Options options =
        Options.parse(Map.of("reference", "t", "stage", "filter", "span", "60m", "exclude", "1"));
    assertTrue(options.reference());
    assertTrue(options.dropNulls());
    assertTrue(
        Options.parse(Map.of("reference", "1", "stage", "filter", "span", "none")).span().isNone());
    assertTrue(Options.parse(Map.of("reference", "1", "nulls", "DROP")).reference());
    String by = "host, User, Image, CommandLine, DestinationIp";
    assertEquals(Options.defaults().by(), Options.parse(Map.of("reference", "1", "by", by)).by());
  }

  @ParameterizedTest
  @CsvSource({"30s,30", "5m,300", "1h,3600", "1d,86400", "2W,1209600", "90,90", "2 hours,0"})
  void spansAreSplunks(String text, long seconds) throws OptionException {
    if (seconds == 0) {
      assertThrows(OptionException.class, () -> Span.parse(text));
    } else {
      assertEquals(seconds * 1_000_000, Span.parse(text).micros());
    }
  }
}
