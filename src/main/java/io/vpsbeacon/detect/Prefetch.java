package io.vpsbeacon.detect;

/**
 * Where what was read for the processor's cache alone ends, many places at a time: one by one each
 * would wait for the one before. Java has no instruction for it, and leaves out a read that nothing
 * comes of.
 */
final class Prefetch {
  /** From so many entries on, looking for one in a table mostly waits for memory. */
  static final int FAR = 1 << 12;

  /** So many at a time: what is read for them stays in the cache until it is used. */
  static final int TOGETHER = 256;

  /** A sum of all that was read: it means nothing. */
  static int sum;

  private Prefetch() {}
}
