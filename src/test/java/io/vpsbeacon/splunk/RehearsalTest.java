package io.vpsbeacon.splunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.detect.BeaconFinder;
import io.vpsbeacon.detect.Finding;
import io.vpsbeacon.detect.Findings;
import io.vpsbeacon.detect.Options;
import io.vpsbeacon.detect.Plan;
import io.vpsbeacon.lookup.Profiles;
import io.vpsbeacon.lookup.Ranges;
import io.vpsbeacon.lookup.TierRow;
import io.vpsbeacon.lookup.TierTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private static final TierTable ANY =
      new TierTable("t", List.of(new TierRow("ANY", 1, "any", List.of())));

  private final List<Findings> answers = new ArrayList<>();

  /** As many groups as ports, which are the key. */
  private static BeaconFinder finder(int groups) throws Exception {
    BeaconFinder finder =
        new BeaconFinder(
            Plan.of(
                Options.parse(Map.of("by", "DestinationPort")),
                Profiles.shipped("sysmon").orElseThrow(),
                List.of(),
                ANY,
                Ranges.none()));
    ColumnBatch.Builder rows =
        new ColumnBatch.Builder(List.of("_time", "EventCode", "DestinationPort"));
    for (int i = 0; i < groups; i++) {
      rows.row("60", "3", Integer.toString(i));
    }
    finder.add(rows.build());
    return finder;
  }

  @Test
  void goesThroughAllGroupsBySomeAtATimeAndThenOnceMore() throws Exception {
    Rehearsal rehearsal = new Rehearsal(finder(20), answers::add);
    while (answers.stream().mapToInt(Findings::rows).sum() < 50) {
      assertTrue(rehearsal.step());
    }
    assertTrue(answers.get(0).rows() < 20);
    assertEquals(
        20,
        answers.stream()
            .flatMap(each -> each.list().stream().map(Finding::keys))
            .distinct()
            .count());
  }

  @Test
  void endsAfterAWhile() throws Exception {
    Rehearsal rehearsal = new Rehearsal(finder(3), answers::add);
    while (rehearsal.step()) {
      assertTrue(answers.size() < 10_000_000);
    }
    assertFalse(rehearsal.step());
  }

  @Test
  void nothingMoreIsGoneThroughAfterAPieceThatFailed() throws Exception {
    Rehearsal rehearsal =
        new Rehearsal(
            finder(1),
            findings -> {
              throw new OutOfMemoryError();
            });
    assertThrows(OutOfMemoryError.class, rehearsal::step);
    assertFalse(rehearsal.step());
  }
}
