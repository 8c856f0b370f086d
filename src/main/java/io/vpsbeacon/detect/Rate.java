package io.vpsbeacon.detect;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Connections over a window's minutes. */
final class Rate {
  private static final long MINUTE = 60_000_000L;

  private Rate() {}

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
