package io.vpsbeacon.cli;

import java.util.stream.LongStream;

/** Where the gaps between connections have room for more beats. */
final class MissedBeats {
  /** Beyond this many periods a gap is a pause, and not so many beats missed. */
  private static final int MOST_PERIODS = 12;

  private final LongStream.Builder found = LongStream.builder();
  private final long[] times;
  private int pauses;

  /**
   * Looks at each gap.
   *
   * @param millis times of connections, ascending
   * @param period seconds from beat to beat; 0 where there is no beat
   */
  MissedBeats(long[] millis, double period) {
    for (int i = 1; i < millis.length && period > 0; i++) {
      look(millis[i - 1], millis[i] - millis[i - 1], period * 1000);
    }
    times = found.build().toArray();
  }

  private void look(long start, long gap, double period) {
    if (gap > MOST_PERIODS * period) {
      pauses++;
      return;
    }
    // so that a gap of 1.5 periods is two, of which one was missed
    long beats = Math.round(gap / period);
    for (int k = 1; k < beats; k++) {
      found.add(start + gap * k / beats);
    }
  }

  /** When beats were missed, pauses left out, in milliseconds since the epoch. */
  long[] times() {
    return times;
  }

  /** What there is to say of the rings, and of where they are left out. */
  String caption() {
    String rings =
        times.length == 0 ? "" : " A ring is a beat missed in a gap of 1.5 periods or more.";
    if (pauses == 0) {
      return rings;
    }
    String where = Text.count(pauses, "pause") + " of more than " + MOST_PERIODS + " periods";
    return rings + " " + where + (pauses == 1 ? " has" : " have") + " no rings.";
  }
}
