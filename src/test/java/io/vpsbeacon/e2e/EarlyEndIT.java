package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.e2e.Splunkd.Ending;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Searches that are cancelled, and input that is no protocol: the command ends soon and quietly.
 */
final class EarlyEndIT extends EndToEnd {
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void hangingUpBeforeTheFirstWord() throws Exception {
    try (Session session = splunkd.start("vpsbeacon")) {
      assertQuietAndSoon(session);
    }
  }

  @Test
  void hangingUpBetweenChunks() throws Exception {
    for (String command : List.of("vpsbeacon", "vpsbeacon stage=filter")) {
      try (Session session = splunkd.start(command)) {
        session.getInfo(splunkd.getInfo(command));
        for (List<Event> chunk : scenario().subList(0, 3)) {
          session.execute(chunk, false);
        }
        assertQuietAndSoon(session);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 14, 18, 40, 60, 200})
  void hangingUpWithinAFrame(int length) throws Exception {
    try (Session session = splunkd.start("vpsbeacon")) {
      session.getInfo(splunkd.getInfo("vpsbeacon"));
      session.execute(scenario().get(0), false);
      byte[] frame =
          Session.frame(
              "{\"action\":\"execute\",\"finished\":false}", session.body(scenario().get(1)));
      session.send(Arrays.copyOf(frame, length));
      assertQuietAndSoon(session);
    }
  }

  @Test
  void hangingUpWithinTheGetInfoRequest() throws Exception {
    byte[] frame = Session.frame(splunkd.getInfo("vpsbeacon"), new byte[0]);
    try (Session session = splunkd.start("vpsbeacon")) {
      session.send(Arrays.copyOf(frame, frame.length / 2));
      assertQuietAndSoon(session);
    }
  }

  @Test
  void nobodyReadsTheRepliesAnyMore() throws Exception {
    for (String command : List.of("vpsbeacon", "vpsbeacon stage=filter")) {
      try (Session session = splunkd.start(command)) {
        session.getInfo(splunkd.getInfo(command));
        byte[] frame =
            Session.frame(
                "{\"action\":\"execute\",\"finished\":false}", session.body(scenario().get(0)));
        session.closeStdout();
        Instant start = Instant.now();
        try {
          while (Duration.between(start, Instant.now()).compareTo(SOON) < 0) {
            session.send(frame);
          }
        } catch (IOException e) {
          // The command has ended, which is what this waits for.
        }
        Ending ending = session.ending();
        assertSoon(start);
        assertEquals("", ending.stderr());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello\n",
        "chunked 2.0,2,0\n{}",
        "chunked 1.0,-1,0\n",
        "chunked 1.0,2\n{}",
        "chunked 1.0,2,99999999999999999999\n{}",
        "chunked 1.0,4,0\nnull",
        "chunked 1.0,9,0\nnot json!",
        "chunked 1.0,2,0\n[]",
        "chunked 1.0,22,0\n{\"action\":\"something\"}"
      })
  void whatIsNoRequestEndsItWithASentence(String bytes) throws Exception {
    for (boolean asked : new boolean[] {false, true}) {
      try (Session session = splunkd.start("vpsbeacon")) {
        if (asked) {
          session.getInfo(splunkd.getInfo("vpsbeacon"));
        }
        Instant start = Instant.now();
        session.send(bytes.getBytes(US_ASCII));
        session.hangUp();
        String said = "";
        try {
          said = session.read().metadata().toString();
        } catch (IOException e) {
          // It had nothing to say in the protocol.
        }
        said += session.ending().stderr();
        assertSoon(start);
        assertFalse(said.contains("Exception") || said.contains("\tat "), said);
        assertTrue(said.lines().count() <= 1, said);
      }
    }
  }

  @Test
  void aLineWithoutEndIsNotReadForEver() throws Exception {
    try (Session session = splunkd.start("vpsbeacon")) {
      Instant start = Instant.now();
      try {
        while (Duration.between(start, Instant.now()).compareTo(SOON) < 0) {
          session.send("x".repeat(100_000).getBytes(US_ASCII));
        }
      } catch (IOException e) {
        // It has ended.
      }
      session.hangUp();
      session.ending();
      assertSoon(start);
    }
  }

  private static void assertQuietAndSoon(Session session) throws Exception {
    Instant start = Instant.now();
    assertQuiet(session.end());
    assertSoon(start);
  }

  private static void assertSoon(Instant start) {
    Duration took = Duration.between(start, Instant.now());
    assertTrue(took.compareTo(SOON) < 0, () -> "it took " + took);
  }
}
