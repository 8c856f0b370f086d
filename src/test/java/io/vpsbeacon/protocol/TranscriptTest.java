package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whole conversations, byte for byte")
class TranscriptTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "doubling",
        "summing",
        "empty-search",
        "getinfo-only",
        "previews-and-runs",
        "bad-option",
        "bad-row-streaming",
        "bad-row-reporting",
        "unreadable-requests",
        "rows-first"
      })
  void areAnsweredAsWritten(String name) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    int exitCode =
        new Conversation(
                new ByteArrayInputStream(resource(name + ".requests")),
                out,
                new PrintStream(log, true, UTF_8),
                Commands.doubleOrSum())
            .run();
    assertEquals(new String(resource(name + ".replies"), UTF_8), out.toString(UTF_8));
    assertEquals("", log.toString(UTF_8));
    assertEquals(0, exitCode);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = TranscriptTest.class.getResourceAsStream("/protocol/" + name)) {
      return in.readAllBytes();
    }
  }
}
