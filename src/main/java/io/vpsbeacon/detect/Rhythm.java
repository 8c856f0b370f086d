package io.vpsbeacon.detect;

import io.vpsbeacon.score.Beat;

/**
 * The beat of a finding as it is shown and judged: to hundredths, so that a tier table decides by
 * the numbers that stand in the columns.
 *
 * @param beat the beat
 * @param process ProcessGuid of the process in which it was found; empty where it is not one's
 * @param port destination port on which it was found; empty where it is not one's
 */
public record Rhythm(Beat beat, String process, String port) {
  /** Larger than the error of a double, in hundredths, up to days of seconds. */
  private static final double DECIMAL = 1e-8;

  /** Whether the beat is one to tell of; below, period and jitter say nothing. */
  public boolean isSteady() {
    return beat.score() >= Evidence.STEADY;
  }

  /** BeaconScore, 0 to 1, to hundredths. */
  public String score() {
    return text(hundredths(beat.score()));
  }

  /** BeaconPeriod in seconds, to hundredths, without trailing zeros. */
  public String period() {
    long hundredths = hundredths(beat.period());
    if (hundredths % 100 == 0) {
      return Long.toString(hundredths / 100);
    }
    String text = text(hundredths);
    return hundredths % 10 == 0 ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * A period, or a gap, for people: {@code 5.1 s}, {@code 249 s}, {@code 16.7 min}, {@code 4 h}.
   */
  public static String inWords(double seconds) {
    return Evidence.period(seconds);
  }

  /** BeaconJitter, 0 to 1, to hundredths. */
  public String jitter() {
    return text(hundredths(beat.jitter()));
  }

  /** BeaconCoverage, 0 to 1, to hundredths. */
  public String coverage() {
    return text(hundredths(beat.coverage()));
  }

  /** Hundredths with two decimals. */
  static String text(long hundredths) {
    String part = Long.toString(100 + hundredths % 100).substring(1);
    return hundredths / 100 + "." + part;
  }

  /** The number that is shown. */
  static double rounded(double value) {
    return hundredths(value) / 100.0;
  }

  /** Half up as decimals are: the double of 0.575 is a little less, and is to be 0.58. */
  private static long hundredths(double value) {
    return (long) Math.floor(value * 100 + 0.5 + DECIMAL);
  }
}
