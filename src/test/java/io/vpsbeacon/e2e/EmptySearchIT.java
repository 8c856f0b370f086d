package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that find no event, and the bodies that splunkd sends then. */
final class EmptySearchIT extends EndToEnd {
  private static final String LAST = "{\"action\":\"execute\",\"finished\":true}";
  private static final String NOT_LAST = "{\"action\":\"execute\",\"finished\":false}";
  private static final byte[] HEADER_ALONE =
      "\"_time\",host,\"_chunked_idx\",\"__mv__time\",\"__mv_host\",\"__mv__chunked_idx\"\n"
          .getBytes(UTF_8);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vpsbeacon",
        "vpsbeacon reference=true",
        "vpsbeacon stage=filter",
        "vpsbeacon stage=tier"
      })
  void eachEmptyBodyAndEachHeaderAloneIsAnsweredWithoutRows(String command) throws Exception {
    for (byte[] body : List.of(new byte[0], HEADER_ALONE)) {
      try (Session session = splunkd.start(command)) {
        session.getInfo(splunkd.getInfo(command));
        for (int i = 0; i < 3; i++) {
          assertNothing(session.execute(NOT_LAST, body), false);
        }
        assertNothing(session.execute(LAST, body), true);
        assertQuiet(session.end());
      }
    }
  }

  private static void assertNothing(Reply reply, boolean finished) {
    assertEquals(List.of(), reply.table().rows());
    assertEquals(List.of(), reply.messages());
    assertEquals(finished, reply.finished());
    assertFalse(reply.failed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"vpsbeacon", "vpsbeacon stage=filter"})
  void aSearchThatWasStoppedAtOnceSendsOneLastEmptyChunk(String command) throws Exception {
    Splunkd.SearchResult result = splunkd.search(command, List.of(List.of()));

    assertQuiet(result);
    assertTrue(result.rows().isEmpty());
  }
}
