package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.e2e.Splunkd.Ending;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million events in one search. */
final class MemoryIT extends EndToEnd {
  private static final int EVENTS = 1_000_000;
  private static final int EVENTS_A_CHUNK = 50_000;
  private static final int GROUPS = 1_000;
  private static final long MOST_KILOBYTES = 512 * 1024;

  private static final String HEADER =
      "\"_time\",host,User,Image,CommandLine,ProcessGuid,DestinationIp,DestinationPort,EventCode,"
          + "\"__mv__time\",\"__mv_host\",\"__mv_User\",\"__mv_Image\",\"__mv_CommandLine\","
          + "\"__mv_ProcessGuid\",\"__mv_DestinationIp\",\"__mv_DestinationPort\","
          + "\"__mv_EventCode\"\n";

  @ParameterizedTest
  @ValueSource(strings = {"vpsbeacon limit=0", "vpsbeacon limit=0 span=1d"})
  void aMillionEventsStayUnderHalfAGigabyte(String command) throws Exception {
    boolean hourly = !command.contains("1d");
    Random random = new Random(11);
    try (Session session = splunkd.start(command)) {
      session.getInfo(splunkd.getInfo(command));
      long connections = 0;
      for (int sent = 0; sent < EVENTS; sent += EVENTS_A_CHUNK) {
        boolean last = sent + EVENTS_A_CHUNK >= EVENTS;
        Reply reply =
            session.execute(
                "{\"action\":\"execute\",\"finished\":" + last + "}", chunk(sent, random));
        assertFalse(reply.failed(), reply.messages().toString());
        for (Event row : reply.table().rows()) {
          connections += Long.parseLong(row.text("ConnectionCount"));
        }
        if (last) {
          assertEquals(GROUPS * (hourly ? 10 : 1), reply.table().rows().size());
        }
      }
      Ending ending = session.end();
      assertQuiet(ending);
      assertEquals(EVENTS, connections);
      assertTrue(ending.peakKilobytes() > 0, "the peak was not seen");
      assertTrue(
          ending.peakKilobytes() < MOST_KILOBYTES, ending.peakKilobytes() + " kB were resident");
    }
  }

  /** Ten hours, each group's events 36 s apart, every time of its own to the microsecond. */
  private static byte[] chunk(int from, Random random) {
    StringBuilder body = new StringBuilder(HEADER);
    for (int i = from; i < from + EVENTS_A_CHUNK; i++) {
      int group = i % GROUPS;
      long second = Scenario.HOUR + i / GROUPS * 36L;
      int micros = random.nextInt(1_000_000);
      body.append('"').append(second).append('.').append(1_000_000 + micros);
      body.deleteCharAt(body.length() - 7).append("\",ws").append(group % 100);
      body.append(",\"ACME\\user").append(group % 100);
      body.append("\",\"C:\\Users\\u\\AppData\\Local\\tool").append(group % 50).append(".exe\"");
      body.append(",\"tool.exe --id=").append(group).append("\",\"{").append(group).append("-0}\"");
      body.append(",\"45.").append(group / 250).append('.').append(group % 250).append(".9\"");
      body.append(",443,3,,,,,,,,,\n");
    }
    return body.toString().getBytes(UTF_8);
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
            session.execute(
                "{\"action\":\"execute\",\"finished\":" + last + "}", chunk(sent, random));
        assertEquals(EVENTS_A_CHUNK, reply.table().rows().size());
      }
      Ending ending = session.end();
      assertQuiet(ending);
      assertTrue(
          ending.peakKilobytes() < MOST_KILOBYTES, ending.peakKilobytes() + " kB were resident");
    }
  }
}
