package io.vpsbeacon.feeds;

import static io.vpsbeacon.feeds.Feeds.body;
import static io.vpsbeacon.feeds.Feeds.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.lookup.ProviderClass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Feeds that would take memory or time without end, or a terminal. */
class FeedLimitsTest {
  private static final Limits SMALL = new Limits(64, 10_000, 3, 2);

  /** Bodies are read ahead, so the limit of bytes must not come first. */
  private static final Limits ROOMY = SMALL.withBodyBytes(1_000_000);

  private static String refusal(String format, InputStream body, Limits limits) {
    Feed feed = new Feed("acme", FeedFormat.of(format), "Acme", ProviderClass.VPS, 0);
    return assertThrows(FeedException.class, () -> read(feed, body, limits)).getMessage();
  }

  private static String refusal(String format, String text) {
    return refusal(format, new ByteArrayInputStream(body(text)), SMALL);
  }

  /** The same bytes without end: whoever reads it all never comes back. */
  private static InputStream endless(String text) {
    byte[] bytes = body(text);
    return new InputStream() {
      private int at;

      @Override
      public int read() {
        return bytes[at++ % bytes.length];
      }

      @Override
      public int read(byte[] to, int offset, int length) {
        for (int i = 0; i < length; i++) {
          to[offset + i] = bytes[(at + i) % bytes.length];
        }
        at = (at + length) % bytes.length;
        return length;
      }
    };
  }

  @Test
  void aLineAsLongAsAllowedIsReadAndALongerOneRefused() throws IOException {
    String line = "5.5.5.0/24 #";
    Feed feed = Feeds.vps("acme", "Acme");
    String full = line + "x".repeat(64 - line.length()) + "~";
    assertEquals(1, read(feed, new ByteArrayInputStream(body(full)), SMALL).size());
    assertEquals(
        "line 2: is longer than 64 bytes; the whole feed is refused",
        refusal("cidr_list", "~" + line + "x".repeat(65 - line.length())));
  }

  @Test
  void endlessBodiesAreCut() {
    assertEquals(
        "line 1: is longer than 64 bytes; the whole feed is refused",
        refusal("cidr_list", endless("5"), ROOMY));
    assertEquals(
        "line 4: more than 3 ranges; the whole feed is refused",
        refusal("cidr_list", endless("5.5.5.0/24~"), ROOMY));
    assertEquals(
        "the feed is larger than 64,000,000 bytes; it is refused",
        refusal("cidr_list", endless("# nothing~"), Limits.DEFAULT));
    assertEquals(
        "the feed is larger than 10,000 bytes; it is refused",
        refusal("aws", endless("   "), SMALL));
    String nested = refusal("aws", endless("{\"prefixes\":["), ROOMY);
    assertTrue(nested.endsWith("…: is no JSON; the whole feed is refused"), nested);
    assertTrue(nested.length() < 120, nested);
    assertTrue(refusal("aws", endless("[[[["), ROOMY).contains("must be an object"));
  }

  @Test
  void deepNestingWhereNobodyLooksIsRefused() {
    String deep = "{\"x\":" + "[".repeat(5000);
    assertTrue(refusal("aws", deep).contains("whole feed is refused"));
  }

  @Test
  void aTextInJsonHasALimit() {
    assertTrue(
        refusal("aws", "{\"x\":\"" + "y".repeat(100)).contains("a text is longer than 64 bytes"));
    assertTrue(
        refusal("aws", "{\"x\":\"" + "\\\"".repeat(50)).contains("a text is longer than 64 bytes"));
    assertTrue(refusal("aws", "{\"x\":" + "1".repeat(100)).contains("longer than 64 bytes"));
  }

  @Test
  void differentProvidersHaveALimit() {
    assertEquals(
        "line 4: more than 2 providers and networks; the whole feed is refused",
        refusal("csv", "cidr,provider~5.5.5.0/24,a~5.5.6.0/24,b~5.5.7.0/24,c"));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void gzipIsUnpackedWhateverItIsCalled() throws IOException {
    assertEquals(List.of("5.5.5.0/24 Acme vps 7"), read("cidr_list", gzip(body("5.5.5.0/24"))));
    assertEquals(
        List.of("34.1.0.0/16 Google Cloud hyperscaler 7"),
        read("gcp", gzip(body("{\"prefixes\":[{\"ipv4Prefix\":\"34.1.0.0/16\"}]}"))));
  }

  @Test
  void brokenGzipIsRefused() throws IOException {
    byte[] whole = gzip(body("5.5.5.0/24~".repeat(3)));
    for (int length : new int[] {2, 5, 12, whole.length - 1}) {
      assertEquals(
          "the feed is gzip and ends too early; it is refused",
          refusal(
              "cidr_list", new ByteArrayInputStream(Arrays.copyOf(whole, length)), Limits.DEFAULT));
    }
    whole[whole.length - 5] ^= 1;
    assertEquals(
        "the feed is gzip and broken; it is refused",
        refusal("cidr_list", new ByteArrayInputStream(whole), Limits.DEFAULT));
  }

  @Test
  void aGzipBombIsCut() throws IOException {
    byte[] bomb = gzip(body("# nothing~".repeat(100_000)));
    assertTrue(bomb.length < SMALL.bodyBytes());
    assertEquals(
        "the feed is larger than 10,000 bytes; it is refused",
        refusal("cidr_list", new ByteArrayInputStream(bomb), SMALL));
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] latin = {'#', ' ', (byte) 0xe4, '\n'};
    assertTrue(
        refusal("cidr_list", new ByteArrayInputStream(latin), SMALL)
            .startsWith("line 1: is no UTF-8"));
    byte[] json = {'{', '"', (byte) 0xe4, '"'};
    assertTrue(refusal("aws", new ByteArrayInputStream(json), SMALL).contains("is no UTF-8"));
  }

  @Test
  void aRefusalSteersNoTerminalAndNoLog() {
    String told = refusal("cidr_list", "\u001b[2J\rfake\u202e");
    assertTrue(told.startsWith("line 1: '?[2J?fake?' is not an IPv4"), told);
    assertTrue(refusal("aws", "{\"a\\nb\":").startsWith("$.a?b: "), told);
  }
}
