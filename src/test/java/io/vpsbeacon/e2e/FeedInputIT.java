package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import io.vpsbeacon.e2e.ModularInput.Result;
import io.vpsbeacon.e2e.TlsServer.Identity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inputs as splunkd starts them: asked for a scheme, to judge, to run; and killed. */
final class FeedInputIT extends EndToEnd {
  private static final String FEED = "5.1.0.0/16\n2a01:4f8::/32\n";
  private static final String PASSWORD = "pr0xy-Passw0rd";

  @TempDir static Path keys;
  private static Identity identity;

  private ModularInput input;

  @BeforeAll
  static void makeCertificate() throws Exception {
    identity = Identity.in(keys);
  }

  @BeforeEach
  void findInput() {
    input = new ModularInput(splunkd, home, "vpsbeacon_feed");
  }

  private static Map<String, String> at(String url) {
    return Map.of(
        "url",
        url,
        "format",
        "cidr_list",
        "provider",
        "Acme",
        "class",
        "vps",
        "max_bytes",
        "100000");
  }

  private static Map<String, String> in(Path file) {
    return Map.of(
        "file", file.toString(), "format", "cidr_list", "provider", "Acme", "class", "vps");
  }

  private Path feedFile(String text) throws IOException {
    return Files.writeString(temporary.resolve("feed.txt"), text);
  }

  private String table() throws IOException {
    return Files.readString(home.lookup("vpsbeacon_ranges.csv"));
  }

  private void trust(Path pem) throws IOException {
    server("[sslConfig]\nsslRootCAPath = " + pem + "\n");
  }

  private void server(String conf) throws IOException {
    Path file = home.root().resolve("etc/system/local/server.conf");
    Files.createDirectories(file.getParent());
    Files.writeString(file, conf);
  }

  /** The one event; and what holds for all runs. */
  private static JsonObject event(Result result) throws Exception {
    assertKeepsSecrets(result);
    assertEquals(0, result.exit(), result.stderr());
    for (String line : result.stderr().lines().toList()) {
      assertTrue(line.matches("(INFO|WARN|ERROR) .+"), line);
    }
    assertEquals(List.of("vpsbeacon:feed"), result.texts("sourcetype"));
    List<String> data = result.texts("data");
    assertEquals(1, data.size());
    return JsonParser.parseString(data.get(0)).getAsJsonObject();
  }

  private static void assertKeepsSecrets(Result result) {
    for (String written : List.of(result.stdout(), result.stderr())) {
      assertFalse(written.contains(ModularInput.SESSION_KEY), written);
      assertFalse(written.contains(PASSWORD), written);
      assertFalse(written.contains("\tat "), written);
    }
  }

  private static void assertOutcome(String outcome, String reason, JsonObject event) {
    assertEquals(outcome, event.get("outcome").getAsString(), event.toString());
    assertTrue(event.get("reason").getAsString().contains(reason), event.toString());
  }

  @Test
  void theSchemeHasTheArgumentsOfTheSpec() throws Exception {
    Result scheme = input.scheme();
    assertEquals(0, scheme.exit());
    assertEquals("", scheme.stderr());
    assertEquals(List.of("xml"), scheme.texts("streaming_mode"));

    List<String> arguments = new ArrayList<>(List.of("interval"));
    var nodes = scheme.xml().getElementsByTagName("arg");
    for (int i = 0; i < nodes.getLength(); i++) {
      arguments.add(nodes.item(i).getAttributes().getNamedItem("name").getNodeValue());
    }
    String spec = Files.readString(home.app().resolve("README/inputs.conf.spec"));
    List<String> declared = new ArrayList<>();
    Matcher key =
        Pattern.compile("(?m)^(\\w+) = <")
            .matcher(spec.substring(0, spec.indexOf("[vpsbeacon_setup")));
    while (key.find()) {
      declared.add(key.group(1));
    }
    Collections.sort(arguments);
    Collections.sort(declared);
    assertEquals(declared, arguments);
    assertEquals(
        List.of("VPS Beacon: lookup files"),
        new ModularInput(splunkd, home, "vpsbeacon_setup").scheme().texts("title"));
  }

  @Test
  void argumentsAreJudgedWithoutTheNetwork() throws Exception {
    Result good = input.validate("acme", at("https://nowhere.invalid/v4.txt"));
    assertEquals("", good.stdout() + good.stderr());
    assertEquals(0, good.exit());

    Result bad = input.validate("acme", Map.of("url", "http://x/", "format", "cidr_list"));
    assertKeepsSecrets(bad);
    assertEquals(1, bad.exit());
    assertEquals("", bad.stderr());
    assertTrue(
        bad.texts("message").get(0).startsWith("url must begin with https://"), bad.stdout());
  }

  @Test
  void aFileIsTakenWithoutANetwork() throws Exception {
    JsonObject event = event(input.run("acme", in(feedFile(FEED))));

    assertOutcome("ok", "", event);
    assertEquals(2, event.get("added").getAsInt());
    assertTrue(table().contains("5.1.0.0/16,Acme,vps,"), table());
    assertOutcome("unchanged", "", event(input.run("acme", in(feedFile(FEED)))));
  }

  @Test
  void aServerIsFetchedFromAndAskedWhetherAnythingIsNew() throws Exception {
    List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
    try (TlsServer server = new TlsServer(identity)) {
      server.on("/feed", exchange -> answers.add(serve(exchange)));
      server.on("/broken", exchange -> answer(exchange, 500, ""));
      server.on("/endless", FeedInputIT::serveWithoutEnd);
      assertOutcome("failed", "certif", event(input.run("acme", at(server.url() + "/feed"))));
      assertFalse(Files.exists(home.lookup("vpsbeacon_ranges.csv")));

      trust(identity.pem());
      JsonObject first = event(input.run("acme", at(server.url() + "/feed?key=hidden")));
      assertOutcome("ok", "", first);
      assertEquals(server.url() + "/feed", first.get("feed").getAsString());
      String before = table();
      assertOutcome(
          "unchanged", "", event(input.run("acme", at(server.url() + "/feed?key=hidden"))));
      assertEquals(List.of(200, 304), answers);

      assertOutcome("failed", "500", event(input.run("acme", at(server.url() + "/broken"))));
      assertOutcome("refused", "", event(input.run("acme", at(server.url() + "/endless"))));
      assertEquals(before, table());
    }
  }

  private static int serve(HttpExchange exchange) throws IOException {
    if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      exchange.close();
      return 304;
    }
    exchange.getResponseHeaders().set("ETag", "\"v1\"");
    answer(exchange, 200, FEED);
    return 200;
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, text.isEmpty() ? -1 : text.length());
    if (!text.isEmpty()) {
      exchange.getResponseBody().write(text.getBytes(UTF_8));
    }
    exchange.close();
  }

  private static void serveWithoutEnd(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      while (true) {
        body.write("# and on it goes\n".repeat(100).getBytes(UTF_8));
      }
    }
  }

  @Test
  void theProxysPasswordIsShownToNobody() throws Exception {
    server("[proxyConfig]\nhttps_proxy = http://someone:" + PASSWORD + "@127.0.0.1:1\n");

    assertOutcome("failed", "", event(input.run("acme", at("https://lists.example.com/"))));
  }

  @Test
  void whatCannotBeReadIsToldWithoutBeingShown() throws Exception {
    Result result = input.say("<input><session_key>" + ModularInput.SESSION_KEY + "</wrong>");

    assertKeepsSecrets(result);
    assertEquals(1, result.exit());
    assertTrue(result.stderr().startsWith("ERROR vpsbeacon_feed: "), result.stderr());
    assertEquals(1, result.stderr().lines().count(), result.stderr());
  }

  /** With a splunkd whose certificate is the one in its own server.pem. */
  @Test
  void theCaptainHandsTheTableToSplunkd() throws Exception {
    Path auth = Files.createDirectories(home.root().resolve("etc/auth"));
    Files.copy(identity.pem(), auth.resolve("server.pem"));
    List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    String lookup = "vpsbeacon_ranges.csv";
    try (TlsServer rest = new TlsServer(identity)) {
      rest.on(
          "/services/server/info",
          exchange -> {
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(
                exchange, 200, "{\"entry\":[{\"content\":{\"server_roles\":[\"shc_captain\"]}}]}");
          });
      rest.on(
          "/servicesNS/nobody/vpsbeacon/data/lookup-table-files/" + lookup,
          exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String staged = java.net.URLDecoder.decode(form.replace("eai%3Adata=", ""), UTF_8);
            Files.move(Path.of(staged), home.lookup(lookup), StandardCopyOption.REPLACE_EXISTING);
            answer(exchange, 200, "<feed/>");
          });
      ModularInput captain = new ModularInput(splunkd, home, "vpsbeacon_feed", rest.url());

      JsonObject event = event(captain.run("acme", in(feedFile(FEED))));

      assertOutcome("ok", "", event);
      assertEquals("done", event.get("handover").getAsString(), event.toString());
      assertEquals(List.of("Splunk " + ModularInput.SESSION_KEY), authorizations);
      assertTrue(table().contains("5.1.0.0/16,Acme"), table());
    }
  }

  @Test
  void killedWhileTheFeedComesItLeavesTheTable() throws Exception {
    event(input.run("acme", in(feedFile(FEED))));
    String before = table();
    CountDownLatch half = new CountDownLatch(1);
    trust(identity.pem());
    try (TlsServer server = new TlsServer(identity)) {
      server.on(
          "/feed",
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("5.2.0.0/16\n".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            half.countDown();
            sleep(5000);
          });
      Process process = input.begin("acme", at(server.url() + "/feed"));
      assertTrue(half.await(60, TimeUnit.SECONDS));
      process.destroyForcibly().waitFor();
    }
    assertEquals(before, table());
  }

  @Test
  void killedAtAnyMomentItLeavesTheOldTableOrTheNewOne() throws Exception {
    Path old = feedFile(FEED);
    event(input.run("other", in(old)));
    String before = table();
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 65_536; i++) {
      many.append("5.").append(i >> 8).append('.').append(i & 255).append(".0/24\n");
    }
    Path feed = Files.writeString(temporary.resolve("many.txt"), many);
    for (int millis : new int[] {500, 700, 900}) {
      Process process = input.begin("acme", in(feed));
      process.waitFor(millis, TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      String now = table();
      assertTrue(
          now.equals(before) || now.lines().count() == before.lines().count() + 65_536,
          () -> now.lines().count() + " lines");
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void theSetupMakesTheUsersFilesOnceAndThenSaysNothing() throws Exception {
    ModularInput setup = new ModularInput(splunkd, home, "vpsbeacon_setup");

    Result first = setup.run("default", Map.of());
    assertEquals("INFO VPS Beacon created the users' lookup files\n", first.stderr());
    assertEquals(0, first.exit());
    assertTrue(Files.exists(home.lookup("vpsbeacon_exclusions.csv")));
    assertTrue(Files.exists(home.lookup("vpsbeacon_profiles.csv")));

    Result second = setup.run("default", Map.of());
    assertEquals("", second.stdout() + second.stderr());
    assertEquals(0, second.exit());
  }

  @Test
  void withoutJavaTheInputIsKnownAndSaysWhatIsMissing() throws Exception {
    home.removeOwnJava();
    Splunkd bare = splunkd.with("JAVA_HOME", null).with("PATH", "/nowhere");
    ModularInput without = new ModularInput(bare, home, "vpsbeacon_feed");

    assertEquals(List.of("VPS Beacon: hosting ranges"), without.scheme().texts("title"));
    Result judged = without.validate("acme", Map.of());
    assertEquals(1, judged.exit());
    assertTrue(judged.texts("message").get(0).contains("Java 17 or newer"), judged.stdout());
    Result run = without.run("acme", Map.of());
    assertEquals(1, run.exit());
    assertTrue(run.stderr().startsWith("ERROR VPS Beacon needs Java 17"), run.stderr());
  }
}
