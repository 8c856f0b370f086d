package io.vpsbeacon.detect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.columns.Prints;
import io.vpsbeacon.columns.ScoutedRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecogniserTest {
  private static final long SECOND = 1_000_000;

  private final KnownRows known = new KnownRows();
  private final Windows windows = new Windows(new Span("all", 0));
  private final GroupTable groups = new GroupTable(1, true);
  private final Tally tally = new Tally();
  private final Recogniser recogniser = new Recogniser(known, windows, groups, tally);

  @Test
  void aRowThatComesAgainCountsAsItDidBefore() {
    int group = groups.group(new int[] {7});
    groups.addPort(group, 3);
    learn(1, Outcome.of(group, 2, 3));
    learn(2, Outcome.EXCLUDED);
    learn(3, Outcome.INBOUND);
    learn(4, Outcome.OTHER);
    ScoutedRows rows = rows(List.of("1700000100.5", "1700000000.0", "1700000300.0", "x", "5.0"));
    recogniser.look(rows);
    for (int row = 0; row < 3; row++) {
      assertTrue(rows.isKnown(row));
    }
    assertFalse(rows.isKnown(3), "it has no time");
    assertFalse(rows.isKnown(4), "nothing like it was seen");
    assertEquals(0, tally.connections, "looking counts nothing");

    recogniser.take(0, 3);
    assertEquals(2, tally.connections);
    assertEquals(1, tally.excluded);
    assertEquals(1, tally.inbound);
    assertEquals(1, groups.connections(group));
    assertEquals(1_700_000_100_500_000L, groups.first(group));
    assertEquals(1_700_000_100_500_000L, groups.last(group));
    KeptConnections kept = groups.times().kept(group);
    assertEquals(1_700_000_100_500L, kept.millis(0));
    assertEquals(2, kept.process(kept.origin(0)));
    assertEquals(3, kept.port(kept.origin(0)));

    recogniser.look(rows(List.of("1700000700.0", "", "", "1700000800.0")));
    recogniser.take(0, 1);
    recogniser.take(3, 4);
    assertEquals(1, tally.otherEvents);
    assertEquals(2, groups.connections(group));
    assertEquals(1_700_000_700 * SECOND, groups.last(group));
  }

  @Test
  void aGroupReachesFromTheEarliestToTheLatestInWhateverOrderTheyCome() {
    int group = groups.group(new int[] {7});
    for (int print = 1; print <= 4; print++) {
      learn(print, Outcome.of(group, 2, 3));
    }
    recogniser.look(rows(List.of("1700000300.0", "1700000100.0", "1700000400.0", "1700000200.0")));
    recogniser.take(0, 4);
    assertEquals(4, tally.connections);
    assertEquals(1_700_000_100 * SECOND, groups.first(group));
    assertEquals(1_700_000_400 * SECOND, groups.last(group));
  }

  private void learn(int print, long outcome) {
    Prints prints = new Prints();
    prints.set(0, print);
    known.put(prints, 0, windows.startOf(0), outcome);
  }

  /** Rows whose prints are 1, 2 and so on. */
  private static ScoutedRows rows(List<String> times) {
    ScoutedRows rows = new ScoutedRows();
    rows.begin(String.join("", times).getBytes(US_ASCII));
    int end = 0;
    for (String time : times) {
      int start = end;
      end += time.length();
      rows.add(rows.size() + 1, start, end);
    }
    return rows;
  }
}
