package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vpsbeacon.columns.ColumnBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Sessions recorded from a real Splunk")
class RecordingsTest {
  private static final Path RECORDINGS =
      Path.of(System.getProperty("vpsbeacon.data", "../shared/data"), "recordings");

  private static final Pattern COMMENT = Pattern.compile("(?m)^#.*\\R");

  @BeforeEach
  void onlyWhereTheyAre() {
    assumeTrue(Files.isDirectory(RECORDINGS));
  }

  private static byte[] unzipped(String name) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(RECORDINGS.resolve(name)))) {
      return in.readAllBytes();
    }
  }

  @Test
  void ofSplunk63AreReadToTheLastByte() throws IOException {
    byte[] session = unzipped("countmatches.input.gz");
    for (int piece : new int[] {1, 10, 100_000}) {
      FrameReader reader = new FrameReader(Streams.inPieces(session, piece, piece));
      SearchInfo info = ((Request.GetInfo) Request.parse(reader.read().metadata())).info();
      assertEquals(List.of("fieldname=word_count", "pattern=\\w+", "text"), info.args());
      Frame frame = reader.read();
      assertEquals(new Request.Execute(true, false), Request.parse(frame.metadata()));
      assertScansAsCommonsCsvReads(frame.body());
      assertNull(reader.read());
    }
  }

  @Test
  void ofSplunk63AreAnswered() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(unzipped("sum.reduce.input.gz"));
    SearchCommand counting =
        Commands.running(
            chunk -> {
              int rows = BodyScanner.ofAll().scan(chunk.body()).rows();
              return Reply.builder().finished(true).message(Level.INFO, "rows: " + rows).build();
            });
    assertEquals(0, new Conversation(in, out, new PrintStream(out, true, UTF_8), counting).run());
    assertEquals(
        "chunked 1.0,45,0\n{\"type\":\"stateful\",\"required_fields\":[\"age\"]}"
            + "chunked 1.0,63,0\n{\"inspector\":{\"messages\":[[\"INFO\",\"rows: 1\"]]},\"finished\":true}",
        out.toString(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "reporting", "stateful", "streaming"})
  void ofSplunk821AreRead(String type) throws IOException {
    List<Frame> frames =
        frames(Files.readAllBytes(RECORDINGS.resolve("splunk-8.2.1-" + type + ".txt")));
    SearchInfo info = ((Request.GetInfo) Request.parse(frames.get(0).metadata())).info();
    assertEquals(List.of(), info.args());
    assertTrue(info.dispatchDir().contains("dispatch"), info.dispatchDir());
    assertEquals(
        Reply.builder()
            .type(CommandType.valueOf(type.toUpperCase(Locale.ROOT)))
            .requiredFields(List.of("age"))
            .build()
            .metadata(),
        frames.get(1).metadata().toString());
    for (int i = 2; i < frames.size(); i += 2) {
      Request.Execute request = (Request.Execute) Request.parse(frames.get(i).metadata());
      Reply reply = Reply.builder().finished(request.finished()).build();
      assertEquals(reply.metadata(), frames.get(i + 1).metadata().toString());
      assertScansAsCommonsCsvReads(frames.get(i).body());
      assertScansAsCommonsCsvReads(frames.get(i + 1).body());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stateful", "streaming"})
  void ofSplunk821AreAnsweredAsTheyWere(String type) throws IOException {
    List<Frame> frames =
        frames(Files.readAllBytes(RECORDINGS.resolve("splunk-8.2.1-" + type + ".txt")));
    SearchCommand.Run doubling = Commands.doubling();
    for (int i = 2; i < frames.size(); i += 2) {
      Request.Execute request = (Request.Execute) Request.parse(frames.get(i).metadata());
      Frame reply = reply(doubling, new Chunk(frames.get(i).body(), request.finished())).toFrame();
      assertEquals(frames.get(i + 1).metadata().toString(), reply.metadata().toString());
      assertEquals(frames.get(i + 1).body().toString(), reply.body().toString());
    }
  }

  private static Reply reply(SearchCommand.Run run, Chunk chunk) throws ProtocolException {
    try {
      return run.execute(chunk);
    } catch (CommandException e) {
      throw new AssertionError(e);
    }
  }

  /** The frames among the comments and empty lines of a transcript, which are none of theirs. */
  private static List<Frame> frames(byte[] transcript) throws IOException {
    List<Frame> frames = new ArrayList<>();
    for (String part : COMMENT.split(new String(transcript, UTF_8), -1)) {
      int start = part.indexOf("chunked 1.0,");
      if (start >= 0) {
        // Newlines for those that the recording lost: at the file's end, and one in each of the
        // five cells of several values.
        byte[] bytes = (part.substring(start) + "\n\n\n\n\n").getBytes(UTF_8);
        frames.add(new FrameReader(new ByteArrayInputStream(bytes)).read());
      }
    }
    return frames;
  }

  private static void assertScansAsCommonsCsvReads(Bytes body) throws IOException {
    BodyScanner scanner = BodyScanner.ofAll();
    try (CSVParser parser =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(body.toString()))) {
      ColumnBatch batch = scanner.scan(body);
      var records = parser.getRecords();
      assertEquals(records.size(), batch.rows());
      assertEquals(0, scanner.raggedRows());
      for (int row = 0; row < records.size(); row++) {
        for (var column : batch.columns()) {
          String text = column.text(row);
          assertEquals(
              records.get(row).get(column.name()),
              column.isMultivalue(row) ? text.replace("\n", "") : text);
        }
      }
    }
  }
}
