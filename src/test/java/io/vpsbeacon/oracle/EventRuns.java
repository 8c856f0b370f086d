package io.vpsbeacon.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generated events. A run is a number of bursts: events that differ only in time and port, as many
 * as it takes to come close to the original's thresholds. Values come from small pools, so that
 * bursts fall into one group, or into groups that differ by case or by one character.
 */
final class EventRuns {
  private static final List<Integer> COUNTS =
      List.of(1, 6, 10, 11, 12, 13, 19, 20, 21, 29, 30, 31, 49, 50, 51);

  private static final List<String> PUBLIC_ADDRESSES =
      List.of("203.0.113.7", "198.51.100.9", "2001:db8::1", "172.15.0.1", "172.32.0.1");
  private static final List<String> ODD_ADDRESSES =
      List.of(
          "10.1.2.3",
          "10.",
          "10",
          "1010.1.1.1",
          "010.0.0.1",
          "10.0.0.0/8",
          "172.16.0.1",
          "172.31.255.255",
          "172.16",
          "192.168.evil",
          "192.168.1.1",
          "192.1680.1.1",
          "127.0.0.1",
          "169.254.1.1",
          "169.2540.1.1",
          "::1",
          "::1 ",
          " ::1",
          "::1%eth0",
          "0:0:0:0:0:0:0:1",
          "::ffff:10.0.0.1",
          "fe80::1",
          "FE80::1",
          "2001:DB8::1",
          "\u0661\u0660.1.2.3",
          "c2.example.org");

  private static final List<String> PLAIN_IMAGES =
      List.of("C:\\Tools\\agent.exe", "C:\\Tools\\AGENT.EXE", "C:\\Windows\\rundll32.exe");
  private static final List<String> ODD_IMAGES =
      List.of(
          "C:\\chrome.exe",
          "\\chrome.exe",
          "chrome.exe",
          "C:\\x\\CHROME.EXE",
          "C:\\x\\chrome.exe ",
          "C:\\x\\chrome.exe\n",
          "C:\\x\\chrome.exe.bak",
          "C:\\x\\notchrome.exe",
          "C:\\x\\chrome_exe",
          "C:\\x\\chromeXexe",
          "C:/x/chrome.exe",
          "C:\\x\\fireFox.exe",
          "C:\\x\\msedge.exe",
          "C:\\x\\MICROSOFTEDGECP.exe",
          "C:\\x\\microsoftedgecp.EXE",
          "C:\\w\\iexplore.exe",
          "C:\\w\\IEXPLORE.EXE",
          "C:\\w\\\u0131explore.exe",
          "C:\\w\\\u0130explore.exe",
          "C:\\x\\brave.exe",
          "C:\\line\nbreak\\opera.exe",
          "C:\\opera.exe\nC:\\x\\a.exe",
          "C:\\Users\\Public\\svchost.exe",
          "C:\\Users\\Public\\\u017fvchost.exe",
          "C:\\x\\MsMpEng.exe",
          "C:\\x\\wuauclt.exe",
          "C:\\x\\trustedinstaller.exe",
          "C:\\\\\\teams.exe",
          "C:\\x\\OneDrive.exe",
          "C:\\x\\onedrive.exe",
          "C:\\\ud83d\ude00\\OneDrive.exe",
          "C:\\\ud83d\ude00\\a.exe",
          "C:\\\uff5e\\a.exe",
          "C:\\a \"b\"\\x,y.exe",
          "C:\\100%\\_.exe",
          "*\\chrome.exe*",
          "*",
          "/usr/bin/curl");

  private static final List<String> USERS =
      List.of(
          "CORP\\alice",
          "CORP\\Alice",
          "corp\\alice",
          "CORP\\alice ",
          "al\u0131ce",
          "al\u0130ce",
          "\ud83d\ude00",
          "\uff5e",
          "e\u0301",
          "\u00e9",
          "\"",
          "a\nb");
  private static final List<String> HOSTS =
      List.of("ws-1", "WS-1", "ws-1.", "ws-10", "ws-2", "\u00fcber", "Z", "0");
  private static final List<String> COMMAND_LINES =
      List.of(
          "agent.exe",
          "agent.exe ",
          "agent.exe -q \"C:\\a b\"",
          "$a$;$b$",
          "a,b",
          "line\r\nline",
          "\t",
          "'; DROP TABLE cell; --",
          "\u00df",
          "ss");
  private static final List<String> PORTS =
      List.of("443", "80", "8080", "0443", "443 ", "https", "HTTPS", "\ud83d\ude00", "\uff5e");

  private static final List<String> TIMES =
      List.of(
          "0",
          "-0.000001",
          "-1",
          "-3600",
          "-3600.5",
          "-7199.999999",
          "-3600.0000001",
          "3599.999999",
          "3599.5",
          "3600",
          "3600.0",
          "3600.000001",
          "3599.9999999",
          "7200.",
          "1591757999.999999",
          "1591758000",
          "1591758000.25",
          "1591757455.662",
          "253402300799",
          "01591757455");
  private static final List<String> BAD_TIMES =
      List.of(
          "abc",
          "12abc",
          "NaN",
          "Infinity",
          "1.2.3",
          "-",
          "--5",
          "1d",
          "0x10",
          "\u0661\u0662",
          "12\n");

  private EventRuns() {}

  /** Runs of a few bursts. */
  static Arbitrary<List<Row>> small() {
    return runs(1, 8);
  }

  /** Runs of some five thousand events. */
  static Arbitrary<List<Row>> large() {
    return runs(180, 240);
  }

  private static Arbitrary<List<Row>> runs(int fewest, int most) {
    return Combinators.combine(
            burst().list().ofMinSize(fewest).ofMaxSize(most),
            Arbitraries.longs().withoutEdgeCases())
        .as(
            (parts, seed) -> {
              List<Row> events = new ArrayList<>();
              parts.forEach(events::addAll);
              Collections.shuffle(events, new Random(seed));
              return events;
            });
  }

  private static Arbitrary<List<Row>> burst() {
    return Combinators.combine(template(), ports(), times(), Arbitraries.of(COUNTS))
        .as(
            (template, ports, times, count) -> {
              List<Row> events = new ArrayList<>();
              for (int i = 0; i < count; i++) {
                events.add(
                    template
                        .with(Row.TIME, times.get(i % times.size()))
                        .with(Row.DESTINATION_PORT, ports.get(i % ports.size())));
              }
              return events;
            });
  }

  /** What a burst's events have in common. */
  private static Arbitrary<Row> template() {
    return Combinators.combine(
            key(mostly(HOSTS.subList(0, 2), HOSTS)),
            key(mostly(USERS.subList(0, 2), USERS)),
            key(mostly(PLAIN_IMAGES, ODD_IMAGES)),
            key(mostly(COMMAND_LINES.subList(0, 2), COMMAND_LINES)),
            key(mostly(PUBLIC_ADDRESSES, ODD_ADDRESSES)),
            Arbitraries.<List<String>>of(List.of(), List.of("3"), List.of("1"), List.of("22")))
        .as(
            (host, user, image, commandLine, destination, eventCode) ->
                Row.empty()
                    .with(Row.HOST, host)
                    .with(Row.USER, user)
                    .with(Row.IMAGE, image)
                    .with(Row.COMMAND_LINE, commandLine)
                    .with(Row.DESTINATION_IP, destination)
                    // The original never looks at these two.
                    .with("EventCode", eventCode)
                    .with("ProcessGuid", "{5bd5f0a1-0001}"));
  }

  private static Arbitrary<String> mostly(List<String> common, List<String> all) {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.of(common)), Tuple.of(1, Arbitraries.of(all)));
  }

  /** A single value, seldom a multivalue (perhaps with a value twice), more seldom none. */
  private static Arbitrary<List<String>> key(Arbitrary<String> value) {
    return Arbitraries.frequencyOf(
        Tuple.of(20, value.map(List::of)),
        Tuple.of(2, value.list().ofMinSize(2).ofMaxSize(3)),
        Tuple.of(1, Arbitraries.just(List.of())));
  }

  /** The ports that a burst's events take in turn. */
  private static Arbitrary<List<List<String>>> ports() {
    Arbitrary<List<String>> port =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.of(PORTS.subList(0, 3)).map(List::of)),
            Tuple.of(2, Arbitraries.of(PORTS).list().ofMinSize(2).ofMaxSize(3)),
            Tuple.of(2, Arbitraries.just(List.of())));
    return Arbitraries.frequencyOf(
        Tuple.of(3, port.list().ofSize(1)), Tuple.of(2, port.list().ofMinSize(2).ofMaxSize(4)));
  }

  /** The times that a burst's events take in turn; one of them for the larger part. */
  private static Arbitrary<List<List<String>>> times() {
    Arbitrary<List<String>> time =
        Arbitraries.frequencyOf(
            Tuple.of(40, Arbitraries.of(TIMES).map(List::of)),
            Tuple.of(1, Arbitraries.of(BAD_TIMES).map(List::of)),
            Tuple.of(1, Arbitraries.just(List.of())));
    return Arbitraries.frequencyOf(
        Tuple.of(4, time.list().ofSize(1)), Tuple.of(1, time.list().ofMinSize(2).ofMaxSize(3)));
  }
}
