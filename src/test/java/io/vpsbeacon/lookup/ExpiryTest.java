package io.vpsbeacon.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {
  @ParameterizedTest
  @CsvSource({
    "2026-12-31, 2027-01-01T00:00:00Z",
    "2024-02-29, 2024-03-01T00:00:00Z",
    "2026-12-31T18:00:00Z, 2026-12-31T18:00:00Z",
    "2026-12-31T18:00, 2026-12-31T18:00:00Z",
    "2026-12-31 18:00:05, 2026-12-31T18:00:05Z",
    "2026-12-31T18:00:00+02:00, 2026-12-31T16:00:00Z",
    "2026-12-31T18:00:00.250-05:00, 2026-12-31T23:00:00.250Z",
    "1798740000, 2026-12-31T18:00:00Z",
    "1798740000.75, 2026-12-31T18:00:00Z"
  })
  void readsWhatPeopleWrite(String text, Instant end) {
    assertEquals(end, Expiry.end(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "never",
        "31.12.2026",
        "12/31/2026",
        "2026-13-01",
        "2026-02-30",
        "2026-1-1",
        "20261231",
        "1798740000000",
        "-1798740000",
        "2026-12-31T25:00:00Z",
        "2026-12-31Tnoon",
        "2026-12-31 "
      })
  void refusesWhatCouldMeanAnotherDay(String text) {
    assertThrows(IllegalArgumentException.class, () -> Expiry.end(text));
  }
}
