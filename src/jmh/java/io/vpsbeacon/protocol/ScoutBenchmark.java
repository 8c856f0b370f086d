package io.vpsbeacon.protocol;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Where rows end with their prints, of a chunk of narrow rows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScoutBenchmark {
  private final RowPrints prints = new RowPrints();
  private byte[] bytes;
  private int firstRow;
  private int end;

  @Setup
  public void setUp() {
    Bytes content = Bytes.of(Bodies.write(false));
    end = content.length();
    Swar.putStops(content);
    bytes = content.array();
    firstRow = content.toString().indexOf('\n') + 1;
  }

  /** A row. */
  @Benchmark
  @OperationsPerInvocation(50_000)
  public long prints() {
    long sum = 0;
    int at = firstRow;
    while (at < end) {
      int lineEnd = Swar.newline(bytes, at);
      sum += prints.print(bytes, at, lineEnd, 1);
      at = lineEnd + 1;
    }
    return sum;
  }
}
