package io.vpsbeacon.splunk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vpsbeacon.protocol.Conversation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whole conversations of | vpsbeaconsim, byte for byte")
class VpsBeaconSimTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-11T14:37:21Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A few rows, two at a time, then splunkd hangs up.
        "in-chunks",
        // The same from a splunkd whose requests all say that no rows follow.
        "requests-finished",
        // No implant among idle servers: a header, and the end.
        "no-rows",
        "limit",
        "bad-option",
        // Asked while a search is parsed; and of the other command, which is the same program.
        "getinfo-only"
      })
  void areAnsweredAsWritten(String name) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    int exitCode =
        new Conversation(
                new ByteArrayInputStream(resource(name + ".requests")),
                out,
                new PrintStream(log, true, UTF_8),
                new Commands(new AppHome(new File("nowhere"), false, null), CLOCK))
            .run();
    assertEquals(new String(resource(name + ".replies"), UTF_8), out.toString(UTF_8));
    assertEquals("", log.toString(UTF_8));
    assertEquals(0, exitCode);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = VpsBeaconSimTest.class.getResourceAsStream("/simulator/" + name)) {
      return in.readAllBytes();
    }
  }
}
