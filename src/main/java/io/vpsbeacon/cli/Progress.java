package io.vpsbeacon.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says on standard error how far a long run is: a line that is rewritten on a terminal, a line now
 * and then elsewhere, so that a log shows that the run is alive. A short run says nothing.
 */
final class Progress implements AutoCloseable {
  private static final long QUIET_NANOS = 1_000_000_000L;
  private static final long REWRITE_NANOS = 200_000_000L;
  private static final long LINE_NANOS = 10_000_000_000L;

  private final PrintWriter err;
  private final boolean rewrites;
  private final int width;
  private final LongSupplier nanoClock;
  private long next;
  private int shown;

  Progress(Terminal terminal, LongSupplier nanoClock) {
    err = terminal.err();
    rewrites = terminal.errIsTerminal();
    width = terminal.width();
    this.nanoClock = nanoClock;
    next = nanoClock.getAsLong() + (rewrites ? QUIET_NANOS : LINE_NANOS);
  }

  /**
   * Tells where the run is; cheap, so call it often.
   *
   * @param source what is read
   * @param events events read so far
   * @param done bytes read of this source
   * @param size bytes of this source; 0 when unknown
   */
  void at(String source, long events, long done, long size) {
    long now = nanoClock.getAsLong();
    if (now - next < 0) {
      return;
    }
    next = now + (rewrites ? REWRITE_NANOS : LINE_NANOS);
    String far =
        size > 0
            ? String.format(Locale.ROOT, "%d %%", Math.min(100, 100 * done / size))
            : String.format(Locale.ROOT, "%,d MB", done >> 20);
    String line =
        Text.cutEnd(
            Text.clean(String.format(Locale.ROOT, "%,d events, %s of %s", events, far, source)),
            width - 1);
    if (rewrites) {
      int wide = Text.width(line);
      err.print('\r' + line + " ".repeat(Math.max(0, shown - wide)));
      err.flush();
      shown = wide;
    } else {
      err.println(line);
    }
  }

  /** Clears the line. */
  @Override
  public void close() {
    if (shown > 0) {
      err.print('\r' + " ".repeat(shown) + '\r');
      err.flush();
      shown = 0;
    }
  }
}
