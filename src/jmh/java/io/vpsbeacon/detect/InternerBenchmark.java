package io.vpsbeacon.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;
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

/** A cell of 40 bytes to its number. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class InternerBenchmark {
  private static final int CELLS = 1 << 16;
  private static final int LENGTH = 40;

  @Param({"10", "1000", "65536"})
  int distinct;

  private byte[] cells;
  private final Interner seen = new Interner();

  @Setup
  public void writeCells() {
    Random dice = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int cell = 0; cell < CELLS; cell++) {
      int value = distinct == CELLS ? cell : dice.nextInt(distinct);
      text.append("C:\\Program Files\\Some Vendor\\agent%05d.exe".formatted(value));
    }
    cells = text.toString().getBytes(UTF_8);
    intern(seen);
  }

  @Benchmark
  @OperationsPerInvocation(CELLS)
  public int valuesAlreadySeen() {
    return intern(seen);
  }

  /** With few distinct values most cells are seen again; with 65,536 none is. */
  @Benchmark
  @OperationsPerInvocation(CELLS)
  public int fromEmpty() {
    return intern(new Interner());
  }

  private int intern(Interner interner) {
    int last = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      last ^= interner.intern(cells, cell * LENGTH, LENGTH);
    }
    return last;
  }
}
