package io.vpsbeacon.detect;

import io.vpsbeacon.columns.RowTaker;
import io.vpsbeacon.columns.ScoutedRows;

/** Counts rows of which all but their time is known, without a look at their cells. */
final class Recogniser implements RowTaker {
  private final KnownRows known;
  private final Windows windows;
  private final GroupTable groups;
  private final Tally tally;
  private final TimeReader timeReader = new TimeReader();

  // Of the rows that were looked at last.
  private final long[] times = new long[ScoutedRows.MOST];
  private final long[] starts = new long[ScoutedRows.MOST];
  private final long[] outcomes = new long[ScoutedRows.MOST];
  private final int[] groupOf = new int[ScoutedRows.MOST];

  Recogniser(KnownRows known, Windows windows, GroupTable groups, Tally tally) {
    this.known = known;
    this.windows = windows;
    this.groups = groups;
    this.tally = tally;
  }

  @Override
  public void look(ScoutedRows rows) {
    byte[] bytes = rows.bytes();
    for (int i = 0; i < rows.size(); i++) {
      times[i] = timeReader.read(bytes, rows.timeStart(i), rows.timeEnd(i));
      starts[i] = times[i] == EpochTime.INVALID ? 0 : windows.startOf(times[i]);
    }
    known.look(rows, starts, outcomes);
    for (int i = 0; i < rows.size(); i++) {
      if (outcomes[i] != KnownRows.UNKNOWN && times[i] != EpochTime.INVALID) {
        rows.setKnown(i);
      }
    }
    if (groups.isFar()) {
      fetch(rows);
    }
  }

  private void fetch(ScoutedRows rows) {
    int size = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.isKnown(i) && Outcome.isGroup(outcomes[i])) {
        groupOf[size++] = Outcome.group(outcomes[i]);
      }
    }
    groups.fetch(groupOf, size);
  }

  @Override
  public void take(int from, int to) {
    groups.addKnown(times, outcomes, from, to);
    int connections = 0;
    for (int row = from; row < to; row++) {
      if (Outcome.isGroup(outcomes[row])) {
        connections++;
      } else {
        count(outcomes[row]);
      }
    }
    tally.connections = Tally.sum(tally.connections, connections);
  }

  private void count(long outcome) {
    if (outcome == Outcome.EXCLUDED) {
      tally.connections = Tally.sum(tally.connections, 1);
      tally.excluded = Tally.sum(tally.excluded, 1);
    } else if (outcome == Outcome.INBOUND) {
      tally.inbound++;
    } else {
      tally.otherEvents++;
    }
  }
}
