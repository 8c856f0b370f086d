package io.vpsbeacon.columns;

import java.util.SplittableRandom;

/**
 * Random numbers that are others in each process, and that nothing written tells of. Whoever is
 * searched for chooses the texts of his events: with known hashes he could choose ones that
 * collide.
 */
public final class Secrets {
  private static final SplittableRandom SOURCE = new SplittableRandom();

  private Secrets() {}

  /** Numbers that are drawn for one purpose. */
  public static SplittableRandom draws() {
    synchronized (SOURCE) {
      return SOURCE.split();
    }
  }
}
