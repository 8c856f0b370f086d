package io.vpsbeacon.score;

/** Every weight and threshold of the score. docs/scoring.md says how they were chosen. */
final class Tuning {
  private Tuning() {}

  /** Fewest beats of which anything is said. */
  static final int LEAST_BEATS = 6;

  /** Seconds: connections closer than this to the one before belong to the same beat. */
  static final double BURST = 0.8;

  /** Seconds: the middle of the shortest and the longest window that single gaps may lie in. */
  static final double SHORTEST = 1.4;

  static final double LONGEST = 12 * 3600;

  /**
   * Bins: the grain of connections that were counted in bins, and then thinned. It is more than
   * one, since nothing tells of a bin with several any more: with one, chance is taken for a beat.
   */
  static final double BINS_APART = 2;

  /**
   * Fewest bins with one connection each that make a beat of a bin, and how many more it takes for
   * each empty one.
   */
  static final int LEAST_BINS = 8;

  static final int BINS_AN_EMPTY_ONE = 2;

  /** Half-widths of the windows tried, as shares of their middle. */
  static final double[] SPREADS = {0.004, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.27, 0.34, 0.42, 0.5};

  /** Half-widths of windows that begin at the shortest gaps; which of these is the shortest. */
  static final double[] WIDE_SPREADS = {0.2, 0.34, 0.5};

  static final double STRAY_LOW = 0.02;

  /** The narrowest half-width, in seconds and as a share: what a network adds to any sleep. */
  static final double NETWORK = 0.01;

  static final double NARROWEST = 0.002;

  /** Windows, at most, that are looked at closely; and on a clock of whole seconds. */
  static final int CANDIDATES = 2;

  static final int WHOLE_CANDIDATES = 6;

  /** Most beats missed, as a share, and most gaps that fit no multiple. */
  static final double MISSED = 0.5;

  static final double ASTRAY = 0.3;

  /** Nats: the range of the logarithm of a gap that fits no multiple. */
  static final double ASTRAY_RANGE = 11.8;

  /** Gaps, at most, that likelihoods are worked out on; of more it is a sample. */
  static final int SAMPLE = 256;

  /** Nats, by a coarse count, below which a window is not looked at closely. */
  static final double PROMISING = 6.5;

  /** The share of gaps that chance puts anywhere, so that no gap is impossible. */
  static final double ANYWHERE = 0.01;

  /** Connections within beats over beats: from here on a group is busy. */
  static final double BUSY = 0.1;

  /** Where gaps of a busy group begin, as a share of BURST. */
  static final double EDGE = 0.9;

  /** The largest exponent of heavy tails, and the nats that two fitted numbers cost. */
  static final double PARETO = 1.6;

  static final double PARETO_COST = 2.5;

  /** Nats a gap for each share of gaps that are out of order. */
  static final double ORDER_COST = 60;

  /** The least share of single gaps that follow a single gap. */
  static final double PAIRED = 0.25;

  /** From how many periods on a gap is a break, and the largest share of such gaps. */
  static final double BREAK = 5;

  static final double BROKEN = 0.11;

  /** The least share of single gaps. */
  static final double SINGLE = 0.4;

  /** The largest share of rising triples. */
  static final double RISING = 0.19;

  /** Evidence of n gaps counts as that of n * N / (n + N). */
  static final double SATURATION = 300;

  /** Nats of evidence at which the score is 0.5, and by which more it is 0.73. */
  static final double THRESHOLD = 4.8;

  static final double SCALE = 0.8;

  /** Nats past which a beat is clear, and the jitter up to which a clear one is narrow. */
  static final double CLEAR = 12;

  static final double NARROW = 0.03;

  /** Layers: how many later connections the lags go to, and of how many connections. */
  static final int LAG_ORDERS = 6;

  static final int LAG_SAMPLE = 2048;

  /** Widths of the windows of lags, in parts of which an octave has 32; the widest first. */
  static final int[] LAG_WIDTHS = {8, 4, 2, 1};

  /** The least share of connections with a successor one period later. */
  static final double LAYERED = 0.75;

  /**
   * Fewest periods in the time from first to last, most layers, and most overtones looked under.
   */
  static final double LEAST_CYCLES = 10;

  static final double MOST_LAYERS = 4.5;

  /** Seconds: the least mean gap. Below it, whole seconds alone make layers. */
  static final double LAYERS_APART = 1.2;

  static final int OVERTONES = 3;

  /** Fewest connections of a part that is looked into, and most parts of each kind: the largest. */
  static final int LEAST_PART = 10;

  static final int PARTS = 8;
}
