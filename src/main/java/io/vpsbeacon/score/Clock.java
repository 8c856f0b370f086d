package io.vpsbeacon.score;

import java.util.Arrays;

/**
 * Times as seconds since the first one. Where every time is a whole second, each is moved within
 * its second, by a number that depends on nothing but the times: a clock of whole seconds makes
 * every gap of a busy group exactly 1 s, which would look like a beat.
 */
final class Clock {
  private static final long SECOND = 1_000_000;

  private Clock() {}

  static double[] seconds(long[] micros) {
    long first = micros.length == 0 ? 0 : micros[0];
    boolean whole = true;
    for (long time : micros) {
      if ((time - first) % SECOND != 0) {
        whole = false;
        break;
      }
    }
    double[] seconds = new double[micros.length];
    long before = -1;
    int ordinal = 0;
    for (int i = 0; i < micros.length; i++) {
      long since = micros[i] - first;
      ordinal = since == before ? ordinal + 1 : 0;
      before = since;
      seconds[i] = since / 1e6 + (whole ? share(since / SECOND, ordinal) : 0);
    }
    if (whole) {
      Arrays.sort(seconds);
    }
    return seconds;
  }

  /** From 0 to 1, evenly spread: SplittableRandom's mixing function (Steele, Lea, Flood 2014). */
  private static double share(long second, int ordinal) {
    long z = (second + 1) * 0x9e3779b97f4a7c15L + ordinal * 0xd1342543de82ef95L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
  }
}
