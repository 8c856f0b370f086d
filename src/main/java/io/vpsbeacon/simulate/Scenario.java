package io.vpsbeacon.simulate;

import io.vpsbeacon.columns.ColumnBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
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
    return new Office(seed).scenario();
  }

  /** Fields of the events, in order. */
  public static List<String> fields() {
    return Run.FIELDS;
  }

  /** The actors that were planted. */
  public List<Actor> implants() {
    return actors.stream().filter(actor -> actor.program().implant()).toList();
  }

  /** Gives all events in time order; the same on every call. */
  public void play(Consumer<ColumnBatch> sink) {
    Periods whole = Periods.of(micros(from), micros(until));
    PriorityQueue<Turn> turns = new PriorityQueue<>();
    for (Actor actor : actors) {
      Run run = new Run(actor, whole, seed);
      if (!run.isOver()) {
        turns.add(new Turn(run.time(), turns.size(), run));
      }
    }
    ColumnBatch.Builder rows = new ColumnBatch.Builder(fields());
    while (!turns.isEmpty()) {
      Turn turn = turns.remove();
      turn.run.write(rows);
      turn.run.advance();
      if (!turn.run.isOver()) {
        turns.add(new Turn(turn.run.time(), turn.place, turn.run));
      }
      if (rows.rows() == BATCH_ROWS) {
        sink.accept(rows.build());
        rows = new ColumnBatch.Builder(fields());
      }
    }
    if (rows.rows() > 0) {
      sink.accept(rows.build());
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

  /** An actor's next event; of two at one instant the earlier actor's comes first. */
  private record Turn(long time, int place, Run run) implements Comparable<Turn> {
    @Override
    public int compareTo(Turn other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Integer.compare(place, other.place);
    }
  }
}
