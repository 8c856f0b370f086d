package io.vpsbeacon.splunk.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.feeds.FeedFormat;
import io.vpsbeacon.feeds.Limits;
import io.vpsbeacon.lookup.ProviderClass;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedSettingsTest {
  private static final Map<String, String> GOOD =
      Map.of(
          "url", "https://lists.example.com/v4.txt?key=abc",
          "format", "cidr_list",
          "provider", "Acme",
          "class", "vps");

  private static Map<String, String> good(String argument, String value) {
    Map<String, String> arguments = new HashMap<>(GOOD);
    arguments.put(argument, value);
    return arguments;
  }

  private static String fault(String name, Map<String, String> arguments) {
    return assertThrows(ArgumentException.class, () -> FeedSettings.of(name, arguments))
        .getMessage();
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws Exception {
    FeedSettings settings = FeedSettings.of("acme", good("timeout", " "));

    assertEquals("acme", settings.feed().source());
    assertEquals(FeedFormat.CIDR_LIST, settings.feed().format());
    assertEquals("Acme", settings.feed().provider());
    assertEquals(ProviderClass.VPS, settings.feed().providerClass());
    assertEquals(0, settings.feed().asn());
    assertEquals(URI.create("https://lists.example.com/v4.txt?key=abc"), settings.url());
    assertNull(settings.file());
    assertEquals(Duration.ofSeconds(60), settings.timeout());
    assertEquals(Limits.DEFAULT, settings.limits());
    assertFalse(settings.force());
  }

  @Test
  void everyArgumentIsTaken() throws Exception {
    FeedSettings settings =
        FeedSettings.of(
            "x",
            Map.of(
                "file", "/opt/feeds/x.csv.gz",
                "format", "CSV",
                "asn", "4294967295",
                "timeout", "3600",
                "max_bytes", "1000",
                "max_ranges", "7",
                "force", "1",
                "interval", "60"));

    assertEquals(Path.of("/opt/feeds/x.csv.gz"), settings.file());
    assertEquals(4294967295L, settings.feed().asn());
    assertEquals(Duration.ofHours(1), settings.timeout());
    assertEquals(1000, settings.limits().bodyBytes());
    assertEquals(7, settings.limits().ranges());
    assertTrue(settings.force());
  }

  @Test
  void anEventShowsTheAddressWithoutItsQuery() throws Exception {
    assertEquals("https://lists.example.com/v4.txt", FeedSettings.of("acme", GOOD).origin());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url | http://lists.example.com/ | https",
        "url | ftp://lists.example.com/ | https",
        "url | file:///etc/passwd | https",
        "url | lists.example.com | https",
        "url | https:///x | no server",
        "url | https://a b | no address",
        "url | https://user:hunter2@lists.example.com/ | no password",
        "format | xml | cidr_list, csv",
        "format | '' | is missing",
        "provider | '=cmd()' | formula",
        "provider | '' | provider is missing",
        "class | hosting | none of vps",
        "class | '' | class is missing",
        "asn | AS64500 | whole number from 1 to 4294967295",
        "asn | 0 | whole number",
        "asn | 4294967296 | whole number",
        "asn | 99999999999999999999 | whole number",
        "timeout | 0 | from 1 to 3600",
        "timeout | 1.5 | from 1 to 3600",
        "timeout | 3601 | from 1 to 3600",
        "max_bytes | 999 | from 1000 to 1000000000",
        "max_bytes | -1 | from 1000 to 1000000000",
        "max_ranges | 1000001 | from 1 to 1000000",
        "force | perhaps | neither true nor false",
      })
  void aFaultNamesTheArgumentAndWhatIsAllowed(String argument, String value, String allowed) {
    String fault = fault("acme", good(argument, value));

    assertTrue(fault.startsWith(argument + " "), fault);
    assertTrue(fault.contains(allowed), fault);
    assertFalse(fault.contains("hunter2"), fault);
  }

  @Test
  void aFileIsNamedByItsWholePath() {
    Map<String, String> arguments = good("file", "feeds/acme.txt");
    arguments.remove("url");

    assertEquals("file 'feeds/acme.txt' is not an absolute path", fault("acme", arguments));
  }

  @Test
  void oneOfUrlAndFileSaysWhereTheFeedIs() {
    assertTrue(fault("acme", good("file", "/x")).startsWith("url and file are both given"));
    assertTrue(fault("acme", good("url", "")).startsWith("url and file are both missing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "starter", "ä"})
  void aNameThatCannotMarkRowsIsRefused(String name) {
    assertTrue(fault(name, GOOD).startsWith("name '" + name + "'"), fault(name, GOOD));
  }
}
