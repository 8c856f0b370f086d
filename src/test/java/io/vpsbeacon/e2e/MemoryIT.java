package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.e2e.SplunkVersion.Dispatch;
import io.vpsbeacon.e2e.Splunkd.Ending;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches of a million events and more stay within the app's setting of memory. */
final class MemoryIT extends EndToEnd {
  private static final int EVENTS = 1_000_000;
  private static final int EVENTS_A_CHUNK = 50_000;

  /** The default of memory_mb. */
  private static final long MOST_KILOBYTES = 384 * 1024;

  private static final String HEADER =
      "\"_time\",host,User,Image,CommandLine,ProcessGuid,DestinationIp,DestinationPort,EventCode,"
          + "\"__mv__time\",\"__mv_host\",\"__mv_User\",\"__mv_Image\",\"__mv_CommandLine\","
          + "\"__mv_ProcessGuid\",\"__mv_DestinationIp\",\"__mv_DestinationPort\","
          + "\"__mv_EventCode\"\n";

  @ParameterizedTest
  @CsvSource({
    "vpsbeacon limit=0,          1000, 10000",
    "vpsbeacon limit=0 span=1d,  1000, 1000",
    // Every event a group of its own: nothing is found, and all of it has to be held.
    "vpsbeacon limit=0,       1000000, 0"
  })
  void aMillionEventsStayWithinTheSetting(String command, int groups, int findings)
      throws Exception {
    Random random = new Random(11);
    try (Session session = splunkd.start(command)) {
      session.getInfo(splunkd.getInfo(command));
      long connections = 0;
      for (int sent = 0; sent < EVENTS; sent += EVENTS_A_CHUNK) {
        boolean last = sent + EVENTS_A_CHUNK >= EVENTS;
        Reply reply =
            session.execute(execute(last), chunk(sent, i -> manyHours(i, groups, random)));
        assertEquals(List.of(), reply.messages());
        assertEquals(last ? findings : 0, reply.table().rows().size());
        for (Event row : reply.table().rows()) {
          connections += Long.parseLong(row.text("ConnectionCount"));
        }
      }
      assertStayedSmall(session.end());
      assertEquals(findings == 0 ? 0 : EVENTS, connections);
    }
  }

  /** The macro's feed: of each process its start, with a command line of its own, and one event. */
  @Test
  void aMillionEventsOfProcessesThatEachConnectOnceStayWithinTheSetting() throws Exception {
    assertFindsTheBeacon(EVENTS, MemoryIT::pair);
  }

  @Test
  void aMillionGroupsThatComeTwiceStayWithinTheSetting() throws Exception {
    assertFindsTheBeacon(2 * EVENTS, i -> oneHour(i % EVENTS));
  }

  /** One process connects once in each chunk, and starts in the oldest. */
  private void assertFindsTheBeacon(int events, IntFunction<String> rows) throws Exception {
    String command = "vpsbeacon";
    int chunks = events / EVENTS_A_CHUNK;
    try (Session session = splunkd.start(command)) {
      session.getInfo(splunkd.getInfo(command));
      Reply reply = null;
      for (int i = 0; i < chunks; i++) {
        boolean last = i == chunks - 1;
        String beacon = row(Scenario.HOUR + i * 60L, "beacon", "", "45.200.0.9", "443", 3);
        String start = last ? row(Scenario.HOUR, "beacon", "beacon --go", "", "", 1) : "";
        byte[] more = (beacon + start).getBytes(UTF_8);
        reply = session.execute(execute(last), join(chunk(i * EVENTS_A_CHUNK, rows), more));
        assertEquals(List.of(), reply.messages());
      }
      assertEquals(1, reply.table().rows().size());
      Event found = reply.table().rows().get(0);
      assertEquals(Integer.toString(chunks), found.text("ConnectionCount"));
      assertEquals("beacon --go", found.text("CommandLine"));
      assertEquals("1", found.text("Prevalence"));
      assertStayedSmall(session.end());
    }
  }

  /** What it keeps has no name, so that nothing stays, however the search ends. */
  @Test
  void whatMemoryDoesNotHoldIsInTheDispatchFolderAndGoesWithTheSearch() throws Exception {
    home.write("local/vpsbeacon.conf", "[engine]\nmemory_mb = 256\n");
    Path dispatch = Files.createDirectories(Path.of(Dispatch.search(home.root()).folder()));
    try (Session session = splunkd.start("vpsbeacon")) {
      session.getInfo(splunkd.getInfo("vpsbeacon"));
      int sent = 0;
      while (!session.hasOpenWithoutName(dispatch)) {
        assertTrue(sent < 2 * EVENTS, "nothing was spilled");
        session.execute(execute(false), chunk(sent, MemoryIT::pair));
        sent += EVENTS_A_CHUNK;
      }
      assertIsEmpty(dispatch);
      assertQuiet(session.end());
    }
    assertIsEmpty(dispatch);
    if (!home.hasOwnJava()) {
      // Splunk's run folder is there, so an archive is made, in a folder that goes with this test.
      awaitArchive();
    }
  }

  private static void assertIsEmpty(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void theFilterHoldsNothing() throws Exception {
    String command = "vpsbeacon stage=filter";
    Random random = new Random(12);
    try (Session session = splunkd.start(command)) {
      session.getInfo(splunkd.getInfo(command));
      for (int sent = 0; sent < EVENTS; sent += EVENTS_A_CHUNK) {
        boolean last = sent + EVENTS_A_CHUNK >= EVENTS;
        Reply reply =
            session.execute(execute(last), chunk(sent, i -> manyHours(i, EVENTS, random)));
        assertEquals(EVENTS_A_CHUNK, reply.table().rows().size());
      }
      assertStayedSmall(session.end());
    }
  }

  /** Chunks of so many rows each. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "50000 50000 50000 50000",
        // Short ones first, between and last.
        "100 100 50000 50000 100 50000 20000 100",
        "20000 100 30000 100 100 100",
        // Each somewhat longer than the one before.
        "43000 45000 47000 49000 51000",
        "70000 100 70000"
      })
  void longRowsStayWithinTheSetting(String rows) throws Exception {
    int[] chunks = Stream.of(rows.split(" ")).mapToInt(Integer::parseInt).toArray();
    try (Session session = splunkd.start("vpsbeacon")) {
      session.getInfo(splunkd.getInfo("vpsbeacon"));
      long sent = 0;
      for (int i = 0; i < chunks.length; i++) {
        boolean last = i == chunks.length - 1;
        byte[] body = longRows(chunks[i], event -> oneHour(event % 100), "");
        sent += chunks[i];
        Reply reply = session.execute(execute(last), body);
        assertEquals(List.of(), reply.messages());
        if (last) {
          assertEquals(sent, sum(reply));
        }
      }
      assertStayedSmall(session.end());
    }
  }

  /** What is held for the groups has to go to disk before the long chunks come. */
  @Test
  void longRowsBehindManyGroupsStayWithinTheSetting() throws Exception {
    try (Session session = splunkd.start("vpsbeacon limit=1")) {
      session.getInfo(splunkd.getInfo("vpsbeacon limit=1"));
      for (int sent = 0; sent < EVENTS; sent += EVENTS_A_CHUNK) {
        session.execute(execute(false), chunk(sent, MemoryIT::oneHour));
      }
      byte[] body = longRows(EVENTS_A_CHUNK, event -> oneHour(EVENTS), "");
      for (int i = 0; i < 3; i++) {
        session.execute(execute(false), body);
      }
      Reply reply = session.execute(execute(true), HEADER.getBytes(UTF_8));
      assertEquals(3 * EVENTS_A_CHUNK, sum(reply));
      assertStayedSmall(session.end());
    }
  }

  /** Quotes in a cell that is looked at are written anew. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"quoted\"\" and so on "})
  void longRowsThatTheFilterPassesOnStayWithinTheSetting(String commandLine) throws Exception {
    String command = "vpsbeacon stage=filter";
    try (Session session = splunkd.start(command)) {
      session.getInfo(splunkd.getInfo(command));
      for (int rows : new int[] {48_000, 100, 50_000}) {
        byte[] body = longRows(rows, event -> oneHour(event % 1000), commandLine);
        Reply reply = session.execute(execute(rows == 50_000), body);
        assertEquals(List.of(), reply.messages());
        assertEquals(rows, reply.table().rows().size());
      }
      assertStayedSmall(session.end());
    }
  }

  /**
   * All that an event is, as a search asks for it that names no fields: 1.7 KB a row.
   *
   * @param commandLine repeated, what would else stand in _raw
   */
  private static byte[] longRows(int rows, IntFunction<String> row, String commandLine) {
    int length = 1_560;
    String unit = commandLine.isEmpty() ? "<Data Name='Some'>thing</Data>" : commandLine;
    String text = unit.repeat(length / unit.length());
    StringBuilder body = new StringBuilder(HEADER.strip() + ",_raw\n");
    for (int i = 0; i < rows; i++) {
      String plain = row.apply(i).strip();
      if (commandLine.isEmpty()) {
        body.append(plain).append(",\"").append(i).append(text).append("\"\n");
      } else {
        body.append(plain.replace(",\"\",", ",\"" + text + "\",")).append(",\n");
      }
    }
    return body.toString().getBytes(UTF_8);
  }

  private static long sum(Reply reply) {
    return reply.table().rows().stream()
        .mapToLong(row -> Long.parseLong(row.text("ConnectionCount")))
        .sum();
  }

  private static String execute(boolean last) {
    return "{\"action\":\"execute\",\"finished\":" + last + "}";
  }

  private static void assertStayedSmall(Ending ending) {
    assertQuiet(ending);
    assertTrue(ending.peakKilobytes() > 0, "the peak was not seen");
    assertFalse(
        ending.peakKilobytes() > MOST_KILOBYTES, ending.peakKilobytes() + " kB were resident");
  }

  private static byte[] chunk(int from, IntFunction<String> rows) {
    StringBuilder body = new StringBuilder(HEADER);
    for (int i = from; i < from + EVENTS_A_CHUNK; i++) {
      body.append(rows.apply(i));
    }
    return body.toString().getBytes(UTF_8);
  }

  private static byte[] join(byte[] left, byte[] right) {
    byte[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }

  private static String row(
      Object time, String name, String commandLine, String destination, String port, int code) {
    return "\""
        + time
        + "\",ws-"
        + name
        + ",\"ACME\\user\",\"C:\\Tools\\tool.exe\",\""
        + commandLine
        + "\",\"{"
        + name
        + "-5edf-4d00-0b00}\","
        + destination
        + ","
        + port
        + ","
        + code
        + ",,,,,,,,,\n";
  }

  /** Ten hours, a thousand events every 36 s, each at a time of its own to the microsecond. */
  private static String manyHours(int i, int groups, Random random) {
    int group = i % groups;
    String micros = Integer.toString(1_000_000 + random.nextInt(1_000_000)).substring(1);
    return "\""
        + (Scenario.HOUR + i / 1_000 * 36L)
        + "."
        + micros
        + "\",ws"
        + group % 100
        + ",\"ACME\\user"
        + group % 100
        + "\",\"C:\\Users\\u\\AppData\\Local\\tool"
        + group % 50
        + ".exe\""
        + ",\"tool.exe --id="
        + group
        + "\",\"{"
        + group
        + "-0}\""
        + ","
        + address(group)
        + ",443,3,,,,,,,,,\n";
  }

  private static String oneHour(int group) {
    return row(
        Scenario.HOUR + group % 3_600, Integer.toString(group), "", address(group), "443", 3);
  }

  /** Newest first: the connection, then the start of its process. */
  private static String pair(int i) {
    int process = i / 2;
    String name = Integer.toString(process);
    long time = Scenario.HOUR + 3_599 - process % 3_600;
    return i % 2 == 0
        ? row(time, name, "", address(process), "443", 3)
        : row(time, name, "tool.exe --session " + "x".repeat(120) + process, "", "", 1);
  }

  private static String address(int number) {
    return "45." + number / 62_500 + "." + number / 250 % 250 + "." + number % 250;
  }
}
