package io.vpsbeacon.simulate;

/** How an implant varies its sleep. */
enum Jitter {
  /** From {@code sleep * (1 - share)} to {@code sleep}, as Cobalt Strike does. */
  EARLIER("earlier") {
    @Override
    double gap(double sleep, double share, double uniform) {
      return sleep * (1 - share * uniform);
    }
  },
  /** From {@code sleep * (1 - share)} to {@code sleep * (1 + share)}, as Empire and Sliver do. */
  AROUND("earlier or later") {
    @Override
    double gap(double sleep, double share, double uniform) {
      return sleep * (1 - share + 2 * share * uniform);
    }
  },
  /** From {@code sleep} to {@code sleep * (1 + share)}. */
  LATER("later") {
    @Override
    double gap(double sleep, double share, double uniform) {
      return sleep * (1 + share * uniform);
    }
  };

  private final String words;

  Jitter(String words) {
    this.words = words;
  }

  abstract double gap(double sleep, double share, double uniform);

  @Override
  public String toString() {
    return words;
  }
}
