package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharingTest {
  private static final class WrongException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongException(String message) {
      super(message);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 1_000, 100_003})
  void eachNumberIsDoneOnce(int size) {
    AtomicIntegerArray done = new AtomicIntegerArray(size + 10);
    Sharing.each(5, 5 + size, done::incrementAndGet);
    for (int i = 0; i < done.length(); i++) {
      assertEquals(i >= 5 && i < 5 + size ? 1 : 0, done.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 4_999, 9_999})
  void whatGoesWrongIsThrownWhoeverDidIt(int wrong) {
    WrongException thrown =
        assertThrows(
            WrongException.class,
            () ->
                Sharing.each(
                    0,
                    10_000,
                    i -> {
                      if (i == wrong) {
                        throw new WrongException("number " + i);
                      }
                    }));
    assertEquals("number " + wrong, thrown.getMessage());
  }

  @Test
  void theFirstFewAreDoneByTheThreadThatAsks() {
    Thread[] by = new Thread[1_000];
    Sharing.each(0, by.length, i -> by[i] = Thread.currentThread());

    for (int i = 0; i < 8; i++) {
      assertEquals(Thread.currentThread(), by[i]);
    }
  }

  @Test
  void nothingIsDoneForAnEmptyRange() {
    Sharing.each(7, 3, i -> assertEquals(-1, i));
  }
}
