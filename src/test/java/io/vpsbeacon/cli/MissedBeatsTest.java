package io.vpsbeacon.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MissedBeatsTest {
  private static final String RING = " A ring is a beat missed in a gap of 1.5 periods or more.";
  private static final String PAUSE = " 1 pause of more than 12 periods has no rings.";

  /** Of a beat a second. */
  private static MissedBeats beats(long... millis) {
    return new MissedBeats(millis, 1);
  }

  @Test
  void gapThatHasRoomForBeatsMissedThem() {
    assertArrayEquals(new long[] {2000, 3000}, beats(0, 1000, 4000, 5400).times());
    assertEquals(RING, beats(0, 1000, 4000, 5400).caption());
  }

  @Test
  void gapOfMoreThanTwelvePeriodsIsAPauseAndTheCaptionSaysSo() {
    MissedBeats both = beats(0, 2000, 14_100, 15_000);
    assertArrayEquals(new long[] {1000}, both.times());
    assertEquals(RING + PAUSE, both.caption());
    assertEquals(PAUSE, beats(0, 12_001).caption());
    assertEquals(
        " 2 pauses of more than 12 periods have no rings.", beats(0, 13_000, 99_000).caption());
  }

  @Test
  void gapOfTwelvePeriodsIsElevenBeatsMissed() {
    assertEquals(11, beats(0, 12_000).times().length);
    assertEquals(RING, beats(0, 12_000).caption());
  }

  @Test
  void gapOfOneAndAHalfPeriodsMissedOneAndALesserGapNone() {
    assertArrayEquals(new long[] {750}, beats(0, 1500).times());
    assertEquals(0, beats(0, 1499).times().length);
  }

  @Test
  void nothingIsMissedWhereAllCameOrThereIsNoBeat() {
    assertEquals("", beats(0, 1000, 2000).caption());
    assertEquals("", new MissedBeats(new long[] {0, 1000, 90_000}, 0).caption());
    assertEquals(0, beats(7).times().length);
  }
}
