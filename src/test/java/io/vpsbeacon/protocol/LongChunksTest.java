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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a conversation does about chunks of which memory does not hold many. */
class LongChunksTest {
  private static final String GETINFO = "{\"action\":\"getinfo\"}";
  private static final String CHUNK = "{\"action\":\"execute\",\"finished\":false}";
  private static final String LAST = "{\"action\":\"execute\",\"finished\":true}";

  private final ByteArrayOutputStream requests = new ByteArrayOutputStream();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  private void request(String metadata, String body) throws IOException {
    new FrameWriter(requests).write(new Frame(Bytes.of(metadata), Bytes.of(body)));
  }

  private void talk(SearchCommand.Run run, BodyMemory bodies) {
    InputStream in = new ByteArrayInputStream(requests.toByteArray());
    PrintStream logged = new PrintStream(log, true, UTF_8);
    SearchCommand command = Commands.acknowledging(run);
    assertEquals(
        0, new Conversation(in, OutputStream.nullOutputStream(), logged, command, bodies).run());
    assertEquals("", log.toString(UTF_8));
  }

  /** Short and long ones in every order: none may come into an array that is still in use. */
  @Test
  void eachChunkIsWorkedOnAsItCameHoweverLongTheOthersAre() throws IOException {
    for (int longOnes = 1; longOnes <= 2; longOnes++) {
      for (int order = 0; order < 1 << 6; order++) {
        requests.reset();
        request(GETINFO, "");
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
          String body = Character.toString('a' + i).repeat((order >> i & 1) == 0 ? 10 : 5000);
          sent.add(body);
          request(CHUNK, body);
        }
        request(LAST, "");
        List<String> taken = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger atOnce = new AtomicInteger();
        talk(noting(taken), bodies(longOnes, atOnce));
        assertEquals(sent, taken);
        boolean hasLong = sent.stream().anyMatch(body -> body.length() > 10);
        assertTrue(!hasLong || atOnce.get() <= longOnes, atOnce + " after a long one");
      }
    }
  }

  /** A long chunk is told of before it is read, and each later run of it when it starts. */
  @Test
  void everyRunMakesRoomForTheLongestChunkSoFar() throws IOException {
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    SearchCommand.Run run =
        new SearchCommand.Run() {
          @Override
          public Reply execute(Chunk chunk) {
            done.add("chunk of " + chunk.body().length());
            return chunk.finished() ? Reply.FINISHED : Reply.MORE;
          }

          @Override
          public void makeRoom(long bytes) {
            done.add("room for " + bytes);
          }
        };
    for (int search = 0; search < 2; search++) {
      request(GETINFO, "");
      request(CHUNK, "");
      request(CHUNK, "x".repeat(2_000_000));
      request(LAST, "");
    }
    talk(run, new BodyMemory());
    String room = "room for 2062549";
    String taken = "chunk of 2000000";
    assertTrue(done.indexOf(room) < done.indexOf(taken), done::toString);
    int second = done.indexOf(taken) + 2; // behind the run's last chunk
    assertEquals(
        List.of(room, "chunk of 0", taken, "chunk of 0"), done.subList(second, done.size()));
  }

  /** Bodies of which so many may be long, and the most that there were at once after a long one. */
  private static BodyMemory bodies(int longOnes, AtomicInteger most) {
    return new BodyMemory() {
      private int inUse;
      private boolean hadLong;

      @Override
      int sources(long bytes) {
        return bytes < 5000 ? 3 : longOnes;
      }

      @Override
      synchronized int atOnce(long bytes) {
        hadLong |= bytes >= 5000;
        return super.atOnce(bytes);
      }

      @Override
      synchronized Bytes take() {
        inUse++;
        if (hadLong) {
          most.accumulateAndGet(inUse, Math::max);
        }
        return super.take();
      }

      @Override
      synchronized void give(Bytes body) {
        inUse--;
        super.give(body);
      }
    };
  }

  /** Notes each chunk that holds rows, where it stays the same while it is worked on. */
  private static SearchCommand.Run noting(List<String> taken) {
    return chunk -> {
      String before = chunk.body().toString();
      try {
        Thread.sleep(0, 300_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      String after = chunk.body().toString();
      if (!chunk.finished()) {
        taken.add(before.equals(after) ? before : before + " became " + after);
      }
      return chunk.finished() ? Reply.FINISHED : Reply.MORE;
    };
  }
}
