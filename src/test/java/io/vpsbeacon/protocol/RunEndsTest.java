package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** However a run ends whose chunks are acknowledged first, it is closed once and beside nothing. */
class RunEndsTest {
  private static final String GETINFO = "{\"action\":\"getinfo\"}";
  private static final String CHUNK = "{\"action\":\"execute\",\"finished\":false}";
  private static final String LAST = "{\"action\":\"execute\",\"finished\":true}";

  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicBoolean inside = new AtomicBoolean();
  private final AtomicBoolean met = new AtomicBoolean();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch firstClose = new CountDownLatch(1);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private PrintStream log = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);

  private abstract class CountedRun implements SearchCommand.Run {
    abstract Reply reply(Chunk chunk) throws CommandException;

    @Override
    public Reply execute(Chunk chunk) throws CommandException {
      inside.set(true);
      try {
        return reply(chunk);
      } finally {
        inside.set(false);
      }
    }

    @Override
    public void close() {
      met.compareAndSet(false, inside.get());
      closed.incrementAndGet();
      firstClose.countDown();
    }
  }

  /** Does the same with each chunk, however often it is asked to stop. */
  private CountedRun run(CommandTask work) {
    return new CountedRun() {
      @Override
      Reply reply(Chunk chunk) throws CommandException {
        work.on(chunk);
        return chunk.finished() ? Reply.FINISHED : Reply.MORE;
      }
    };
  }

  private interface CommandTask {
    void on(Chunk chunk) throws CommandException;
  }

  private interface Starting {
    SearchCommand.Run start() throws CommandException;
  }

  private SearchCommand command(Starting starting) {
    return (info, preview) ->
        new SearchCommand.Search() {
          @Override
          public Reply reply() {
            return Reply.MORE;
          }

          @Override
          public SearchCommand.Run start() throws CommandException {
            started.incrementAndGet();
            begun.countDown();
            return starting.start();
          }

          @Override
          public boolean acknowledgesFirst() {
            return true;
          }
        };
  }

  private void talk(OutputStream to, Starting starting, String... metadata) {
    ByteArrayOutputStream requests = new ByteArrayOutputStream();
    try {
      for (String each : metadata) {
        String body = each.equals(CHUNK) ? "x".repeat(100_000) : "";
        new FrameWriter(requests).write(new Frame(Bytes.of(each), Bytes.of(body)));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    InputStream in =
        new ByteArrayInputStream(requests.toByteArray()) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            if (available() == 0) {
              awaitBegun();
            }
            return super.read(target, offset, length);
          }
        };
    assertEquals(0, new Conversation(in, to, log, command(starting)).run());
  }

  /** Before that there is nothing to close. */
  private void awaitBegun() {
    try {
      assertTrue(begun.await(20, TimeUnit.SECONDS), "never begun");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void assertClosedOnceAndBesideNothing() throws InterruptedException {
    assertTrue(firstClose.await(20, TimeUnit.SECONDS), "never closed");
    Thread.sleep(100);
    assertEquals(1, started.get());
    assertEquals(1, closed.get());
    assertFalse(met.get(), "closed beside a chunk");
  }

  private static void busy(int millis) {
    long end = System.nanoTime() + millis * 1_000_000L;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whereMemoryDoesNotHoldAChunk() throws InterruptedException {
    talk(
        out,
        () ->
            run(
                chunk -> {
                  throw new OutOfMemoryError();
                }),
        GETINFO,
        CHUNK,
        LAST);
    assertClosedOnceAndBesideNothing();
    assertTrue(out.toString(UTF_8).contains("ran out of memory"), out.toString(UTF_8));
  }

  @Test
  void whereTheInputEndsWhileAChunkIsWorkedOn() throws InterruptedException {
    talk(out, () -> run(chunk -> busy(200)), GETINFO, CHUNK, CHUNK);
    assertClosedOnceAndBesideNothing();
  }

  @Test
  void whereTheInputEndsWhileAChunkTakesLongerThanAnyoneWaits() throws InterruptedException {
    CountDownLatch enough = new CountDownLatch(1);
    talk(
        out,
        () ->
            run(
                chunk -> {
                  while (enough.getCount() > 0) {
                    busy(10);
                  }
                }),
        GETINFO,
        CHUNK);
    assertEquals(0, closed.get(), "closed before the chunk was done");
    enough.countDown();
    assertClosedOnceAndBesideNothing();
  }

  @Test
  void whereTheInputEndsWhileTheRunIsStarted() throws InterruptedException {
    talk(
        out,
        () -> {
          busy(200);
          return run(chunk -> {});
        },
        GETINFO,
        CHUNK);
    assertClosedOnceAndBesideNothing();
  }

  @Test
  void whereNobodyReadsTheAnswers() throws InterruptedException {
    AtomicInteger left = new AtomicInteger(2);
    OutputStream breaking =
        new ByteArrayOutputStream() {
          @Override
          public void flush() throws IOException {
            if (left.getAndDecrement() == 0) {
              awaitBegun();
              throw new IOException("Broken pipe");
            }
          }
        };
    talk(breaking, () -> run(chunk -> busy(200)), GETINFO, CHUNK, CHUNK, LAST);
    assertClosedOnceAndBesideNothing();
  }

  @Test
  void whereMemoryDoesNotHoldAReply() throws InterruptedException {
    AtomicInteger left = new AtomicInteger(2);
    OutputStream failing =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            if (left.getAndDecrement() == 0) {
              awaitBegun();
              throw new OutOfMemoryError();
            }
          }
        };
    talk(failing, () -> run(chunk -> busy(100)), GETINFO, CHUNK, CHUNK, LAST);
    assertClosedOnceAndBesideNothing();
  }

  /** The answer, and what is said in the log, are made of the memory that the run took. */
  @Test
  void aRunThatMemoryDoesNotHoldIsGoneBeforeAnythingIsSaid() throws InterruptedException {
    AtomicInteger lines = new AtomicInteger();
    AtomicBoolean gone = new AtomicBoolean();
    WeakReference<?>[] run = new WeakReference<?>[1];
    log =
        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8) {
          @Override
          public void println(String line) {
            lines.incrementAndGet();
            for (int i = 0; i < 50 && run[0].get() != null; i++) {
              System.gc();
              busy(10);
            }
            gone.set(run[0].get() == null);
          }
        };
    talk(
        out,
        () -> {
          CountedRun made =
              run(
                  chunk -> {
                    throw new OutOfMemoryError();
                  });
          run[0] = new WeakReference<>(made);
          return made;
        },
        GETINFO,
        CHUNK,
        LAST);
    assertEquals(1, lines.get());
    assertTrue(gone.get());
    assertNull(run[0].get());
    assertClosedOnceAndBesideNothing();
  }
}
