package io.vpsbeacon.splunk.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.splunk.ResponseMessage;
import com.splunk.Service;
import io.vpsbeacon.splunk.AppHome;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a refresh does with the search head that it runs on; the feed is a file. */
class FeedRunTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00.250Z"), ZoneOffset.UTC);

  @TempDir Path home;

  private final Service service = mock(Service.class);
  private final List<String> handedOver = new ArrayList<>();
  private final StringWriter log = new StringWriter();
  private Path app;
  private Path feed;

  @BeforeEach
  void install() throws IOException {
    app = home.resolve("etc/apps/vpsbeacon");
    Files.createDirectories(app.resolve("lookups"));
    feed = home.resolve("feed.txt");
    Files.writeString(feed, "5.1.0.0/16\n2a01:4f8::/32\n");
  }

  private RefreshEvent refresh(SearchHead searchHead, String name) throws Exception {
    Secrets secrets = new Secrets();
    SplunkHost host =
        new SplunkHost(
            new AppHome(app.toFile(), false, null),
            home,
            ServerConf.read(home),
            searchHead,
            home.resolve("checkpoints"),
            secrets,
            new SplunkEvents(new StringWriter(), log, secrets));
    return new FeedRun(host, CLOCK, name)
        .refresh(
            Map.of(
                "file",
                feed.toString(),
                "format",
                "cidr_list",
                "provider",
                "Acme",
                "class",
                "vps"));
  }

  private SearchHead searchHead(String roles) {
    ResponseMessage answer = mock(ResponseMessage.class);
    doAnswer(call -> SearchHeadTest.answer(body(roles)).getContent()).when(answer).getContent();
    doReturn(answer).when(service).get(anyString(), any());
    return new SearchHead(service);
  }

  private static String body(String roles) {
    return "{\"entry\":[{\"content\":{\"server_roles\":[\"search_head\"" + roles + "]}}]}";
  }

  private SearchHead captain() {
    doAnswer(
            call -> {
              Map<String, Object> arguments = call.getArgument(1);
              Path staged = Path.of(String.valueOf(arguments.get("eai:data")));
              assertEquals(home.resolve("var/run/splunk/lookup_tmp"), staged.getParent());
              handedOver.add(Files.readString(staged));
              return SearchHeadTest.answer("");
            })
        .when(service)
        .post(anyString(), any());
    return searchHead(",\"shc_member\",\"shc_captain\"");
  }

  private Path table() {
    return app.resolve("lookups/vpsbeacon_ranges.csv");
  }

  @Test
  void onASearchHeadOfItsOwnTheTableIsWrittenInPlace() throws Exception {
    RefreshEvent event = refresh(searchHead(""), "acme");

    assertEquals(RefreshResult.OK, event.result());
    assertEquals(HandOverResult.NONE, event.handOver());
    assertTrue(Files.readString(table()).contains("5.1.0.0/16,Acme,vps,"));
    verify(service, never()).post(anyString(), any());
  }

  @Test
  void theCaptainHandsOverWhatItWrote() throws Exception {
    RefreshEvent event = refresh(captain(), "acme");

    assertEquals(HandOverResult.DONE, event.handOver());
    assertEquals(List.of(Files.readString(table())), handedOver);
    try (Stream<Path> left = Files.list(home.resolve("var/run/splunk/lookup_tmp"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void anUnchangedTableIsNotHandedOverAgain() throws Exception {
    refresh(captain(), "acme");
    RefreshEvent event = refresh(captain(), "acme");

    assertEquals(RefreshResult.UNCHANGED, event.result());
    assertEquals(HandOverResult.NONE, event.handOver());
    assertEquals(1, handedOver.size());
  }

  @Test
  void aMemberThatIsNotCaptainLeavesItToTheCaptain() throws Exception {
    RefreshEvent event = refresh(searchHead(",\"shc_member\""), "acme");

    assertEquals(RefreshResult.SKIPPED, event.result());
    assertTrue(event.reason().startsWith("not the captain"), event.reason());
    assertFalse(Files.exists(table()));
  }

  @Test
  void whatSplunkdDidNotTakeIsHandedOverNextTime() throws Exception {
    SearchHead refusing = captain();
    doThrow(new RuntimeException("Connection refused")).when(service).post(anyString(), any());
    RefreshEvent first = refresh(refusing, "acme");
    assertEquals(RefreshResult.OK, first.result());
    assertEquals(HandOverResult.FAILED, first.handOver());
    assertTrue(first.reason().contains("Connection refused"), first.reason());
    assertTrue(Files.exists(table()));

    RefreshEvent second = refresh(captain(), "acme");
    assertEquals(RefreshResult.UNCHANGED, second.result());
    assertEquals(HandOverResult.DONE, second.handOver());
    assertEquals(List.of(Files.readString(table())), handedOver);
    verify(service, times(2)).post(anyString(), any());
  }

  @Test
  void aRefusedFeedLeavesNothingToHandOver() throws Exception {
    refresh(captain(), "acme");
    String before = Files.readString(table());
    Files.writeString(feed, "0.0.0.0/0\n");

    RefreshEvent refused = refresh(captain(), "acme");

    assertEquals(RefreshResult.REFUSED, refused.result());
    assertEquals(before, Files.readString(table()));
    assertEquals(1, handedOver.size());
    assertFalse(Files.exists(home.resolve("checkpoints/acme.handover")));
  }

  @Test
  void aSplunkdThatCannotBeAskedDoesNotHoldTheFeedUp() throws Exception {
    doThrow(new RuntimeException("Connection refused")).when(service).get(anyString(), any());

    assertEquals(RefreshResult.OK, refresh(new SearchHead(service), "acme").result());
    assertTrue(log.toString().startsWith("WARN "), log.toString());
    assertEquals(1, log.toString().lines().count());
  }

  @Test
  void whatWasWrittenBySomebodyWhoMayBeCaptainIsHandedOverByTheCaptain() throws Exception {
    doThrow(new RuntimeException("Connection refused")).when(service).get(anyString(), any());
    assertEquals(HandOverResult.NONE, refresh(new SearchHead(service), "acme").handOver());

    RefreshEvent second = refresh(captain(), "acme");

    assertEquals(RefreshResult.UNCHANGED, second.result());
    assertEquals(HandOverResult.DONE, second.handOver());
    assertEquals(List.of(Files.readString(table())), handedOver);
  }

  /** Its first line would stand in the event. */
  @Test
  void aFileOfSplunksOwnIsNoFeed() throws Exception {
    Path auth = Files.createDirectories(home.resolve("etc/auth"));
    feed = Files.writeString(auth.resolve("splunk.secret"), "hush\n");

    RefreshEvent event = refresh(searchHead(""), "acme");

    assertEquals(RefreshResult.FAILED, event.result());
    assertTrue(event.reason().contains("Splunk's own folder etc"), event.reason());
    assertFalse(event.json().contains("hush"), event.json());
  }

  @Test
  void aFeedThatDoesNotComeHasFailed() throws Exception {
    Files.delete(feed);

    RefreshEvent event = refresh(null, "acme");

    assertEquals(RefreshResult.FAILED, event.result());
    assertTrue(event.reason().contains("no such file"), event.reason());
  }

  @Test
  void theEventBeginsWithItsTimeAndHasTheCounts() throws Exception {
    String json = refresh(null, "acme").json();

    assertTrue(json.startsWith("{\"time\":\"2026-03-01T10:00:00.250+0000\","), json);
    JsonObject event = JsonParser.parseString(json).getAsJsonObject();
    assertEquals("acme", event.get("input").getAsString());
    assertEquals(feed.toString(), event.get("feed").getAsString());
    assertEquals("ok", event.get("outcome").getAsString());
    assertEquals(2, event.get("total").getAsInt());
    assertEquals(2, event.get("added").getAsInt());
    assertEquals(0, event.get("removed").getAsInt());
    assertEquals(2, event.get("table_rows").getAsInt());
    assertEquals("none", event.get("handover").getAsString());
  }
}
