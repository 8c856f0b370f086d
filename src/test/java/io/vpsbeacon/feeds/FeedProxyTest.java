package io.vpsbeacon.feeds;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedProxyTest {
  /** The common pool may have one thread alone, and these wait for each other. */
  private static final Executor ON_A_THREAD = task -> new Thread(task).start();

  @TempDir Path folder;

  @Test
  void readsWhatServerConfSays() {
    assertEquals(
        new FeedProxy("proxy.example", 8080, "us er", "p+a:ss", List.of("localhost", ".corp")),
        FeedProxy.parse("http://us%20er:p+a%3Ass@proxy.example:8080/", " localhost, ,.corp "));
    assertEquals(
        new FeedProxy("proxy.example", 80, null, null, List.of()),
        FeedProxy.parse("proxy.example", null));
  }

  @Test
  void itsTextHoldsNoPassword() {
    assertEquals(
        "p.example:8080", FeedProxy.parse("http://user:secret@p.example:8080", "").toString());
    FetchSettings settings =
        FetchSettings.DEFAULT.withProxy(FeedProxy.parse("user:secret@p.example:1", ""));
    assertFalse(settings.toString().contains("secret"), settings.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:secret@p.example",
        "socks://user:secret@p",
        "http://user:sec ret@p",
        "http://user:secret@p/path",
        "user:secret@",
        "http://user:secret@p:99999",
        ""
      })
  void whatIsNoProxyIsToldWithoutItsPassword(String url) {
    IllegalArgumentException told =
        assertThrows(IllegalArgumentException.class, () -> FeedProxy.parse(url, ""));
    assertFalse(told.getMessage().contains("sec"), told.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | a.example | true",
        "a.example | A.example | false",
        "a.example | b.a.example | true",
        ".a.example | b.A.example | false",
        "*.a.example | b.a.example | false",
        "*.a.example | xa.example | true",
        "* | a.example | false",
        "127.0.0.1,x | 127.0.0.1 | false",
      })
  void someHostsAreReachedDirectly(String noProxy, String host, boolean isServed) {
    assertEquals(isServed, FeedProxy.parse("p", noProxy).serves(host));
  }

  /** Takes one request, answers it, and is then a wire to the server. */
  private static CompletableFuture<String> tunnel(ServerSocket proxy, int port, String status) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Socket client = proxy.accept()) {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
              head.append((char) client.getInputStream().read());
            }
            client
                .getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nVia: x\r\n\r\n").getBytes(ISO_8859_1));
            if (status.startsWith("200")) {
              try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                CompletableFuture<Void> up = copy(client, server);
                copy(server, client).join();
                client.shutdownInput();
                up.join();
              }
            }
            return head.toString();
          } catch (IOException e) {
            return e.toString();
          }
        },
        ON_A_THREAD);
  }

  private static CompletableFuture<Void> copy(Socket from, Socket to) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
          } catch (IOException e) {
            // The other side has enough.
            return;
          }
        },
        ON_A_THREAD);
  }

  private static FetchSettings by(ServerSocket socket, FeedServer server) {
    return FetchSettings.DEFAULT
        .withExtraCa(server.certificate())
        .withProxy(
            FeedProxy.parse("http://joe:secret@127.0.0.1:" + socket.getLocalPort(), "x.example"));
  }

  @Test
  void aFeedComesByTheProxysTunnel() throws Exception {
    try (FeedServer server = new FeedServer(folder);
        ServerSocket socket = new ServerSocket(0)) {
      URI url =
          server.serve(
              exchange -> {
                assertFalse(exchange.getRequestHeaders().containsKey("Proxy-Authorization"));
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("ok".getBytes(UTF_8));
              });
      CompletableFuture<String> asked = tunnel(socket, server.port(), "200 OK");
      Origin origin = new Fetch(by(socket, server)).from(url, null);
      try (InputStream body = origin.open(Feeds.vps("a", "A"), false).orElseThrow()) {
        assertEquals("ok", new String(body.readAllBytes(), UTF_8));
      }
      assertEquals(
          "CONNECT 127.0.0.1:"
              + server.port()
              + " HTTP/1.1\r\nHost: 127.0.0.1:"
              + server.port()
              + "\r\nProxy-Authorization: Basic am9lOnNlY3JldA==\r\n\r\n",
          asked.join());
    }
  }

  @Test
  void aProxyThatRefusesIsToldWithoutThePassword() throws Exception {
    try (FeedServer server = new FeedServer(folder);
        ServerSocket socket = new ServerSocket(0)) {
      CompletableFuture<String> asked = tunnel(socket, server.port(), "407 Who are you");
      Origin origin =
          new Fetch(by(socket, server)).from(URI.create("https://nobody.invalid/x"), null);
      FeedException refused =
          assertThrows(FeedException.class, () -> origin.open(Feeds.vps("a", "A"), false));
      assertTrue(asked.join().startsWith("CONNECT nobody.invalid:443 "), asked.join());
      String told = refused.getMessage();
      assertTrue(
          told.endsWith(" opens no tunnel to nobody.invalid:443: it answers with status 407"),
          told);
      assertFalse(told.contains("secret"), told);
    }
  }
}
