package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.columns.ColumnBatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A chunk body into columns, and with Commons CSV on the same bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ScannerBenchmark {
  private static final List<String> WANTED =
      List.of("_time", "host", "User", "Image", "CommandLine", "DestinationIp", "DestinationPort");

  @Param({"false", "true"})
  boolean wide;

  private byte[] csv;
  private Bytes body;
  private final BodyScanner scanner = BodyScanner.of(WANTED);

  /** The harness divides what this counts by the time it took. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Read {
    private long bytes;

    @Setup(Level.Iteration)
    public void clear() {
      bytes = 0;
    }

    public double gigabytes() {
      return bytes / 1e9;
    }
  }

  @Setup
  public void writeBody() {
    csv = Bodies.write(wide);
    body = Bytes.of(csv);
  }

  @Benchmark
  public ColumnBatch bodyScanner(Read read) throws ProtocolException {
    read.bytes += csv.length;
    return scanner.scan(body);
  }

  @Benchmark
  public int commonsCsv(Read read) throws IOException {
    read.bytes += csv.length;
    int length = 0;
    try (Reader in = new InputStreamReader(new ByteArrayInputStream(csv), UTF_8);
        CSVParser parser =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(in)) {
      for (CSVRecord record : parser) {
        for (String field : WANTED) {
          length += record.get(field).length();
        }
      }
    }
    return length;
  }
}
