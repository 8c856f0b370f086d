package io.vpsbeacon.detect;

/**
 * Where what was read for the processor's cache alone ends, many places at a time: one by one each
 * would wait for the one before. Java has no instruction for it, and leaves out a read that nothing
 * comes of.
 */
final class Prefetch {
  /** A sum of all that was read: it means nothing. */
  static int sum;

  private Prefetch() {}
}
