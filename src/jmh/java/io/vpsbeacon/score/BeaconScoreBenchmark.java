package io.vpsbeacon.score;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Looks for a beat in groups that have none: connections of one hour, at any time in it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BeaconScoreBenchmark {
  private static final int GROUPS = 100;
  private static final long HOUR = 3_600_000_000L;

  @Param({"100", "1000", "8000"})
  private int connections;

  private final Connections[] groups = new Connections[GROUPS];

  @Setup
  public void setUp() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < GROUPS; i++) {
      long[] micros = random.longs(connections, 0, HOUR).sorted().toArray();
      int[] same = new int[connections];
      Arrays.fill(same, 1);
      groups[i] = new Connections(micros, same, same);
    }
  }

  /** A group. */
  @Benchmark
  @OperationsPerInvocation(GROUPS)
  public double score() {
    double sum = 0;
    for (Connections group : groups) {
      sum += BeaconScore.of(group).map(Beat::score).orElse(0.0);
    }
    return sum;
  }
}
