package io.vpsbeacon.detect;

import io.vpsbeacon.score.Beat;
import java.math.BigDecimal;

/**
 * The beat of a finding as it is shown and judged: to hundredths, so that a tier table decides by
 * the numbers that stand in the columns.
 *
 * @param beat the beat
 * @param process ProcessGuid of the process in which it was found; empty where it is not one's
 * @param port destination port on which it was found; empty where it is not one's
 */
public record Rhythm(Beat beat, String process, String port) {
  private static final double HUNDRED = 100;

  /** BeaconScore, 0 to 1, to hundredths. */
  public String score() {
    return text(beat.score());
  }

  /** BeaconPeriod in seconds, to hundredths, without trailing zeros. */
  public String period() {
    BigDecimal period = new BigDecimal(text(beat.period())).stripTrailingZeros();
    return period.toPlainString();
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
    return BigDecimal.valueOf(Math.round(value * HUNDRED), 2).toPlainString();
  }

  /** The number that {@link #text} writes. */
  static double rounded(double value) {
    return Math.round(value * HUNDRED) / HUNDRED;
  }
}
