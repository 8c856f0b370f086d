package io.vpsbeacon.detect;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Connections over a window's minutes. */
final class Rate {
  private static final long MINUTE = 60_000_000L;
  private static final long HUNDRED_MINUTES = 100 * MINUTE;

  private Rate() {}

  /** Half up, always two decimals. */
  static String perMinute(long connections, long windowMicros) {
    if (connections > Long.MAX_VALUE / HUNDRED_MINUTES) {
      return perMinute(BigDecimal.valueOf(connections), windowMicros);
    }
    long dividend = connections * HUNDRED_MINUTES;
    long rest = dividend % windowMicros;
    return Rhythm.text(dividend / windowMicros + (rest >= windowMicros - rest ? 1 : 0));
  }

  /** Half up, always two decimals. */
  static String perMinute(BigDecimal connections, long windowMicros) {
    return connections
        .multiply(BigDecimal.valueOf(MINUTE))
        .divide(BigDecimal.valueOf(windowMicros), 2, RoundingMode.HALF_UP)
        .toPlainString();
  }

  static double exactPerMinute(double connections, long windowMicros) {
    return connections * MINUTE / windowMicros;
  }
}
