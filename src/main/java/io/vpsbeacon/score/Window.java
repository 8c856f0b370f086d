package io.vpsbeacon.score;

/**
 * A window that single gaps may lie in.
 *
 * @param low seconds
 * @param high seconds
 */
record Window(double low, double high) {
  double middle() {
    return (low + high) / 2;
  }
}
