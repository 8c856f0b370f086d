package io.vpsbeacon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateCommandTest {
  private static final String HOME = "vpsbeacon.home";
  private static final String[] SMALL = {
    "simulate", "--start=2026-03-11", "--duration=3h", "--scenario=server", "--hosts=4",
  };

  @TempDir private Path folder;

  @BeforeAll
  static void useTheShippedLookups() {
    System.setProperty(HOME, Path.of("app").toAbsolutePath().toString());
  }

  @AfterAll
  static void restore() {
    System.clearProperty(HOME);
  }

  private static CapturedTerminal simulate(String... more) {
    String[] words = new String[SMALL.length + more.length];
    System.arraycopy(SMALL, 0, words, 0, SMALL.length);
    System.arraycopy(more, 0, words, SMALL.length, more.length);
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(0, captured.run(words), captured.err());
    return captured;
  }

  private static String scan(CapturedTerminal captured, String file) {
    assertEquals(
        0,
        captured.run("scan", "--format=csv", "--by=sim_label,DestinationIp", file),
        captured.err());
    return captured.out();
  }

  /** The labels of the findings. */
  private static Set<String> found(String csv) {
    Set<String> labels = new TreeSet<>();
    csv.lines().skip(1).forEach(line -> labels.add(line.split(",", 3)[1]));
    return labels;
  }

  @Test
  void whatIsSimulatedIsScannedAndTheImplantsAreFound() {
    String csv = simulate("--labels").out();
    assertEquals(
        List.of(
            "benign:backup",
            "benign:monitoring",
            "implant:cobalt_strike",
            "implant:masquerade",
            "implant:mythic"),
        List.copyOf(found(scan(new CapturedTerminal().in(csv), "-"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"day.csv", "day.csv.gz", "day.ndjson", "day.ndjson.gz", "day.JSONL", "day"})
  void everyFormIsReadToTheSameFindings(String name) throws IOException {
    Path file = folder.resolve(name);
    CapturedTerminal written = simulate("--labels", "--output", file.toString());
    assertEquals("", written.out());
    boolean packed = Files.readAllBytes(file)[0] == (byte) (GZIPInputStream.GZIP_MAGIC & 0xff);
    assertEquals(name.endsWith(".gz"), packed);
    assertEquals(
        scan(new CapturedTerminal().in(simulate("--labels").out()), "-"),
        scan(new CapturedTerminal(), file.toString()));
  }

  @Test
  void formatWinsOverTheName() throws IOException {
    Path file = folder.resolve("day.csv");
    simulate("--format=ndjson", "--output", file.toString());
    assertTrue(Files.readString(file).startsWith("{\"_time\":\"1773187"));
  }

  @Test
  void outputIsTheSameEachTimeAndNothingButEvents() {
    CapturedTerminal first = simulate();
    assertEquals(first.out(), simulate().out());
    assertTrue(first.out().startsWith("_time,EventCode,host,"));
    assertTrue(first.out().lines().skip(1).allMatch(line -> line.startsWith("17731")));
  }

  @Test
  void whatWasPlantedAndHowMuchCameOutIsToldOnStandardError() {
    CapturedTerminal captured = simulate();
    long events = captured.out().lines().count() - 1;
    String[] lines = captured.err().split("\n", -1);
    assertTrue(lines[0].startsWith("Planted: cobalt_strike on SRV-0"), lines[0]);
    assertTrue(
        lines[1].startsWith(
            String.format(
                "%,d events, 2026-03-11T00:00:00Z to 2026-03-11T03:00:00Z, seed 1, ", events)),
        lines[1]);
  }

  @Test
  void aLimitThatCutsIsWarnedOf() {
    CapturedTerminal captured = simulate("--limit=10");
    assertEquals(11, captured.out().lines().count());
    assertTrue(
        captured
            .err()
            .matches(
                "(?s).*\nwarning: --limit=10 left out the events from \\S+ on; --limit=0 gives all\n.*"),
        captured.err());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 160})
  void listNamesAllThereIsAndFitsTheTerminal(int width) {
    CapturedTerminal captured = new CapturedTerminal().width(width);
    assertEquals(0, captured.run("simulate", "--list"), captured.err());
    for (String name : new String[] {"office", "quiet", "cobalt_strike", "slow", "backup"}) {
      assertTrue(captured.out().contains("\n  " + name + " "), name);
    }
    captured.out().lines().forEach(line -> assertTrue(Text.width(line) <= width, line));
    assertTrue(captured.out().replaceAll("\\s+", " ").contains(" every 11.5 s, up to 40 % "));
    assertEquals("", captured.err());
  }

  @Test
  void placeThatCannotBeWrittenIsOneSentence() {
    CapturedTerminal captured = new CapturedTerminal();
    String place = folder.resolve("no/day.csv").toString();
    assertEquals(1, captured.run("simulate", "--scenario=quiet", "--output", place));
    assertEquals(
        "vpsbeacon: --output " + place + ": cannot be written (there is no folder for it)\n",
        captured.err());
  }

  @Test
  void aFullDiskIsToldWithTheFilesName() {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(1, captured.run("simulate", "--scenario=quiet", "--output=/dev/full"));
    assertTrue(
        captured
            .err()
            .endsWith(
                "\nvpsbeacon: --output /dev/full: cannot be written (No space left on device)\n"),
        captured.err());
  }

  @Test
  void aHyphenIsStandardOutput() {
    assertEquals(simulate().out(), simulate("--output=-").out());
  }

  @Test
  void aReaderWhoHasSeenEnoughEndsItQuietly() {
    StringWriter err = new StringWriter();
    Writer head =
        new Writer() {
          private int left = 20;

          @Override
          public void write(char[] chars, int offset, int length) throws IOException {
            if (--left < 0) {
              throw new IOException("Broken pipe");
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream("".getBytes(UTF_8)),
            head,
            new PrintWriter(err, true),
            false,
            false,
            100,
            Colours.OFF);
    assertEquals(0, Main.run(terminal, "simulate"));
    assertEquals(1, err.toString().lines().count(), err.toString());
  }
}
