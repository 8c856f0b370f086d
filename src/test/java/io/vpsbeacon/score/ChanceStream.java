package io.vpsbeacon.score;

import java.util.SplittableRandom;

/** Times of benign traffic that follows no beat. */
public enum ChanceStream {
  /** Independent of one another. */
  POISSON {
    @Override
    Gaps gaps(double mean, SplittableRandom random) {
      return () -> exponential(mean, random);
    }
  },
  /** Gaps of a gamma distribution of shape 0.4 to 1.4: a little more or less even than chance. */
  GAMMA {
    @Override
    Gaps gaps(double mean, SplittableRandom random) {
      double shape = random.nextDouble(0.4, 1.4);
      return () -> mean / shape * gamma(shape, random);
    }
  },
  /** Log-normal gaps. */
  LOG_NORMAL {
    @Override
    Gaps gaps(double mean, SplittableRandom random) {
      double sigma = random.nextDouble(0.9, 2.5);
      return () -> mean * Math.exp(sigma * normal(random));
    }
  },
  /** Pareto gaps, as between the clicks of a person. */
  HEAVY_TAILED {
    @Override
    Gaps gaps(double mean, SplittableRandom random) {
      double alpha = random.nextDouble(0.7, 1.6);
      return () -> mean / 3 * Math.pow(1 - random.nextDouble(), -1 / alpha);
    }
  },
  /** Short gaps, now and then a long one. */
  TWO_LEVEL {
    @Override
    Gaps gaps(double mean, SplittableRandom random) {
      double ratio = Math.exp(random.nextDouble(Math.log(3), Math.log(1000)));
      double share = random.nextDouble(0.1, 0.6);
      return () -> exponential(random.nextDouble() < share ? mean : mean / ratio, random);
    }
  },
  /** Bursts of a page and what it loads. */
  BURSTY {
    @Override
    Gaps gaps(double mean, SplittableRandom random) {
      double inside = random.nextDouble(0.005, 0.6);
      double more = random.nextDouble(0.5, 0.95);
      return () ->
          random.nextDouble() < more
              ? exponential(inside, random)
              : inside + exponential(mean, random);
    }
  },
  /** Poisson, on for a while and off for a while. */
  ON_OFF {
    @Override
    Gaps gaps(double mean, SplittableRandom random) {
      double on = mean * random.nextDouble(5, 50);
      double off = on * random.nextDouble(0.5, 20);
      double[] left = {exponential(on, random)};
      return () -> {
        double gap = exponential(mean, random);
        double sum = 0;
        while (gap > left[0]) {
          gap -= left[0];
          sum += left[0] + exponential(off, random);
          left[0] = exponential(on, random);
        }
        left[0] -= gap;
        return sum + gap;
      };
    }
  },
  /** Each connection brings more (Hawkes 1971), as clicks and redirects do. */
  SELF_EXCITING {
    @Override
    Gaps gaps(double mean, SplittableRandom random) {
      double share = random.nextDouble(0.3, 0.9);
      double decay = mean * random.nextDouble(0.02, 1);
      double[] state = {0};
      return () -> {
        double gap = 0;
        while (true) {
          double rate = (1 - share) / mean + state[0];
          double step = exponential(1 / rate, random);
          gap += step;
          state[0] *= Math.exp(-step / decay);
          if (random.nextDouble() * rate < (1 - share) / mean + state[0]) {
            state[0] += share / decay;
            return gap;
          }
        }
      };
    }
  },
  /** Retries that back off by a factor, with jitter, then a pause until the next failure. */
  BACK_OFF {
    @Override
    Gaps gaps(double mean, SplittableRandom random) {
      double first = Math.exp(random.nextDouble(Math.log(0.5), Math.log(10)));
      double factor = random.nextBoolean() ? 2 : random.nextDouble(1.4, 3);
      double jitter = random.nextBoolean() ? 0 : random.nextDouble(0, 0.5);
      int retries = random.nextInt(2, 9);
      int[] done = {0};
      return () -> {
        if (done[0]++ % (retries + 1) == retries) {
          return first + exponential(mean * 10 + first * 100, random);
        }
        double gap = first * Math.pow(factor, (done[0] - 1) % (retries + 1));
        return gap * (1 + jitter * (random.nextDouble() * 2 - 1)) + exponential(0.01, random);
      };
    }
  },
  /**
   * Failed TCP handshakes: tried again after 3 and 6 s, or 1, 2, 4 s, then given up for a while.
   */
  HANDSHAKES {
    @Override
    Gaps gaps(double mean, SplittableRandom random) {
      double[] waits = random.nextBoolean() ? new double[] {3, 6} : new double[] {1, 2, 4};
      int[] done = {0};
      return () -> {
        int step = done[0]++ % (waits.length + 1);
        return step == waits.length
            ? 3 + exponential(mean * 10 + 60, random)
            : waits[step] + exponential(0.01, random);
      };
    }
  },
  /** Poisson in office hours only. */
  OFFICE_HOURS {
    @Override
    Gaps gaps(double mean, SplittableRandom random) {
      double[] clock = {9 * 3600 + random.nextDouble() * 3600};
      return () -> {
        double gap = exponential(mean, random);
        double time = clock[0] + gap;
        if (time % 86_400 > 17 * 3600) {
          double next = (Math.floor(time / 86_400) + 1) * 86_400 + 9 * 3600;
          time = next + exponential(mean, random);
        }
        gap = time - clock[0];
        clock[0] = time;
        return gap;
      };
    }
  },
  /** Pages that a person opens, each with several connections over a few seconds. */
  BROWSING {
    @Override
    Gaps gaps(double mean, SplittableRandom random) {
      int[] left = {0};
      return () -> {
        if (left[0]-- > 0) {
          return exponential(0.4, random) * (random.nextInt(8) == 0 ? 8 : 1);
        }
        left[0] = (int) Math.min(60, Math.pow(1 - random.nextDouble(), -1 / 1.1));
        return mean / 2 * Math.pow(1 - random.nextDouble(), -1 / 1.3);
      };
    }
  };

  /** The next gap, in seconds. */
  interface Gaps {
    double next();
  }

  abstract Gaps gaps(double mean, SplittableRandom random);

  /**
   * Microseconds of this many connections, from {@code start} on, {@code mean} seconds apart or so.
   */
  public long[] micros(int count, double mean, long start, SplittableRandom random) {
    Gaps gaps = gaps(mean, random);
    long[] times = new long[count];
    double time = 0;
    for (int i = 0; i < count; i++) {
      time += Math.min(gaps.next(), 1e7);
      times[i] = start + Math.round(time * 1e6);
    }
    return times;
  }

  private static double exponential(double mean, SplittableRandom random) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  /** By Box and Muller (1958). */
  private static double normal(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** By Marsaglia and Tsang (2000). */
  private static double gamma(double shape, SplittableRandom random) {
    if (shape < 1) {
      return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    while (true) {
      double x = normal(random);
      double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
      if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
