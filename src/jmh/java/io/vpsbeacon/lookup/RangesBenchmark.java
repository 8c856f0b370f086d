package io.vpsbeacon.lookup;

import io.vpsbeacon.net.IpAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A table of 600,000 prefixes, a tenth of them of IPv6, of 5,000 providers: what a search pays for
 * it, in a JVM that has just started, and what an address costs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class RangesBenchmark {
  private static final int ROWS = 600_000;
  private static final int ADDRESSES = 1 << 16;

  private final IpAddress[] addresses = new IpAddress[ADDRESSES];
  private Path folder;
  private RangeTable table;

  @Setup
  public void write() throws IOException, LookupException {
    folder = Files.createTempDirectory("ranges");
    Path file = folder.resolve("vpsbeacon_ranges.csv");
    Random dice = new Random(1);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println("cidr,provider,class,asn,source,updated");
      for (int i = 0; i < ROWS; i++) {
        int provider = dice.nextInt(5000);
        out.printf("%s,Provider %d,vps,%d,list,2026-11-24%n", prefix(dice), provider, provider + 1);
      }
    }
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    for (int i = 0; i < ADDRESSES; i++) {
      addresses[i] = new IpAddress(0, 0xffffL << 32 | Integer.toUnsignedLong(dice.nextInt()));
    }
    table = Ranges.in(folder, folder.resolve("cache")).table();
  }

  private static String prefix(Random dice) {
    if (dice.nextInt(10) == 0) {
      return Integer.toHexString(0x2000 + dice.nextInt(0x1000))
          + ":"
          + Integer.toHexString(dice.nextInt(1 << 16))
          + ":"
          + Integer.toHexString(dice.nextInt(1 << 16))
          + "::/"
          + (32 + dice.nextInt(17));
    }
    int bits = dice.nextInt();
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 255)
        + "."
        + (bits >>> 8 & 255)
        + ".0/"
        + (18 + dice.nextInt(7));
  }

  @TearDown
  public void delete() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** From the file that an earlier process kept. */
  @Benchmark
  public RangeTable loadKept() throws LookupException {
    return Ranges.in(folder, folder.resolve("cache")).table();
  }

  /** From the rows. */
  @Benchmark
  public RangeTable readRows() throws LookupException {
    return Ranges.in(folder, null).table();
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  @Fork(1)
  @Warmup(iterations = 2, time = 1)
  @Measurement(iterations = 3, time = 1)
  @OperationsPerInvocation(ADDRESSES)
  public void find(Blackhole hole) {
    for (IpAddress address : addresses) {
      hole.consume(table.find(address));
    }
  }
}
