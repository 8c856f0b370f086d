package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Memory that no chunk is in is let go of where the search needs it. */
class BodyMemoryTest {
  private static final String GETINFO = "{\"action\":\"getinfo\"}";
  private static final String CHUNK = "{\"action\":\"execute\",\"finished\":false}";
  private static final String LAST = "{\"action\":\"execute\",\"finished\":true}";
  private static final int LONG = 2_000_000;

  private final List<Bytes> taken = new CopyOnWriteArrayList<>();
  private final BodyMemory bodies =
      new BodyMemory() {
        @Override
        int sources(long bytes) {
          return bytes < LONG ? 3 : 2;
        }

        @Override
        synchronized Bytes take() {
          Bytes body = super.take();
          taken.add(body);
          return body;
        }
      };

  /** How many have memory, but for this one. */
  private long liveBeside(Bytes used) {
    return taken.stream()
        .distinct()
        .filter(body -> body != used && body.array().length > 0)
        .count();
  }

  private void giveTwo() {
    Bytes first = bodies.take();
    Bytes second = bodies.take();
    bodies.give(first);
    bodies.give(second);
  }

  @Test
  void whileChunksAreShortWhatNoneIsInIsKept() {
    giveTwo();
    assertEquals(1, liveBeside(bodies.take()));
  }

  @Test
  void onceAChunkWasLongWhatNoneIsInIsLetGoOf() {
    giveTwo();
    bodies.atOnce(LONG);
    Bytes body = bodies.take();
    assertEquals(0, liveBeside(body));
    assertTrue(body.array().length > 0);
  }

  /** Works on nothing before two chunks are there, so that there are two memories at least. */
  private abstract class SlowRun implements SearchCommand.Run {
    @Override
    public Reply execute(Chunk chunk) {
      long end = System.nanoTime() + 20_000_000_000L;
      while (taken.size() < 2 && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      done(chunk);
      return chunk.finished() ? Reply.FINISHED : Reply.MORE;
    }

    abstract void done(Chunk chunk);
  }

  private static void request(ByteArrayOutputStream to, String metadata, String body)
      throws IOException {
    new FrameWriter(to).write(new Frame(Bytes.of(metadata), Bytes.of(body)));
  }

  private void talk(InputStream in, SearchCommand.Run run) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    assertEquals(
        0,
        new Conversation(
                in,
                OutputStream.nullOutputStream(),
                new PrintStream(log, true, UTF_8),
                Commands.acknowledging(run),
                bodies)
            .run());
    assertEquals("", log.toString(UTF_8));
    assertTrue(taken.stream().distinct().count() > 1, "one memory is no test");
  }

  @Test
  void theLastAnswerHasTheMemoryOfAllOtherChunks() throws IOException {
    ByteArrayOutputStream requests = new ByteArrayOutputStream();
    request(requests, GETINFO, "");
    for (int i = 0; i < 4; i++) {
      request(requests, CHUNK, "x");
    }
    request(requests, LAST, "x");
    AtomicInteger live = new AtomicInteger(-1);
    SearchCommand.Run run =
        new SlowRun() {
          @Override
          void done(Chunk chunk) {
            if (chunk.finished()) {
              live.set((int) liveBeside(chunk.body()));
            }
          }
        };
    talk(new ByteArrayInputStream(requests.toByteArray()), run);
    assertEquals(0, live.get());
  }

  @Test
  void aLongChunkIsReadWithTheMemoryOfAllOthers() throws IOException {
    ByteArrayOutputStream requests = new ByteArrayOutputStream();
    request(requests, GETINFO, "");
    request(requests, CHUNK, "x");
    request(requests, CHUNK, "x");
    request(requests, CHUNK, "x".repeat(LONG));
    AtomicInteger room = new AtomicInteger();
    AtomicInteger live = new AtomicInteger(-1);
    InputStream in =
        new ByteArrayInputStream(requests.toByteArray()) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            if (room.get() > 0 && live.get() < 0) {
              live.set((int) liveBeside(taken.get(taken.size() - 1)));
            }
            return super.read(target, offset, length);
          }
        };
    SearchCommand.Run run =
        new SlowRun() {
          @Override
          void done(Chunk chunk) {}

          @Override
          public void makeRoom(long bytes) {
            room.incrementAndGet();
          }
        };
    talk(in, run);
    assertTrue(room.get() > 0);
    assertEquals(0, live.get());
  }
}
