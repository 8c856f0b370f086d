package io.vpsbeacon.score;

/** Sums of logarithms of many numbers, by few logarithms. */
final class Sums {
  private static final double LARGE = 1e200;

  private Sums() {}

  /** The sum of the natural logarithms of numbers from 1e-100 to 1e100. */
  static double ofLogs(double[] values) {
    double sum = 0;
    double product = 1;
    for (double value : values) {
      product *= value;
      if (product > LARGE || product < 1 / LARGE) {
        sum += Math.log(product);
        product = 1;
      }
    }
    return sum + Math.log(product);
  }
}
