package io.vpsbeacon.detect;

import java.nio.file.Path;

/** How much memory a run may take, and where what is past that goes. */
public final class MemoryBudget {
  /** Of a heap that is used up to its last byte, collecting garbage would take most of the time. */
  private static final double SHARE_OF_HEAP = 0.9;

  /** For the program itself, and the cells of a batch. */
  private static final long FIXED = 16L << 20;

  private final long bytes;
  private final Scratch scratch;

  private MemoryBudget(long bytes, Scratch scratch) {
    this.bytes = bytes;
    this.scratch = scratch;
  }

  /** No limit, and nothing on disk. */
  public static MemoryBudget unlimited() {
    return new MemoryBudget(Long.MAX_VALUE, null);
  }

  /**
   * All of the Java heap but what the rest of the program takes.
   *
   * @param folder where what is past it goes
   */
  public static MemoryBudget ofHeap(Path folder) {
    long most = (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP) - FIXED;
    return of(Math.max(0, most), Scratch.in(folder));
  }

  static MemoryBudget of(long bytes, Scratch scratch) {
    return new MemoryBudget(bytes, scratch);
  }

  boolean isUnlimited() {
    return scratch == null;
  }

  long bytes() {
    return bytes;
  }

  Scratch scratch() {
    return scratch;
  }

  /** Whether what is foreseen fits. */
  boolean holds(Forecast forecast) {
    return forecast.peak() <= bytes;
  }
}
