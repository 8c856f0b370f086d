package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.e2e.Splunkd.Ending;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A million events in one search. */
final class MemoryIT extends EndToEnd {
  private static final int EVENTS = 1_000_000;
  private static final int EVENTS_A_CHUNK = 50_000;
  private static final long MOST_KILOBYTES = 512 * 1024;

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
  void aMillionEventsStayUnderHalfAGigabyte(String command, int groups, int findings)
      throws Exception {
    Random random = new Random(11);
    try (Session session = splunkd.start(command)) {
      session.getInfo(splunkd.getInfo(command));
      long connections = 0;
      for (int sent = 0; sent < EVENTS; sent += EVENTS_A_CHUNK) {
        boolean last = sent + EVENTS_A_CHUNK >= EVENTS;
        Reply reply = session.execute(execute(last), chunk(sent, groups, random));
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

  @Test
  void theFilterHoldsNothing() throws Exception {
    String command = "vpsbeacon stage=filter";
    Random random = new Random(12);
    try (Session session = splunkd.start(command)) {
      session.getInfo(splunkd.getInfo(command));
      for (int sent = 0; sent < EVENTS; sent += EVENTS_A_CHUNK) {
        boolean last = sent + EVENTS_A_CHUNK >= EVENTS;
        Reply reply = session.execute(execute(last), chunk(sent, EVENTS, random));
        assertEquals(EVENTS_A_CHUNK, reply.table().rows().size());
      }
      assertStayedSmall(session.end());
    }
  }

  private static String execute(boolean last) {
    return "{\"action\":\"execute\",\"finished\":" + last + "}";
  }

  private static void assertStayedSmall(Ending ending) {
    assertQuiet(ending);
    assertTrue(ending.peakKilobytes() > 0, "the peak was not seen");
    assertTrue(
        ending.peakKilobytes() < MOST_KILOBYTES, ending.peakKilobytes() + " kB were resident");
  }

  /** Ten hours, a thousand events every 36 s, each at a time of its own to the microsecond. */
  private static byte[] chunk(int from, int groups, Random random) {
    StringBuilder body = new StringBuilder(HEADER);
    for (int i = from; i < from + EVENTS_A_CHUNK; i++) {
      int group = i % groups;
      int micros = random.nextInt(1_000_000);
      body.append('"').append(Scenario.HOUR + i / 1_000 * 36L).append('.');
      body.append(Integer.toString(1_000_000 + micros), 1, 7);
      body.append("\",ws").append(group % 100);
      body.append(",\"ACME\\user").append(group % 100);
      body.append("\",\"C:\\Users\\u\\AppData\\Local\\tool").append(group % 50).append(".exe\"");
      body.append(",\"tool.exe --id=").append(group).append("\",\"{").append(group).append("-0}\"");
      body.append(",\"45.").append(group / 62_500).append('.').append(group / 250 % 250);
      body.append('.').append(group % 250).append("\",443,3,,,,,,,,,\n");
    }
    return body.toString().getBytes(UTF_8);
  }
}
