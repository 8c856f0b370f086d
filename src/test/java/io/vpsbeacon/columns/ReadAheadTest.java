package io.vpsbeacon.columns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadAheadTest {
  private static final long MB = 1 << 20;

  @ParameterizedTest
  @CsvSource({
    "0, 284, 3",
    "9, 284, 3",
    "24, 284, 3",
    "25, 284, 2",
    "88, 284, 2",
    "89, 284, 1",
    "2000, 284, 1",
    "24, 140, 3",
    "43, 140, 2",
    "44, 140, 1",
    "300, 4000, 2"
  })
  void theLongerSourcesAreTheFewerAreAtOnceInMemory(long megabytes, long heap, int sources) {
    assertEquals(sources, ReadAhead.sources(megabytes * MB, heap * MB));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "9, 27", "24, 72", "25, 50", "88, 176", "90, 135"})
  void theyTakeAsMuchAsAllOfThemOrAsOneThatGrows(long megabytes, long all) {
    assertEquals(all * MB, ReadAhead.bytes(megabytes * MB, 284 * MB));
  }

  @Test
  void goesByTheHeapThatThereIs() {
    assertEquals(ReadAhead.MOST, ReadAhead.sources(1));
    assertEquals(3, ReadAhead.bytes(1));
    assertTrue(ReadAhead.bytes(1L << 40) >= 1L << 40);
    assertEquals(1, ReadAhead.sources(1L << 40));
  }
}
