package io.vpsbeacon.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private final AtomicInteger pieces = new AtomicInteger();
  private final AtomicBoolean working = new AtomicBoolean();
  private final AtomicBoolean met = new AtomicBoolean();
  private final CountDownLatch severalPieces = new CountDownLatch(3);
  private Backlog backlog = new Backlog(this::piece);

  @AfterEach
  void stop() {
    backlog.stop();
  }

  private boolean piece() {
    met.compareAndSet(false, working.get());
    pieces.incrementAndGet();
    severalPieces.countDown();
    return true;
  }

  private void chunk() {
    working.set(true);
    pause(1);
    working.set(false);
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void doesSomethingElseWhileNoChunkComesButNeverBesideOne() throws InterruptedException {
    backlog.add(this::chunk);
    assertTrue(severalPieces.await(20, TimeUnit.SECONDS));
    for (int i = 0; i < 100; i++) {
      backlog.add(this::chunk);
      pause(i % 25);
      assertNull(backlog.await());
      working.set(true);
      pause(i % 10 == 0 ? 30 : 1);
      working.set(false);
    }
    assertFalse(met.get());
  }

  @Test
  void whoWaitsForAllChunksWaitsForOnePieceAtMost() throws InterruptedException {
    AtomicInteger begun = new AtomicInteger();
    backlog =
        new Backlog(
            () -> {
              begun.incrementAndGet();
              pause(2);
              return true;
            });
    for (int i = 0; i < 10; i++) {
      backlog.add(() -> {});
      int before = begun.get();
      while (begun.get() < before + 2) {
        pause(1);
      }
      int atLast = begun.get();
      backlog.await();
      assertTrue(begun.get() <= atLast + 1, begun.get() - atLast + " pieces");
    }
  }

  @Test
  void doesNothingElseOnceAllChunksWereWaitedFor() throws InterruptedException {
    backlog.add(this::chunk);
    assertTrue(severalPieces.await(20, TimeUnit.SECONDS));
    backlog.await();
    int before = pieces.get();
    pause(100);
    assertEquals(before, pieces.get());
  }

  @Test
  void whoWaitsForFewerChunksWaitsForTheFirst() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    CountDownLatch fewer = new CountDownLatch(1);
    backlog.add(() -> await(first));
    backlog.add(() -> await(second));
    Thread waiting =
        new Thread(
            () -> {
              backlog.awaitAtMost(1);
              fewer.countDown();
            });
    waiting.start();
    assertFalse(fewer.await(50, TimeUnit.MILLISECONDS));
    first.countDown();
    assertTrue(fewer.await(20, TimeUnit.SECONDS));
    waiting.join();
    second.countDown();
    backlog.awaitAtMost(0);
    assertNull(backlog.await());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatFailsMeanwhileIsTriedNoMoreAndFailsNothingElse() throws InterruptedException {
    CountDownLatch failed = new CountDownLatch(1);
    backlog =
        new Backlog(
            () -> {
              failed.countDown();
              throw new OutOfMemoryError();
            });
    backlog.add(this::chunk);
    assertTrue(failed.await(20, TimeUnit.SECONDS));
    AtomicBoolean done = new AtomicBoolean();
    backlog.add(() -> done.set(true));
    assertNull(backlog.await());
    assertTrue(done.get());
  }

  @Test
  void aChunkThatLeavesItsThreadInterruptedHindersNoOther() {
    backlog.add(() -> Thread.currentThread().interrupt());
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> backlog.add(() -> done.incrementAndGet()));
    }
    assertNull(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> backlog.await()));
    assertEquals(3, done.get());
  }

  @Test
  void whateverAChunkThrowsIsItsFailure() {
    IOException thrown = new IOException("not declared");
    backlog.add(() -> BacklogTest.<RuntimeException>sneak(thrown));
    backlog.add(() -> {});
    assertSame(thrown, assertTimeoutPreemptively(Duration.ofSeconds(20), () -> backlog.await()));
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
