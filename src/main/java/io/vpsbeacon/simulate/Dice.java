package io.vpsbeacon.simulate;

import java.util.SplittableRandom;

/**
 * Random numbers that are the same on every JVM. Only {@code nextLong} is taken from the library
 * and only {@link StrictMath} is used: the other methods have changed between Java versions.
 */
final class Dice {
  private final SplittableRandom random;

  /** Dice of this name: other names under the same seed give unrelated numbers. */
  Dice(long seed, String name) {
    random = new SplittableRandom(mix(seed + 0x9e3779b97f4a7c15L * hash(name)));
  }

  private static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  private static long mix(long z) {
    long first = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
    return second ^ (second >>> 31);
  }

  long bits() {
    return random.nextLong();
  }

  /** From 0, inclusive, to 1, exclusive. */
  double uniform() {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }

  double between(double low, double high) {
    return low + (high - low) * uniform();
  }

  int below(int bound) {
    return (int) (uniform() * bound);
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - uniform());
  }

  /** Heavy-tailed: mostly near {@code least}, now and then near {@code most}. */
  double pareto(double least, double alpha, double most) {
    return Math.min(most, least / StrictMath.pow(1 - uniform(), 1 / alpha));
  }
}
