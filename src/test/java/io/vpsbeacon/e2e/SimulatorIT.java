package io.vpsbeacon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.e2e.Splunkd.SearchResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The generating command, and the verb behind it in one search. */
final class SimulatorIT extends EndToEnd {
  private static final String DAY = "vpsbeaconsim start=2026-03-11 ";

  @Test
  void theVerbFindsTheImplantsOfAnOffice() throws Exception {
    SearchResult simulated = splunkd.generate(DAY + "scenario=office implants=3");
    assertFalse(simulated.failed());
    assertQuiet(simulated.ending());
    assertTrue(simulated.rows().size() > 100_000, simulated.rows().size() + " rows");

    SearchResult found = splunkd.search("vpsbeacon", Splunkd.chunks(simulated.rows(), 10_000));

    assertQuiet(found);
    Set<String> expected = new TreeSet<>();
    String planted = simulated.messages("INFO").get(0);
    for (String implant : planted.replace("Planted: ", "").split("; ", -1)) {
      String[] words = implant.split(" ", -1);
      expected.add(words[2] + " " + words[4]);
    }
    assertEquals(3, expected.size());
    Set<String> hits = new TreeSet<>();
    for (Event row : found.rows()) {
      String hit = row.text("host") + " " + row.text("DestinationIp");
      hits.add(hit);
      // An implant that starts within the time has its command line, from event 1.
      assertTrue(!expected.contains(hit) || !row.text("CommandLine").isEmpty(), row.toString());
    }
    assertTrue(hits.containsAll(expected), hits.toString());
  }

  @Test
  void theTruthCanStandBesideTheFindings() throws Exception {
    SearchResult simulated =
        splunkd.generate(DAY + "scenario=server implants=3 duration=3h labels=true");

    SearchResult found =
        splunkd.search(
            "vpsbeacon by=host,DestinationIp,sim_label", Splunkd.chunks(simulated.rows(), 10_000));

    assertQuiet(found);
    Set<String> labels = new TreeSet<>();
    found.rows().forEach(row -> labels.add(row.text("sim_label")));
    assertTrue(
        labels.containsAll(
            List.of("implant:cobalt_strike", "implant:masquerade", "implant:mythic")),
        labels.toString());
  }

  @Test
  void aWeekOfAThousandHostsIsStreamedInLittleMemory() throws Exception {
    String command = "vpsbeaconsim hosts=1000 implants=100 duration=7d limit=1000000";
    try (Session session = splunkd.start(command)) {
      session.getInfo(splunkd.getInfo(command));
      int rows = 0;
      Reply reply;
      do {
        reply = session.execute(List.of(), false);
        int more = reply.table().rows().size();
        assertTrue(more <= 50_000, more + " rows in a chunk");
        rows += more;
      } while (!reply.finished());

      assertEquals(1_000_000, rows);
      assertTrue(
          reply.messages().get(0).text().startsWith("limit=1000000 left out the events from "),
          reply.messages().toString());
      Splunkd.Ending ending = session.end();
      assertQuiet(ending);
      assertTrue(ending.peakKilobytes() < 512 * 1024, ending.peakKilobytes() + " kB");
    }
  }

  @Test
  void aCancelledSearchEndsItQuietly() throws Exception {
    String command = "vpsbeaconsim hosts=1000 duration=366d limit=0";
    try (Session session = splunkd.start(command)) {
      session.getInfo(splunkd.getInfo(command));
      session.execute(List.of(), false);
      assertQuiet(session.end());
    }
  }

  @Test
  void aParseTimeProcessAnswersAndEnds() throws Exception {
    assertQuiet(splunkd.parse("vpsbeaconsim implants=all"));
  }

  @Test
  void aWrongOptionIsOneSentence() throws Exception {
    SearchResult result = splunkd.generate("vpsbeaconsim scenario=ofice");

    assertTrue(result.failed());
    assertEquals(
        List.of("scenario=ofice: must be office | server | laptops | quiet"),
        result.messages("ERROR"));
    assertQuiet(result.ending());
  }
}
