package io.vpsbeacon.simulate;

import io.vpsbeacon.columns.ColumnBatch;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.PriorityQueue;

/** A scenario under way: its events in time order, as many at a time as are asked for. */
final class Playback {
  private final PriorityQueue<Turn> turns = new PriorityQueue<>();
  private final boolean labels;

  /**
   * Begins a scenario.
   *
   * @param labels whether each event tells what made it
   */
  Playback(Scenario scenario, boolean labels) {
    this.labels = labels;
    Periods whole = Periods.of(Scenario.micros(scenario.from()), Scenario.micros(scenario.until()));
    IdentityHashMap<Machine, Periods> awake = new IdentityHashMap<>();
    for (Actor actor : scenario.actors()) {
      Periods on = awake.computeIfAbsent(actor.machine(), machine -> whole.and(machine.on()));
      Run run = new Run(actor, whole, on, scenario.seed());
      if (!run.isOver()) {
        turns.add(new Turn(run.time(), turns.size(), run));
      }
    }
  }

  List<String> fields() {
    return labels ? Run.LABELLED_FIELDS : Run.FIELDS;
  }

  boolean isOver() {
    return turns.isEmpty();
  }

  /** The time of the next event, microseconds since the epoch; none where it is over. */
  long time() {
    return turns.element().time;
  }

  /** The next events, at most so many; none where it is over. */
  ColumnBatch next(int most) {
    ColumnBatch.Builder rows = new ColumnBatch.Builder(fields());
    while (rows.rows() < most && !turns.isEmpty()) {
      Turn turn = turns.remove();
      turn.run.write(rows, labels);
      turn.run.advance();
      if (!turn.run.isOver()) {
        turns.add(new Turn(turn.run.time(), turn.place, turn.run));
      }
    }
    return rows.build();
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
