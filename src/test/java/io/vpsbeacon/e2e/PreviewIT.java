package io.vpsbeacon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vpsbeacon.e2e.SplunkVersion.Dispatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that say they are for a preview: splunkd sends none by default, but it could. */
final class PreviewIT extends EndToEnd {

  @Test
  void aPreviewProcessGivesTheRowsOfItsEvents() throws Exception {
    String getInfo = SplunkVersion.V9.getInfo("vpsbeacon", Dispatch.search(home.root()), true);

    assertFindsTheScenario(splunkd.run("vpsbeacon", getInfo, scenario()));
  }

  @Test
  void eachChunkThatIsMarkedAsPreviewGetsOneReply() throws Exception {
    try (Session session = splunkd.start("vpsbeacon")) {
      session.getInfo(splunkd.getInfo("vpsbeacon"));
      for (List<Event> chunk : scenario()) {
        Reply reply =
            session.execute(
                "{\"action\":\"execute\",\"preview\":true,\"finished\":false}",
                session.body(chunk));
        assertFalse(reply.failed());
        assertEquals(List.of(), reply.messages());
      }
      assertEquals(
          Scenario.findings(),
          session.execute(List.of(), true).table().rows().stream()
              .map(row -> row.texts(Scenario.REFERENCE_COLUMNS))
              .toList());
      assertQuiet(session.end());
    }
  }
}
