package io.vpsbeacon.score;

import java.util.Arrays;

/**
 * Times as seconds since the first one, and whether all of them are whole seconds: then two times
 * say to a second at best how far apart they are.
 */
@SuppressWarnings("ArrayRecordComponent") // arrays of one call, never handed out
record Clock(double[] seconds, boolean whole) {
  static final long SECOND = 1_000_000;

  /** Of times in microseconds, ascending. */
  static Clock of(long[] micros) {
    boolean whole = true;
    double[] seconds = new double[micros.length];
    for (int i = 0; i < micros.length; i++) {
      long since = micros[i] - micros[0];
      whole = whole && since % SECOND == 0; // a division is dear, and mostly the first one tells
      seconds[i] = since / 1e6;
    }
    return new Clock(seconds, whole);
  }

  /**
   * The times, whole ones each moved within its second: by a number that depends on nothing but the
   * times, so that lags are as even as those of any clock.
   */
  double[] spread() {
    if (!whole) {
      return seconds;
    }
    double[] spread = new double[seconds.length];
    int ordinal = 0;
    for (int i = 0; i < spread.length; i++) {
      ordinal = i > 0 && seconds[i] == seconds[i - 1] ? ordinal + 1 : 0;
      spread[i] = seconds[i] + share((long) seconds[i], ordinal);
    }
    Arrays.sort(spread);
    return spread;
  }

  /** From 0 to 1, evenly spread: SplittableRandom's mixing function (Steele, Lea, Flood 2014). */
  static double share(long number, long ordinal) {
    long z = (number + 1) * 0x9e3779b97f4a7c15L + ordinal * 0xd1342543de82ef95L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
  }
}
