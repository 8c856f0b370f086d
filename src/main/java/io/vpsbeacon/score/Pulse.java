package io.vpsbeacon.score;

import java.util.Arrays;

/**
 * Connections as beats: bursts collapsed, gaps measured.
 *
 * @param gaps seconds from the start of each beat to that of the next, in their order
 * @param within seconds between the connections of one beat
 * @param whole whether the clock counts whole seconds; then each gap is moved within its second
 */
@SuppressWarnings("ArrayRecordComponent") // arrays of one call, never handed out
record Pulse(double[] gaps, double[] within, boolean whole) {

  /** Of connections at these times, ascending. */
  static Pulse of(Clock clock) {
    double[] times = clock.seconds();
    double[] both = new double[times.length]; // gaps from the front, what is within from the end
    int gapCount = 0;
    int withinStart = both.length;
    double start = times[0];
    for (int i = 1; i < times.length; i++) {
      double gap = times[i] - times[i - 1];
      if (gap < Tuning.BURST) {
        both[--withinStart] = gap;
      } else {
        both[gapCount++] = times[i] - start;
        start = times[i];
      }
    }
    double[] within = new double[both.length - withinStart];
    for (int i = 0; i < within.length; i++) {
      within[i] = both[both.length - 1 - i];
    }
    Pulse pulse = new Pulse(Arrays.copyOf(both, gapCount), within, clock.whole());
    if (clock.whole()) {
      Arrays.setAll(pulse.gaps, i -> WholeSeconds.spread(pulse.gaps[i], i));
      Arrays.setAll(pulse.within, i -> WholeSeconds.spread(0, i));
    }
    return pulse;
  }

  /** Seconds: where gaps end that are within a beat. */
  double burst() {
    return whole ? WholeSeconds.APART : Tuning.BURST;
  }

  int beats() {
    return gaps.length + 1;
  }

  /** Seconds from the first beat to the last. */
  double span() {
    double span = 0;
    for (double gap : gaps) {
      span += gap;
    }
    return span;
  }

  /** The gaps, ascending; of very many a sample, spread over the whole time. */
  double[] sample() {
    double[] sample = sampled(gaps);
    MergeSort.sort(sample);
    return sample;
  }

  /** The first part of the golden ratio's multiples: steps that no rhythm of the gaps keeps. */
  private static final double STEP = (Math.sqrt(5) - 1) / 2;

  static double[] sampled(double[] values) {
    int size = Math.min(values.length, Tuning.SAMPLE);
    if (size == values.length) {
      return values.clone();
    }
    double[] sample = new double[size];
    for (int i = 0; i < size; i++) {
      double multiple = i * STEP;
      double shift = multiple - (int) multiple;
      sample[i] = values[(int) ((i + shift) * values.length / size)];
    }
    return sample;
  }
}
