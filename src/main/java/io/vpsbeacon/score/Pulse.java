package io.vpsbeacon.score;

import java.util.Arrays;

/**
 * Connections as beats: bursts collapsed, gaps measured.
 *
 * @param beats seconds since the first connection, ascending: where each beat begins
 * @param gaps seconds between them, in their order
 * @param sorted the same, ascending
 * @param within seconds between the connections of one beat
 */
@SuppressWarnings("ArrayRecordComponent") // arrays of one call, never handed out
record Pulse(double[] beats, double[] gaps, double[] sorted, double[] within) {

  /** Of connections at these times (seconds, ascending). */
  static Pulse of(double[] seconds) {
    int n = seconds.length;
    double[] beats = new double[n];
    double[] within = new double[n];
    int beatCount = 0;
    int withinCount = 0;
    double last = Double.NEGATIVE_INFINITY;
    for (double time : seconds) {
      if (time - last < Tuning.BURST) {
        within[withinCount++] = time - last;
      } else {
        beats[beatCount++] = time;
      }
      last = time;
    }
    beats = Arrays.copyOf(beats, beatCount);
    double[] gaps = new double[Math.max(0, beatCount - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = beats[i + 1] - beats[i];
    }
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    return new Pulse(beats, gaps, sorted, Arrays.copyOf(within, withinCount));
  }
}
