package io.vpsbeacon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.e2e.SplunkVersion.Dispatch;
import io.vpsbeacon.e2e.Splunkd.SearchResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command says of itself, and how it reads its arguments. */
final class GetInfoIT extends EndToEnd {

  @ParameterizedTest
  @EnumSource
  void aParseTimeProcessAnswersAndEnds(SplunkVersion version) throws Exception {
    assertQuiet(splunkd.version(version).parse("vpsbeacon span=5m"));
  }

  @Test
  void aParseTimeProcessLeavesTheAppAsItIs() throws Exception {
    Set<String> before = files();

    splunkd.parse("vpsbeacon");

    assertEquals(before, files());
  }

  private Set<String> files() throws Exception {
    try (Stream<Path> files = Files.walk(home.app())) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(file.toString()));
      return names;
    }
  }

  @Test
  void onlyWhatThePlanNeedsIsAskedFor() throws Exception {
    List<String> fields = info("vpsbeacon").requiredFields();

    assertTrue(
        fields.containsAll(
            List.of(
                "_time",
                "host",
                "User",
                "Image",
                "CommandLine",
                "DestinationIp",
                "DestinationPort",
                "EventCode",
                "Initiated",
                "ProcessGuid")),
        fields.toString());
    assertFalse(fields.contains("_raw"), fields.toString());
    assertFalse(fields.contains("*"), fields.toString());
  }

  @Test
  void otherKeysAndProfilesAskForOtherFields() throws Exception {
    List<String> fields =
        info("vpsbeacon profile=zeek by=SourceIp,DestinationIp,service").requiredFields();

    assertTrue(fields.containsAll(List.of("id.orig_h", "id.resp_h", "service")), fields.toString());
    assertFalse(fields.contains("Image"), fields.toString());
  }

  private Reply info(String command) throws Exception {
    try (Session session = splunkd.start(command)) {
      Reply reply = session.getInfo(splunkd.getInfo(command));
      assertQuiet(session.end());
      return reply;
    }
  }

  static Stream<Arguments> waysToSplit() {
    return Stream.of(
        Arguments.of(List.of("by=host,User", "span=1h")),
        Arguments.of(List.of("by=host,", "User", "span=1h")),
        Arguments.of(List.of("by=host", ",User", "span=1h")),
        Arguments.of(List.of("by=host", ",", "User", "span=1h")),
        Arguments.of(List.of("by=host", "User", "span=1h")),
        Arguments.of(List.of("by", "=", "host,User", "span", "=", "1h")),
        Arguments.of(List.of("by", "=", "host,", "User", "span", "=", "1h")));
  }

  @ParameterizedTest
  @MethodSource("waysToSplit")
  void aFieldListIsReadHoweverSplunkdSplitsIt(List<String> args) throws Exception {
    String command = "vpsbeacon by=host,User span=1h";
    String getInfo = SplunkVersion.V9.getInfo(command, args, Dispatch.search(home.root()), false);

    assertByHostAndUser(splunkd.run(command, getInfo, scenario()));
  }

  @Test
  void quotesAroundAFieldListAreNoPartOfIt() throws Exception {
    assertByHostAndUser(search("vpsbeacon by=\"host, User\" span=\"1h\""));
    assertByHostAndUser(search("vpsbeacon by=\"host,User\""));
  }

  private static void assertByHostAndUser(SearchResult result) {
    assertQuiet(result);
    assertEquals(
        List.of("_time", "host", "User", "ConnectionCount"), result.columns().subList(0, 4));
    assertEquals(
        List.of(
            List.of("ws1", "ACME\\ann", "60"),
            List.of("ws3", "NT AUTHORITY\\SYSTEM", "30"),
            List.of("ws2", "ACME\\bob", "23")),
        result.texts(List.of("host", "User", "ConnectionCount")));
  }
}
