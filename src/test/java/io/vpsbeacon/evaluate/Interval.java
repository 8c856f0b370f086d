package io.vpsbeacon.evaluate;

/**
 * Where a share lies, at 95 % confidence.
 *
 * @param low 0 to 1
 * @param high 0 to 1
 */
record Interval(double low, double high) {
  /** The 97.5 % quantile of the normal distribution. */
  private static final double Z = 1.959964;

  /** By Wilson (1927): holds where a share is near 0 or 1 and groups are few. */
  static Interval wilson(long hits, long all) {
    if (all == 0) {
      return new Interval(0, 1);
    }
    double n = all;
    double share = hits / n;
    double scale = 1 + Z * Z / n;
    double middle = (share + Z * Z / (2 * n)) / scale;
    double half = Z / scale * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
