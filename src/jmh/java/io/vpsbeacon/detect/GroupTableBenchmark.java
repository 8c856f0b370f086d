package io.vpsbeacon.detect;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A connection to its group: one of few, one of many, and a million new ones. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class GroupTableBenchmark {
  private static final int EVENTS = 1 << 20;
  private static final int WIDTH = 8;
  private static final int PORT = 1;

  @Param({"1000", "1000000"})
  int groups;

  private int[] picks;
  private GroupTable table;
  private final int[] key = new int[WIDTH];

  @Setup
  public void pick() {
    picks = new Random(1).ints(EVENTS, 0, groups).toArray();
  }

  /** Each round's events come after those of the round before. */
  @Setup(Level.Iteration)
  public void fill() {
    table = new GroupTable(WIDTH, true);
    add(table);
  }

  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public int groupsAlreadySeen() {
    return add(table);
  }

  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public int fromEmpty() {
    return add(new GroupTable(WIDTH, true));
  }

  private int add(GroupTable to) {
    for (int event = 0; event < EVENTS; event++) {
      int pick = picks[event];
      key[3] = pick % 4000;
      key[4] = pick % 700;
      key[5] = pick % 90;
      key[7] = pick;
      int group = to.group(key);
      to.addConnections(group, 1, event, event);
      to.addPort(group, PORT);
    }
    return to.size();
  }
}
