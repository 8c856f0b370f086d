package io.vpsbeacon.score;

/**
 * A window that single gaps may lie in.
 *
 * @param low seconds
 * @param high seconds
 */
record Window(double low, double high) {
  private static final double OVERLAP = 1.5;

  /** Around a middle, and never so narrow that no network could keep to it. */
  static Window of(double middle, double half) {
    double least = Math.max(half, Math.max(Tuning.NETWORK, Tuning.NARROWEST * middle));
    return new Window(middle - least, middle + least);
  }

  /** Half the width, in seconds. */
  double half() {
    return (high - low) / 2;
  }

  /** Whether a gap is more likely single than one that lacks a beat, where the two overlap. */
  boolean single(double gap) {
    return gap >= low && gap <= Math.min(high, OVERLAP * middle());
  }

  double middle() {
    return (low + high) / 2;
  }
}
