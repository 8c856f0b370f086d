package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The harness's own CSV, for it judges the command's. */
final class ChunkBodyTest {

  @Test
  void whatIsWrittenIsReadBack() {
    List<Event> events =
        List.of(
            Event.of("a", "plain", "b c", "with \"quotes\", and\nlines"),
            Event.of("a", "x").with("tags", "$1$", "a;b", "$;$"),
            Event.of("other", "ü 漢 𝄞"));

    byte[] body = ChunkBody.write(ChunkBody.columns(events), events);

    ChunkBody.Table table = ChunkBody.read(body);
    assertEquals(List.of("a", "b c", "tags", "other"), table.columns());
    assertEquals(events, table.rows());
  }

  @Test
  void theFormIsThatOfSplunkd() {
    Event event = Event.of("_time", "1591754400.5", "n", "12", "w", "word").with("m", "a", "b$");

    assertEquals(
        """
        "_time",n,w,m,"__mv__time","__mv_n","__mv_w","__mv_m"
        "1591754400.5",12,word,"a
        b$",,,,"$a$;$b$$$"
        """,
        new String(ChunkBody.write(List.of("_time", "n", "w", "m"), List.of(event)), UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1\n", "a\n1,2\n", "a,a\n1,2\n", "a,__mv_a\nx,$x\n", "a\n\"x\"y\n"})
  void whatSplunkdCouldNotReadIsRefused(String body) {
    assertThrows(AssertionError.class, () -> ChunkBody.read(body.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"countmatches.input.gz", "sum.reduce.input.gz"})
  void bodiesRecordedFromSplunkdAreWrittenAgainByteForByte(String recording) throws IOException {
    Path file =
        Path.of(System.getProperty("vpsbeacon.data", "../shared/data"), "recordings", recording);
    assumeTrue(Files.exists(file), "no recordings here");
    try (InputStream stream =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      for (String header = line(stream); !header.isEmpty(); header = line(stream)) {
        String[] lengths = header.split(",", -1);
        stream.readNBytes(Integer.parseInt(lengths[1]));
        byte[] body = stream.readNBytes(Integer.parseInt(lengths[2]));

        ChunkBody.Table table = ChunkBody.read(body);
        assertEquals(
            new String(body, UTF_8),
            new String(ChunkBody.write(table.columns(), table.rows()), UTF_8));
      }
    }
  }

  private static String line(InputStream stream) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = stream.read(); next >= 0 && next != '\n'; next = stream.read()) {
      line.append((char) next);
    }
    return line.toString();
  }
}
