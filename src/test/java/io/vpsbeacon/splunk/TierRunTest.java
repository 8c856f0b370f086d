package io.vpsbeacon.splunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.detect.Options;
import io.vpsbeacon.detect.Plan;
import io.vpsbeacon.detect.PlanLoader;
import io.vpsbeacon.lookup.Profiles;
import io.vpsbeacon.lookup.Ranges;
import io.vpsbeacon.lookup.TierRow;
import io.vpsbeacon.lookup.TierTable;
import io.vpsbeacon.protocol.Bytes;
import io.vpsbeacon.protocol.Chunk;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TierRunTest {
  private static final TierTable TABLE =
      new TierTable(
          "t",
          List.of(
              new TierRow(
                  "OFTEN",
                  7,
                  "often",
                  List.of(new TierRow.Condition(TierRow.Bound.MIN, "connections", 12)))));

  private static final String ADDED = ",ConnectionsPerMinute,BeaconRisk,RiskScore\n";

  @Test
  void rowsPassAsTheyCameWithTheirTierBehindThem() throws Exception {
    String header = "host,ConnectionCount,tag,tag,\"__mv_host\",\"__mv_tag\"";
    String row = "\"a b\",\"60.0\",\"x\n\",y,,\"$x$;$$\"";
    assertEquals(
        header + ADDED + row + ",\"1.00\",often,7\n",
        run().execute(chunk(header + "\n" + row + "\nb,11,,,,\n")).body().toString());
  }

  @Test
  void aTierThatRowsHaveIsJudgedAgainInItsPlace() throws Exception {
    String rows =
        """
        RiskScore,ConnectionCount,BeaconRisk,"__mv_BeaconRisk"
        1,60,"a
        b",$a$;$b$
        """;
    String judged =
        """
        RiskScore,ConnectionCount,BeaconRisk,"__mv_BeaconRisk",ConnectionsPerMinute
        7,60,often,,"1.00"
        """;
    assertEquals(judged, run().execute(chunk(rows)).body().toString());
  }

  @Test
  void thousandsOfColumnsArePassedOnWithoutBeingLookedAt() throws Exception {
    int columns = 4_000;
    int rows = 2_000;
    StringBuilder csv = new StringBuilder("ConnectionCount");
    for (int i = 0; i < columns; i++) {
      csv.append(",f").append(i);
    }
    csv.append('\n');
    String row = "60" + ",".repeat(columns) + "\n";
    csv.append(row.repeat(rows));
    long before = allocated();
    int length = run().execute(chunk(csv.toString())).body().length();
    long taken = allocated() - before;
    assertTrue(length > csv.length(), length + " bytes");
    assertTrue(taken < 10L * csv.length(), taken + " bytes for " + csv.length());
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static TierRun run() throws Exception {
    Options options = Options.parse(Map.of("stage", "tier"));
    Plan plan =
        Plan.of(options, Profiles.shipped("sysmon").orElseThrow(), List.of(), TABLE, Ranges.none());
    return new TierRun(new PlanLoader.LoadedPlan(plan, List.of()));
  }

  private static Chunk chunk(String csv) {
    return new Chunk(Bytes.of(csv), true);
  }
}
