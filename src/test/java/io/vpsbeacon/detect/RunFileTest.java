package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFileTest {
  private record Line(long order, String key, long kept) {
    static final Comparator<Line> ORDER =
        Comparator.comparing(Line::order, Long::compareUnsigned)
            .thenComparing(line -> line.key().length())
            .thenComparing(Line::key)
            .thenComparing(Line::kept);
  }

  @TempDir Path folder;

  private final Interner texts = new Interner();

  private void write(List<Line> lines, RunFile file, int linesARun) {
    RunWriter writer = new RunWriter(file);
    Packed key = new Packed();
    Packed kept = new Packed();
    for (int i = 0; i < lines.size(); i++) {
      key.clear();
      key.putText(texts, texts.intern(lines.get(i).key()));
      kept.clear();
      kept.putNumber(lines.get(i).kept());
      writer.add(lines.get(i).order(), key, kept);
      if (i % linesARun == 0) {
        writer.flush();
      }
    }
    writer.flush();
  }

  private List<Line> read(RunFile file) {
    List<Line> lines = new ArrayList<>();
    Merge merge = file.merge();
    while (merge.next()) {
      String key = texts.text(merge.key().takeText(texts));
      boolean repeated = !lines.isEmpty() && lines.get(lines.size() - 1).key().equals(key);
      assertEquals(repeated, merge.isRepeated());
      lines.add(new Line(merge.order(), key, merge.kept().takeNumber()));
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100_000})
  void recordsOfManyRunsComeInOrder(int linesARun) throws IOException {
    Random random = new Random(5);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      String key = "k" + random.nextInt(1_500);
      long order = (long) key.hashCode() % 50 << RunFile.SPARE_BITS;
      lines.add(new Line(order, key, random.nextInt(1 << 30)));
    }
    try (RunFile file = new RunFile(Scratch.in(folder), 4L << 16)) {
      write(lines, file, linesARun);
      lines.sort(Line.ORDER);
      for (int times = 0; times < 2; times++) {
        List<Line> read = read(file);
        // Those of one key come in any order.
        List<Line> sorted = new ArrayList<>(read);
        sorted.sort(Line.ORDER);
        assertEquals(lines, sorted);
        assertEquals(lines.stream().map(Line::key).toList(), read.stream().map(Line::key).toList());
      }
    }
  }

  @Test
  void recordsMayBeLongerThanAnyBuffer() throws IOException {
    String key = "k".repeat(200_000);
    try (RunFile file = new RunFile(Scratch.in(folder))) {
      write(List.of(new Line(1L << 16, key, 1), new Line(0, "a", 2)), file, 9);
      write(List.of(new Line(1L << 16, key, 3)), file, 9);
      assertEquals(List.of(1L, 2L, 3L), read(file).stream().map(Line::kept).sorted().toList());
    }
  }

  @Test
  void manyRunsOfLongRecordsAreMergedWithFewBuffers() throws IOException {
    int records = 300;
    int bytes = 100_000;
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      lines.add(new Line(0, "k".repeat(bytes) + (char) ('a' + i % 26), i));
    }
    long most = 1L << 20;
    try (RunFile file = new RunFile(Scratch.in(folder), most)) {
      write(lines, file, 1);
      assertEquals(
          LongStream.range(0, records).boxed().toList(),
          read(file).stream().map(Line::kept).sorted().toList());
      assertTrue(file.merging() >= bytes && file.merging() <= 2 * most, "" + file.merging());
    }
  }

  @Test
  void theFileHasNoNameWhereTheSystemTakesItAndIsGoneInTheEnd() throws IOException {
    try (RunFile file = new RunFile(Scratch.in(folder))) {
      assertTrue(file.isEmpty());
      write(List.of(new Line(0, "a", 1)), file, 1);
      assertEquals(System.getProperty("os.name").startsWith("Windows") ? 1 : 0, files());
    }
    assertEquals(0, files());
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
