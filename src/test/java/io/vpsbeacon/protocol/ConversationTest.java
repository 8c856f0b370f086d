package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static final String GETINFO = "{\"action\":\"getinfo\"}";
  private static final String CHUNK = "{\"action\":\"execute\",\"finished\":false}";
  private static final String LAST = "{\"action\":\"execute\",\"finished\":true}";
  private static final String SEARCH_REPLY =
      "{\"type\":\"stateful\",\"required_fields\":[\"age\"]}";
  private static final String MORE = "{\"finished\":false}";
  private static final String DONE = "{\"finished\":true}";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  private static byte[] frames(String... metadata) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    FrameWriter writer = new FrameWriter(frames);
    try {
      for (String each : metadata) {
        writer.write(new Frame(Bytes.of(each), Bytes.of(new byte[0])));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return frames.toByteArray();
  }

  private int talk(InputStream in, OutputStream out, SearchCommand command) {
    return new Conversation(in, out, new PrintStream(log, true, UTF_8), command).run();
  }

  private void assertAnswers(SearchCommand.Run run, String[] requests, String... replies) {
    assertAnswers(Commands.running(run), requests, replies);
  }

  private void assertAnswers(SearchCommand command, String[] requests, String... replies) {
    int exitCode = talk(new ByteArrayInputStream(frames(requests)), out, command);
    assertEquals(new String(frames(replies), UTF_8), out.toString(UTF_8));
    assertEquals(0, exitCode);
  }

  private static long depth(int from) {
    return from == 0 ? 0 : 1 + depth(from + 1);
  }

  private static String[] requests(String... requests) {
    return requests;
  }

  /** The reply that ends a run with this text, which holds nothing to escape. */
  private static String error(String text) {
    return "{\"inspector\":{\"messages\":[[\"ERROR\",\""
        + text
        + "\"]]},\"finished\":true,\"error\":\""
        + text
        + "\"}";
  }

  @Test
  void endsQuietlyWhereNothingIsAsked() {
    assertAnswers(chunk -> Reply.MORE, requests());
    assertEquals("", log.toString(UTF_8));
  }

  @Test
  void answersAFailureThatNobodyForesawInASentenceAndLogsItInALine() {
    assertAnswers(
        chunk -> {
          throw new IllegalStateException("first\nsecond");
        },
        requests(GETINFO, CHUNK, LAST),
        SEARCH_REPLY,
        error(
            "The search command failed unexpectedly"
                + " (IllegalStateException); the job's search.log says where."),
        DONE);
    String logged = log.toString(UTF_8);
    assertEquals(1, logged.lines().count());
    assertTrue(
        logged.startsWith("java.lang.IllegalStateException: first second at io.vps"), logged);
    assertFalse(logged.contains("\tat "), logged);
  }

  @Test
  void survivesTheEndOfTheStackAndOfMemory() {
    assertAnswers(
        new SearchCommand.Run() {
          private int chunks;

          @Override
          public Reply execute(Chunk chunk) {
            if (chunks++ == 0 && !chunk.finished()) {
              throw new OutOfMemoryError("Java heap space");
            }
            return Reply.error("depth " + depth(1));
          }
        },
        requests(GETINFO, CHUNK, LAST, LAST),
        SEARCH_REPLY,
        error(
            "The search command ran out of memory: narrow the search, by its time range, its fields,"
                + " its group keys or limit=, or raise memory_mb under [engine] in vpsbeacon.conf."),
        DONE,
        error(
            "The search command failed unexpectedly"
                + " (StackOverflowError); the job's search.log says where."));
    assertEquals(2, log.toString(UTF_8).lines().count());
  }

  @Test
  void answersAMissingReplyAsAFailure() {
    assertAnswers(
        chunk -> null,
        requests(GETINFO, LAST),
        SEARCH_REPLY,
        error(
            "The search command failed unexpectedly"
                + " (NullPointerException); the job's search.log says where."));
  }

  @Test
  void answersWhatIsStillSentOfARunThatEndedEarly() {
    AtomicInteger seen = new AtomicInteger();
    assertAnswers(
        chunk -> {
          seen.incrementAndGet();
          return Reply.FINISHED;
        },
        requests(GETINFO, CHUNK, CHUNK, CHUNK, LAST, CHUNK),
        SEARCH_REPLY,
        DONE,
        DONE,
        DONE,
        DONE,
        DONE);
    assertEquals(2, seen.get());
  }

  @Test
  void keepsARunThatHasMoreToSayThanWasAsked() {
    AtomicInteger seen = new AtomicInteger();
    assertAnswers(
        chunk -> seen.incrementAndGet() < 3 ? Reply.MORE : Reply.FINISHED,
        requests(GETINFO, LAST, LAST, LAST),
        SEARCH_REPLY,
        MORE,
        MORE,
        DONE);
  }

  @Test
  void closesEachRunOnce() {
    AtomicInteger closed = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    SearchCommand.Run run =
        new SearchCommand.Run() {
          @Override
          public Reply execute(Chunk chunk) throws CommandException {
            if (seen.incrementAndGet() == 2) {
              throw new CommandException("Bad chunk.");
            }
            return chunk.finished() ? Reply.FINISHED : Reply.MORE;
          }

          @Override
          public void close() {
            closed.incrementAndGet();
            throw new IllegalStateException("cannot let go");
          }
        };
    assertAnswers(
        run,
        requests(GETINFO, LAST, LAST, CHUNK, GETINFO, CHUNK),
        SEARCH_REPLY,
        DONE,
        error("Bad chunk."),
        MORE,
        SEARCH_REPLY,
        MORE);
    assertEquals(4, closed.get());
    assertEquals(4, log.toString(UTF_8).lines().count());
  }

  @Test
  void acknowledgesAChunkBeforeItIsWorkedOn() {
    List<String> saidBefore = new ArrayList<>();
    SearchCommand.Run run =
        new SearchCommand.Run() {
          @Override
          public Reply execute(Chunk chunk) {
            saidBefore.add(out.toString(UTF_8));
            return chunk.finished() ? Reply.FINISHED : Reply.MORE;
          }
        };
    assertAnswers(
        Commands.acknowledging(run),
        requests(GETINFO, CHUNK, CHUNK, LAST),
        SEARCH_REPLY,
        MORE,
        MORE,
        DONE);
    assertEquals(3, saidBefore.size());
    for (int acknowledged = 1; acknowledged < 3; acknowledged++) {
      String[] replies = new String[1 + acknowledged];
      Arrays.fill(replies, MORE);
      replies[0] = SEARCH_REPLY;
      String said = saidBefore.get(acknowledged - 1);
      assertTrue(said.startsWith(new String(frames(replies), UTF_8)), said);
    }
  }

  @Test
  void passesOverWhatFollowsAChunkThatFailedAndTellsItsErrorAtTheLatestWithTheLast() {
    AtomicInteger seen = new AtomicInteger();
    SearchCommand.Run run =
        chunk -> {
          if (seen.incrementAndGet() == 2) {
            throw new CommandException("Bad chunk.");
          }
          return Reply.MORE;
        };
    String[] requests = new String[42];
    Arrays.fill(requests, CHUNK);
    requests[0] = GETINFO;
    requests[41] = LAST;
    assertEquals(
        0, talk(new ByteArrayInputStream(frames(requests)), out, Commands.acknowledging(run)));
    assertEquals(2, seen.get());
    String said = out.toString(UTF_8);
    assertEquals(42, said.split("chunked 1.0", -1).length - 1);
    assertEquals(1, said.split("\"error\"", -1).length - 1);
  }

  @Test
  void aCancelledSearchDoesNotWaitForItsChunks() {
    CountDownLatch never = new CountDownLatch(1);
    SearchCommand.Run stuck =
        chunk -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Reply.MORE;
        };
    byte[] requests = frames(GETINFO, CHUNK, CHUNK);
    int exitCode =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> talk(new ByteArrayInputStream(requests), out, Commands.acknowledging(stuck)));
    assertEquals(0, exitCode);
  }

  @Test
  void forgetsTheErrorOfAnAbandonedRun() {
    SearchCommand.Run run =
        new SearchCommand.Run() {
          @Override
          public Reply execute(Chunk chunk) throws CommandException {
            if (!chunk.finished()) {
              throw new CommandException("Bad chunk.");
            }
            return Reply.FINISHED;
          }
        };
    assertAnswers(
        Commands.acknowledging(run),
        requests(GETINFO, CHUNK, GETINFO, LAST, CHUNK, LAST, LAST),
        SEARCH_REPLY,
        MORE,
        SEARCH_REPLY,
        DONE,
        MORE,
        error("Bad chunk."),
        DONE);
  }

  @Test
  void endsQuietlyWhereverTheInputEnds() {
    byte[] requests = frames(GETINFO, CHUNK, LAST);
    for (int length = 0; length <= requests.length; length++) {
      InputStream in = Streams.inPieces(Arrays.copyOf(requests, length), 7, length);
      assertEquals(0, talk(in, out, Commands.running(chunk -> Reply.MORE)));
    }
    assertEquals(0, talk(Streams.broken(), out, Commands.running(chunk -> Reply.MORE)));
    assertEquals("", log.toString(UTF_8));
  }

  @Test
  void endsQuietlyWhereNobodyReadsTheAnswer() {
    for (int taken = 0; taken < 3; taken++) {
      AtomicInteger left = new AtomicInteger(taken);
      OutputStream breaking =
          new ByteArrayOutputStream() {
            @Override
            public void flush() throws IOException {
              if (left.getAndDecrement() == 0) {
                throw new IOException("Broken pipe");
              }
            }
          };
      AtomicInteger closed = new AtomicInteger();
      SearchCommand.Run run =
          new SearchCommand.Run() {
            @Override
            public Reply execute(Chunk chunk) {
              return Reply.MORE;
            }

            @Override
            public void close() {
              closed.incrementAndGet();
            }
          };
      InputStream in = new ByteArrayInputStream(frames(GETINFO, CHUNK, CHUNK, CHUNK));
      assertEquals(0, talk(in, breaking, Commands.running(run)));
      assertEquals(taken == 0 ? 0 : 1, closed.get());
    }
    assertEquals("", log.toString(UTF_8));
  }

  @Test
  void answersAChunkThatMemoryDoesNotHoldAndWhatFollowsIt() throws IOException {
    AtomicInteger closed = new AtomicInteger();
    SearchCommand.Run run =
        new SearchCommand.Run() {
          @Override
          public Reply execute(Chunk chunk) {
            return chunk.finished() ? Reply.FINISHED : Reply.MORE;
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    ByteArrayOutputStream requests = new ByteArrayOutputStream();
    requests.writeBytes(frames(GETINFO, CHUNK));
    new FrameWriter(requests).write(new Frame(Bytes.of(CHUNK), Bytes.of("x".repeat(200_000))));
    requests.writeBytes(frames(CHUNK, LAST, GETINFO, LAST));
    InputStream in = Streams.outOfMemoryOnce(requests.toByteArray(), 150_000);
    assertEquals(0, talk(in, out, Commands.running(run)));
    String noMemory =
        error(
            "There is no memory for a chunk of 1 MB: pass on fewer fields, such as by | fields host,"
                + " User, Image before the command, or raise memory_mb under [engine] in"
                + " vpsbeacon.conf.");
    String[] replies = {SEARCH_REPLY, MORE, noMemory, DONE, DONE, SEARCH_REPLY, DONE};
    assertEquals(new String(frames(replies), UTF_8), out.toString(UTF_8));
    assertEquals(2, closed.get());
  }

  @Test
  void answersMetadataThatIsNone() throws IOException {
    ByteArrayOutputStream requests = new ByteArrayOutputStream();
    requests.writeBytes(frames(GETINFO, "[" + "{},".repeat(5_000_000) + "{}]", LAST));
    InputStream in = new ByteArrayInputStream(requests.toByteArray());
    assertEquals(0, talk(in, out, Commands.running(chunk -> Reply.MORE)));
    String tooLong =
        error("A frame declares a metadata of 15000004 bytes; at most 8388608 are read.");
    assertEquals(new String(frames(SEARCH_REPLY, tooLong, DONE), UTF_8), out.toString(UTF_8));
  }

  @Test
  void saysInOneLineThatTheInputIsNoFrame() {
    InputStream in = new ByteArrayInputStream("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8));
    assertEquals(1, talk(in, out, Commands.running(chunk -> Reply.MORE)));
    assertEquals("", out.toString(UTF_8));
    assertEquals(
        "A frame begins with \"chunked 1.0,<length>,<length>\", not with \"GET / HTTP/1.1?\".",
        log.toString(UTF_8).strip());
  }
}
