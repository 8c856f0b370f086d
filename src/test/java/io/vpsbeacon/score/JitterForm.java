package io.vpsbeacon.score;

/** How frameworks draw one sleep from a setting s and a jitter j. */
public enum JitterForm {
  /** [s(1-j), s]: Cobalt Strike. */
  EARLIER {
    @Override
    public double gap(double sleep, double jitter, double uniform) {
      return sleep * (1 - jitter * uniform);
    }
  },
  /** [s(1-j), s(1+j)]: Empire, Sliver and most others. */
  AROUND {
    @Override
    public double gap(double sleep, double jitter, double uniform) {
      return sleep * (1 - jitter + 2 * jitter * uniform);
    }
  },
  /** [s, s(1+j)]. */
  LATER {
    @Override
    public double gap(double sleep, double jitter, double uniform) {
      return sleep * (1 + jitter * uniform);
    }
  };

  /** Seconds, for a draw from 0 to 1. */
  public abstract double gap(double sleep, double jitter, double uniform);

  /** The median gap: what BeaconPeriod is to say. */
  public double period(double sleep, double jitter) {
    return gap(sleep, jitter, 0.5);
  }
}
