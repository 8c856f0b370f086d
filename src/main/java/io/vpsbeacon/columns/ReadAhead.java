package io.vpsbeacon.columns;

/**
 * How many sources of batches, which are chunks mostly, are in memory at once: the one that is
 * worked on, and as long as they are small one that waits and one that comes in.
 */
public final class ReadAhead {
  /** Most sources at once. */
  public static final int MOST = 3;

  /** Bytes of a source of which there may be so many. */
  private static final int SMALL = 24 << 20;

  /** Of the heap so much is for two larger ones. */
  private static final double SHARE = 5 / 8.0;

  private ReadAhead() {}

  /** How many sources of so many bytes may be in memory at once, from 1 to {@link #MOST}. */
  public static int sources(long bytes) {
    return sources(bytes, Runtime.getRuntime().maxMemory());
  }

  static int sources(long bytes, long heap) {
    if (bytes <= SMALL) {
      return MOST;
    }
    return 2 * bytes <= SHARE * heap ? 2 : 1;
  }

  /**
   * Bytes that sources take together at most, if the longest one takes so many; for one that is
   * alone half as much more, since its array may be copied to grow when the first such one comes.
   */
  public static long bytes(long longest) {
    return bytes(longest, Runtime.getRuntime().maxMemory());
  }

  static long bytes(long longest, long heap) {
    int sources = sources(longest, heap);
    return sources == 1 ? longest + longest / 2 : sources * longest;
  }
}
