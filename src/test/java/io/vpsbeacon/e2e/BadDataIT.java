package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.e2e.Splunkd.Ending;
import io.vpsbeacon.e2e.Splunkd.SearchResult;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Events and lookups that cannot be read in part: a warning with a count, and the rest is right.
 */
final class BadDataIT extends EndToEnd {
  private static final String LAST = "{\"action\":\"execute\",\"finished\":true}";

  @Test
  void timesThatAreNoNumberAreCountedAndLeftOut() throws Exception {
    List<Event> events = new ArrayList<>(Scenario.events());
    for (String time : List.of("yesterday", "NaN", "1e999", "--1")) {
      events.add(events.get(0).with("_time", time));
    }
    events.add(events.get(0).with("_time"));

    SearchResult result = splunkd.search("vpsbeacon", Splunkd.chunks(events, CHUNK));

    assertOneWarning(result, "5", "_time");
    assertEquals(Scenario.findings(), result.texts(Scenario.REFERENCE_COLUMNS));
  }

  @Test
  void raggedRowsNeverBecomeWrongOnes() throws Exception {
    SearchResult result = withLines("1591754400,ws1\n1591754401" + ",x".repeat(200) + "\n");

    assertOneWarning(result, "2 rows were left out", "cells");
    assertEquals(Scenario.findings(), result.texts(Scenario.REFERENCE_COLUMNS));
  }

  @Test
  void aQuoteThatNeverClosesIsNoHangAndNoWrongRow() throws Exception {
    SearchResult result = withLines("1591754400,\"ws1,and so on\n");

    assertTrue(result.failed());
    assertEquals(
        List.of("A quote in the rows of a chunk is never closed."), result.messages("ERROR"));
    assertEquals(List.of(), result.rows());
    assertNoStackTrace(result);
  }

  @Test
  void severalValuesThatAreWrittenWrongAreCounted() throws Exception {
    // The first event's last cell, which is the empty one of a field's several values.
    SearchResult result =
        withBody(
            body -> {
              String[] lines = new String(body, UTF_8).split("\n", 3);
              return (lines[0] + "\n" + lines[1] + "$x\n" + lines[2]).getBytes(UTF_8);
            });

    assertOneWarning(result, "1 __mv_ cell was ignored");
    assertEquals(Scenario.findings(), result.texts(Scenario.REFERENCE_COLUMNS));
  }

  /** The scenario in one chunk, with some lines of one's own at its end. */
  private SearchResult withLines(String lines) throws Exception {
    return withBody(
        body -> {
          ByteArrayOutputStream longer = new ByteArrayOutputStream();
          longer.writeBytes(body);
          longer.writeBytes(lines.getBytes(UTF_8));
          return longer.toByteArray();
        });
  }

  private SearchResult withBody(UnaryOperator<byte[]> change) throws Exception {
    try (Session session = splunkd.start("vpsbeacon")) {
      session.getInfo(splunkd.getInfo("vpsbeacon"));
      Reply reply = session.execute(LAST, change.apply(session.body(Scenario.events())));
      Ending ending = session.end();
      return new SearchResult(
          reply.table().columns(), reply.table().rows(), reply.messages(), reply.failed(), ending);
    }
  }

  @Test
  void bytesThatAreNoUtf8DoNotHarmTheirNeighbours() throws Exception {
    // As one byte each: in a user's name, of events to one server only.
    SearchResult result =
        withBody(
            body ->
                new String(body, ISO_8859_1)
                    .replace("ACME\\bob", "ACME\\b\u00ff\u00c3b")
                    .getBytes(ISO_8859_1));

    assertFalse(result.failed());
    assertEquals("", result.ending().stderr());
    assertNoStackTrace(result);
    List<List<String>> rows = result.texts(Scenario.REFERENCE_COLUMNS);
    assertEquals(Scenario.findings().subList(0, 2), rows.subList(0, 2));
    assertEquals("12", result.rows().get(2).text("ConnectionCount"));
  }

  @Test
  void aLookupRowThatCannotBeReadIsNamedAndSkipped() throws Exception {
    home.write(
        "lookups/vpsbeacon_exclusions.csv",
        """
        enabled,host,user,image,command_line,src,dest,port,reason,author,created,expires
        true,,,,,,,,no condition at all,me,,
        true,,,,,,45.77.10.0/99,,no prefix,me,,
        true,,,,,,104.131.20.5,,this one is good,me,,
        """);

    SearchResult result = search("vpsbeacon");

    List<String> warnings = result.messages("WARN");
    for (String line : List.of("line 2", "line 3")) {
      assertEquals(
          1,
          warnings.stream()
              .filter(text -> text.contains("vpsbeacon_exclusions.csv") && text.contains(line))
              .count(),
          warnings.toString());
    }
    assertFalse(result.failed());
    assertEquals(Scenario.findings().subList(0, 2), result.texts(Scenario.REFERENCE_COLUMNS));
    assertNoStackTrace(result);
  }

  @Test
  void aLookupThatIsNoTextIsNamedAndDoesNoMore() throws Exception {
    home.write("lookups/vpsbeacon_exclusions.csv", "\u0000\u0001\"\u0000,,\n\"\n");

    SearchResult result = search("vpsbeacon");

    assertTrue(
        result.messages().toString().contains("vpsbeacon_exclusions.csv"),
        result.messages().toString());
    assertNoStackTrace(result);
  }

  private static void assertOneWarning(SearchResult result, String... fragments) {
    List<String> warnings = result.messages("WARN");
    assertEquals(1, warnings.size(), warnings.toString());
    for (String fragment : fragments) {
      assertTrue(warnings.get(0).contains(fragment), warnings.toString());
    }
    assertFalse(result.failed());
    assertQuiet(result.ending());
    assertNoStackTrace(result);
  }
}
