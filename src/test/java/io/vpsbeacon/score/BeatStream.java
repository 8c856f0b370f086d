package io.vpsbeacon.score;

import java.util.SplittableRandom;

/**
 * Times of an implant that beats.
 *
 * @param sleep seconds
 * @param missed the share of beats that leave no connection
 * @param latency mean seconds that a check-in adds to a sleep (exponential)
 */
public record BeatStream(
    double sleep, JitterForm form, double jitter, double missed, double latency) {
  public static BeatStream of(double sleep, JitterForm form, double jitter, double missed) {
    return new BeatStream(sleep, form, jitter, missed, 0.03);
  }

  public double period() {
    return form.period(sleep, jitter) + latency;
  }

  /** Microseconds of this many beats that are seen, from {@code start} on. */
  public long[] micros(int seen, long start, SplittableRandom random) {
    long[] times = new long[seen];
    double time = sleep * random.nextDouble();
    int n = 0;
    while (n < seen) {
      if (random.nextDouble() >= missed) {
        times[n++] = start + Math.round(time * 1e6);
      }
      time +=
          form.gap(sleep, jitter, random.nextDouble())
              - latency * Math.log(1 - random.nextDouble());
    }
    return times;
  }
}
