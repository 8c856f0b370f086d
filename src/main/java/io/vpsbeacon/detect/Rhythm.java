package io.vpsbeacon.detect;

import io.vpsbeacon.score.Beat;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The beat of a finding as it is shown and judged: to hundredths, so that a tier table decides by
 * the numbers that stand in the columns.
 *
 * @param beat the beat
 * @param process ProcessGuid of the process in which it was found; empty where it is not one's
 * @param port destination port on which it was found; empty where it is not one's
 */
public record Rhythm(Beat beat, String process, String port) {
  /** Whether the beat is one to tell of; below, period and jitter say nothing. */
  public boolean isSteady() {
    return beat.score() >= Evidence.STEADY;
  }

  /** BeaconScore, 0 to 1, to hundredths. */
  public String score() {
    return text(beat.score());
  }

  /** BeaconPeriod in seconds, to hundredths, without trailing zeros. */
  public String period() {
    return hundredths(beat.period()).stripTrailingZeros().toPlainString();
  }

  /**
   * A period, or a gap, for people: {@code 5.1 s}, {@code 249 s}, {@code 16.7 min}, {@code 4 h}.
   */
  public static String inWords(double seconds) {
    return Evidence.period(seconds);
  }

  /** BeaconJitter, 0 to 1, to hundredths. */
  public String jitter() {
    return text(beat.jitter());
  }

  /** BeaconCoverage, 0 to 1, to hundredths. */
  public String coverage() {
    return text(beat.coverage());
  }

  private static String text(double value) {
    return hundredths(value).toPlainString();
  }

  /** The number that is shown. */
  static double rounded(double value) {
    return hundredths(value).doubleValue();
  }

  private static BigDecimal hundredths(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
  }
}
