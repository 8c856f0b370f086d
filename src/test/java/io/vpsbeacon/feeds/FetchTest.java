package io.vpsbeacon.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server of TLS on this machine, whose certificate only a PEM file knows. */
class FetchTest {
  @TempDir static Path folder;
  private static FeedServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new FeedServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static FetchSettings settings() {
    return FetchSettings.DEFAULT
        .withExtraCa(server.certificate())
        .withTimeout(Duration.ofSeconds(20));
  }

  private static Optional<String> fetch(Fetch fetch, URI url, Path state, boolean inUse)
      throws IOException {
    Origin origin = fetch.from(url, state);
    Optional<InputStream> body = origin.open(Feeds.vps("acme", "Acme"), inUse);
    if (body.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = Body.unpacked(body.get(), Limits.DEFAULT)) {
      String text = new String(in.readAllBytes(), UTF_8);
      origin.accepted();
      return Optional.of(text);
    }
  }

  private static String fetched(Fetch fetch, URI url) throws IOException {
    return fetch(fetch, url, null, false).orElseThrow();
  }

  private static String refusal(Fetch fetch, URI url) {
    return assertThrows(FeedException.class, () -> fetched(fetch, url)).getMessage();
  }

  private static void answer(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Test
  void getsWhatTheServerHas() throws IOException {
    AtomicReference<String> agent = new AtomicReference<>();
    URI url =
        server.serve(
            exchange -> {
              agent.set(exchange.getRequestHeaders().getFirst("User-Agent"));
              answer(exchange, "5.5.5.0/24\n".getBytes(UTF_8));
            });
    assertEquals("5.5.5.0/24\n", fetched(new Fetch(settings()), url));
    assertEquals("vpsbeacon", agent.get());
  }

  @Test
  void unpacksWhatTheServerPacks() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("5.5.5.0/24\n".getBytes(UTF_8));
    }
    URI url =
        server.serve(
            exchange -> {
              assertEquals("gzip", exchange.getRequestHeaders().getFirst("Accept-Encoding"));
              exchange.getResponseHeaders().set("Content-Encoding", "gzip");
              answer(exchange, packed.toByteArray());
            });
    assertEquals("5.5.5.0/24\n", fetched(new Fetch(settings()), url));
  }

  @Test
  void aServerOfNobodyTrustedIsRefused() {
    URI url = server.serve(exchange -> answer(exchange, new byte[0]));
    String told = refusal(new Fetch(FetchSettings.DEFAULT), url);
    assertEquals(
        url
            + ": TLS: the server's certificate is from nobody that is trusted here; sslRootCAPath"
            + " of server.conf, on the command line --ca, names more to trust",
        told);
  }

  @Test
  void aCertificateOfAnotherNameIsRefused() {
    URI url = server.serve(exchange -> answer(exchange, new byte[0]));
    URI other = URI.create(url.toString().replace("127.0.0.1", "127.0.0.2"));
    String told = refusal(new Fetch(settings()), other);
    assertTrue(told.contains("TLS: ") && told.contains("127.0.0.2"), told);
  }

  @Test
  void aPemFileThatIsNoneIsNamed() throws IOException {
    URI url = server.serve(exchange -> answer(exchange, new byte[0]));
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    assertTrue(
        refusal(new Fetch(settings().withExtraCa(empty)), url).contains("empty.pem: holds no"));
    Path missing = folder.resolve("missing.pem");
    assertTrue(
        refusal(new Fetch(settings().withExtraCa(missing)), url).contains("missing.pem: is no"));
  }

  @Test
  void asksOnlyForWhatIsNewOnceTheFeedWasTaken() throws IOException {
    AtomicInteger whole = new AtomicInteger();
    URI url =
        server.serve(
            exchange -> {
              var headers = exchange.getRequestHeaders();
              if ("\"v1\"".equals(headers.getFirst("If-None-Match"))
                  && "Tue, 01 Jan 2030 00:00:00 GMT"
                      .equals(headers.getFirst("If-Modified-Since"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
              }
              whole.incrementAndGet();
              exchange.getResponseHeaders().set("ETag", "\"v1\"");
              exchange.getResponseHeaders().set("Last-Modified", "Tue, 01 Jan 2030 00:00:00 GMT");
              answer(exchange, "5.5.5.0/24\n".getBytes(UTF_8));
            });
    Path state = folder.resolve("states/acme");
    Fetch fetch = new Fetch(settings());
    assertTrue(fetch(fetch, url, state, true).isPresent());
    assertTrue(fetch(fetch, url, state, true).isEmpty());
    assertTrue(fetch(fetch, url, state, false).isPresent());
    // Another question: the rows in use answer this one.
    URI other = URI.create(url + "?v=2");
    assertTrue(fetch(fetch, other, state, true).isPresent());
    assertEquals(3, whole.get());
    Files.writeString(state, "nonsense\n");
    assertTrue(fetch(fetch, url, state, true).isPresent());
  }

  @Test
  void aRefusedFeedIsNotTakenForKnown() throws IOException {
    URI url =
        server.serve(
            exchange -> {
              exchange.getResponseHeaders().set("ETag", "\"v1\"");
              answer(exchange, "10.0.0.0/8\n".getBytes(UTF_8));
            });
    Path state = folder.resolve("refused");
    Origin origin = new Fetch(settings()).from(url, state);
    assertTrue(origin.open(Feeds.vps("acme", "Acme"), true).isPresent());
    assertFalse(Files.exists(state));
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304, 403, 404, 429, 500, 503})
  void anErrorIsToldByItsNumber(int status) {
    URI url = server.serve(exchange -> exchange.sendResponseHeaders(status, -1));
    assertEquals(
        url + ": the server answers with status " + status, refusal(new Fetch(settings()), url));
  }

  @Test
  void aSlowBodyIsCutWhenItsTimeIsUp() {
    URI url =
        server.serve(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              OutputStream body = exchange.getResponseBody();
              for (int i = 0; i < 200; i++) {
                body.write('#');
                body.flush();
                FeedServer.pause(50);
              }
            });
    long start = System.nanoTime();
    String told = refusal(new Fetch(settings().withTimeout(Duration.ofMillis(1500))), url);
    assertEquals(url + ": it took longer than 1.5 s, and was ended", told);
    assertTrue(System.nanoTime() - start < 6_000_000_000L);
  }

  @Test
  void aServerThatSaysNothingIsLeft() {
    URI url = server.serve(exchange -> FeedServer.pause(3000));
    assertEquals(
        url + ": it took longer than 1.0 s, and was ended",
        refusal(new Fetch(settings().withTimeout(Duration.ofSeconds(1))), url));
  }

  @Test
  void anEndlessBodyIsCutAtItsLimit() {
    byte[] block = "# nothing\n".repeat(6000).getBytes(UTF_8);
    AtomicInteger blocks = new AtomicInteger();
    URI url =
        server.serve(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              while (blocks.incrementAndGet() < 100_000) {
                exchange.getResponseBody().write(block);
              }
            });
    Refresh refresh =
        new Refresh(folder, Clock.systemUTC(), Limits.DEFAULT.withBodyBytes(1_000_000));
    Origin origin = new Fetch(settings()).from(url, null);
    FeedException refused =
        assertThrows(
            FeedException.class, () -> refresh.run(Feeds.vps("acme", "Acme"), origin, Set.of()));
    assertEquals("the feed is larger than 1,000,000 bytes; it is refused", refused.getMessage());
    assertTrue(blocks.get() < 1000, "blocks sent: " + blocks);
  }

  @Test
  void aBodyThatBreaksOffIsNoFeed() {
    URI url =
        server.serve(
            exchange -> {
              exchange.sendResponseHeaders(200, 1000);
              exchange.getResponseBody().write("5.5.5.0/24\n".getBytes(UTF_8));
              exchange.getResponseBody().flush();
              throw new IOException("the server ends");
            });
    String told = refusal(new Fetch(settings()), url);
    assertTrue(told.startsWith(url + ": the feed broke off: "), told);
  }

  private static URI redirect(String target) {
    return server.serve(
        exchange -> {
          exchange.getResponseHeaders().set("Location", target);
          exchange.sendResponseHeaders(302, -1);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://example.com/x | is not https, and nothing else is fetched",
        "file:///etc/passwd | is not https, and nothing else is fetched",
        "ftp://example.com/x | is not https, and nothing else is fetched",
        "https:///x | names no host, or one that is no name",
        "https://u:p@example.com/ | holds a user or password",
        "https://10.1.2.3/x | its address 10.1.2.3 is a private network",
        "https://127.0.0.1/x | its address 127.0.0.1 is loopback",
        "https://localhost/x | is loopback",
        "https://169.254.169.254/latest | its address 169.254.169.254 is link-local",
        "https://[::1]/x | is loopback",
        "https://[fd00::1]/x | is a private network",
        "https://[::ffff:10.0.0.1]/x | its address 10.0.0.1 is a private network",
        "https://0.0.0.0/x | its address 0.0.0.0 is 'this network'",
        "https://2130706433/x | its address 127.0.0.1 is loopback",
        "/else | its address 127.0.0.1 is loopback",
        "https://a b/ | something that is no address",
      })
  void aRedirectLeadsByTlsToThePublicInternetOrNowhere(String target, String reason) {
    String told = refusal(new Fetch(settings()), redirect(target));
    assertTrue(told.contains("a redirect to ") && told.contains(reason), told);
    assertFalse(told.contains("u:p"), told);
  }

  @Test
  void redirectsAreFollowedFiveTimesAtMost() throws IOException {
    Fetch fetch = new Fetch(settings(), address -> null);
    URI at = server.serve(exchange -> answer(exchange, "5.5.5.0/24\n".getBytes(UTF_8)));
    for (int i = 0; i < 5; i++) {
      at = redirect(i == 0 ? at.getPath() : at.toString());
    }
    assertEquals("5.5.5.0/24\n", fetched(fetch, at));
    assertTrue(refusal(fetch, redirect(at.toString())).endsWith(": more than 5 redirects"));
  }

  @Test
  void aHostThatIsNotThereIsToldAsIs() {
    Fetch fetch = new Fetch(settings());
    URI nobody = URI.create("https://nobody.invalid/x");
    assertEquals(nobody + ": the host's name is not known", refusal(fetch, nobody));
    URI closed = URI.create("https://127.0.0.1:1/x");
    assertTrue(refusal(fetch, closed).startsWith(closed + ": "), refusal(fetch, closed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://x.example/a",
        "file:/etc/passwd",
        "x.example/a",
        "https:///a",
        "https://u@x.example/",
        "https://x y/",
        "https://x.example:99999/"
      })
  void anAddressThatIsNotHttpsWithAHostIsNone(String url) {
    String told =
        assertThrows(IllegalArgumentException.class, () -> Fetch.checked(url)).getMessage();
    assertTrue(told.startsWith("url '"), told);
    assertFalse(told.contains("u@"), told);
  }
}
