package io.vpsbeacon.score;

/** Every weight and threshold of the score. docs/scoring.md says how they were chosen. */
final class Tuning {
  private Tuning() {}

  /** Fewest beats of which anything is said. */
  static final int LEAST_BEATS = 6;

  /** Seconds: connections closer than this to the one before belong to the same beat. */
  static final double BURST = 0.9;

  /** Seconds: the middle of the shortest and the longest window that single gaps may lie in. */
  static final double SHORTEST = 1.4;

  static final double LONGEST = 12 * 3600;

  /** Half-widths of the windows tried, as shares of their middle. */
  static final double[] SPREADS = {0.004, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.27, 0.34, 0.42, 0.5};

  /** Half-widths of windows that begin at the shortest gaps; which of these is the shortest. */
  static final double[] WIDE_SPREADS = {0.2, 0.34, 0.5};

  static final double STRAY_LOW = 0.02;

  /** The narrowest half-width, in seconds and as a share: what a network adds to any sleep. */
  static final double NETWORK = 0.01;

  static final double NARROWEST = 0.002;

  /** Most beats that one gap may span: as multiples 1 to this of the period. */
  static final int MULTIPLES = 4;

  /** Most beats missed, as a share, and most gaps that fit no multiple. */
  static final double MISSED = 0.5;

  static final double ASTRAY = 0.3;

  /** Nats: the range of the logarithm of a gap that fits no multiple. */
  static final double ASTRAY_RANGE = 11.8;

  /** Gaps, at most, that the likelihoods are worked out on; more are thinned to this many. */
  static final int POINTS = 256;

  /** Evidence of n gaps counts as that of n * N / (n + N). */
  static final double SATURATION = 300;

  /** Nats of evidence at which the score is 0.5, and by which it rises to 0.73. */
  static final double THRESHOLD = 6;

  static final double SCALE = 1.2;

  /** Nats past which layers are not looked for. */
  static final double CLEAR = 15;

  /** Layers: lags to so many later connections, in so many bins an octave, over so many octaves. */
  static final int LAG_ORDERS = 6;

  static final int LAG_BINS = 32;

  static final int LAG_OCTAVES = 15;

  /** Bins: widths of the windows of lags. */
  static final int[] LAG_WIDTHS = {1, 2, 4, 8};

  /** The least share of connections with a successor one period later. */
  static final double LAYERED = 0.75;

  /**
   * Fewest periods in the time from first to last, most layers, and most overtones looked under.
   */
  static final double LEAST_CYCLES = 10;

  static final double MOST_LAYERS = 4.5;

  static final int OVERTONES = 3;

  /** Most parts looked into of each kind: the largest. */
  static final int PARTS = 8;
}
