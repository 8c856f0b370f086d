package io.vpsbeacon.detect;

import io.vpsbeacon.score.Connections;
import java.util.Arrays;

/** When a finding connected, in few bytes: for its picture, and for a closer look at its beat. */
public final class FindingTimes {
  /** Most times that {@link #beat} gives: the latest. */
  public static final int MOST = 1000;

  /** Nothing is known. */
  static final FindingTimes NONE = new FindingTimes(PackedNumbers.NONE, PackedNumbers.NONE);

  private static final long MICROS = 1000;

  private final PackedNumbers timeline;
  private final PackedNumbers beat;

  private FindingTimes(PackedNumbers timeline, PackedNumbers beat) {
    this.timeline = timeline;
    this.beat = beat;
  }

  /**
   * Keeps what is needed.
   *
   * @param begin where the timeline begins, in microseconds since the epoch
   * @param length of the timeline in microseconds
   * @param beat what {@link #beat(Connections, int, int)} gave, or none
   */
  static FindingTimes of(Connections all, long begin, long length, PackedNumbers beat) {
    return new FindingTimes(PackedNumbers.of(Timeline.counts(all.micros(), begin, length)), beat);
  }

  /**
   * The times of a beat.
   *
   * @param process number of the process whose beat it is, 0 for any
   * @param port number of the port whose beat it is, 0 for any
   */
  static PackedNumbers beat(Connections all, int process, int port) {
    long[] beat = new long[all.size()];
    int size = 0;
    for (int i = 0; i < beat.length; i++) {
      if ((process == 0 || all.processes()[i] == process)
          && (port == 0 || all.ports()[i] == port)) {
        beat[size++] = all.micros()[i] / MICROS;
      }
    }
    return PackedNumbers.of(Arrays.copyOfRange(beat, Math.max(0, size - MOST), size));
  }

  /** Connections in each sixtieth of the window; with {@code span=all}, from first to last. */
  public long[] timeline() {
    return timeline.toArray();
  }

  /**
   * Times of the connections in which the beat was found, of all where there is none: milliseconds
   * since the epoch, ascending, the latest {@link #MOST}. None unless {@link Detail#BEAT} was
   * asked.
   */
  public long[] beat() {
    return beat.toArray();
  }
}
