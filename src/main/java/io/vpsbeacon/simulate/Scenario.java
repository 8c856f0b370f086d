package io.vpsbeacon.simulate;

import io.vpsbeacon.columns.ColumnBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A stretch of time and who acts in it.
 *
 * @param from its first instant
 * @param until the first instant after it
 * @param actors who acts
 * @param seed same seed, same events
 */
public record Scenario(Instant from, Instant until, List<Actor> actors, long seed) {
  private static final int BATCH_ROWS = 4096;

  public Scenario {
    actors = List.copyOf(actors);
  }

  /** A working day in an office of 30 machines, four of them with an implant. */
  public static Scenario office(long seed) {
    return Office.demo(seed);
  }

  /** The actors that were planted. */
  public List<Actor> implants() {
    return actors.stream().filter(actor -> actor.program().implant()).toList();
  }

  /** Gives all events in time order; the same on every call. */
  public void play(Consumer<ColumnBatch> sink) {
    Playback playback = new Playback(this, false);
    while (!playback.isOver()) {
      sink.accept(playback.next(BATCH_ROWS));
    }
  }

  /** All events at once, for small scenarios and tests. */
  List<ColumnBatch> batches() {
    List<ColumnBatch> all = new ArrayList<>();
    play(all::add);
    return all;
  }

  static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
  }
}
