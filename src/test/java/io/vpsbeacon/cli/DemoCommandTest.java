package io.vpsbeacon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCommandTest {
  private static final String HOME = "vpsbeacon.home";

  @TempDir private Path folder;

  @BeforeAll
  static void useTheShippedLookups() {
    System.setProperty(HOME, Path.of("app").toAbsolutePath().toString());
  }

  @AfterAll
  static void restore() {
    System.clearProperty(HOME);
  }

  @Test
  void threeImplantsAreFoundByTheHourAndTheSlowOneByTheDayOnly() {
    CapturedTerminal captured = new CapturedTerminal().width(1000);
    assertEquals(0, captured.run("demo"), captured.err());
    String verdicts = captured.out().substring(captured.out().indexOf("The implants"));
    for (String start :
        new String[] {
          "1. Cobalt Strike-like HTTPS beacon: with span=1h found as CRITICAL",
          "2. Empire-like agent, operator at work: with span=1h found as CRITICAL",
          "3. Beacon named as a Windows program: with span=1h found as MEDIUM",
          "4. Sliver-like low and slow beacon: with span=1h missed, because it connects at most 3"
              + " times in 1h and every tier asks for 12 or more; with span=1d found as HIGH",
        }) {
      assertTrue(verdicts.contains("\n" + start), verdicts);
    }
  }

  @Test
  void benignProgramsAreToldToBeExcludedBelowOrReported() {
    CapturedTerminal captured = new CapturedTerminal().width(1000);
    assertEquals(0, captured.run("demo"), captured.err());
    String benign = captured.out().substring(captured.out().indexOf("The benign programs"));
    assertTrue(benign.matches("(?s).*\nBrowser  .* excluded +excluded\n.*"), benign);
    assertTrue(benign.matches("(?s).*\nPush notifications .* below every tier +excluded\n.*"));
    assertTrue(benign.matches("(?s).*\nMonitoring agent .* REPORTED on 2 hosts +REPORTED on .*"));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 100, 160})
  void noLineIsWiderThanTheTerminal(int width) {
    CapturedTerminal captured = new CapturedTerminal().width(width);
    assertEquals(0, captured.run("demo"), captured.err());
    captured.out().lines().forEach(line -> assertTrue(Text.width(line) <= width, line));
  }

  @Test
  void headingIsWrappedNotCut() {
    CapturedTerminal captured = new CapturedTerminal().width(80);
    assertEquals(0, captured.run("demo"), captured.err());
    String flat = captured.out().replaceAll("\\s+", " ");
    assertTrue(
        flat.contains("one line a program; COUNT and PORTS are its strongest row's TIER"), flat);
    assertTrue(captured.out().contains("REPORTED on 13 hosts"), captured.out());
    assertTrue(captured.out().lines().noneMatch(line -> line.strip().startsWith("%")));
  }

  @Test
  void headingSpeaksOnlyOfColumnsThatAreShown() {
    CapturedTerminal captured = new CapturedTerminal().width(60);
    assertEquals(0, captured.run("demo"), captured.err());
    assertFalse(captured.out().contains("COUNT"), captured.out());
  }

  @Test
  void savedEventsScanToTheSameFindings() throws IOException {
    Path saved = folder.resolve("day.ndjson");
    CapturedTerminal demo = new CapturedTerminal().width(1000);
    assertEquals(0, demo.run("demo", "--out", saved.toString()), demo.err());
    assertTrue(Files.size(saved) > 0);
    CapturedTerminal scan = new CapturedTerminal();
    assertEquals(0, scan.run("scan", "--format=ndjson", saved.toString()), scan.err());
    String rows = String.format("%,d rows", scan.out().lines().count());
    assertTrue(demo.out().contains("Found with span=1h: " + rows), rows);
  }

  @Test
  void lastWordsAreWhatTheReaderCanType() {
    System.setProperty("vpsbeacon.command", "my clone/bin/vpsbeacon");
    try {
      CapturedTerminal captured = new CapturedTerminal().width(1000);
      assertEquals(0, captured.run("demo"), captured.err());
      List<String> lines = captured.out().lines().toList();
      assertEquals(
          List.of(
              "To look for yourself:",
              "    'my clone/bin/vpsbeacon' demo --out day.ndjson",
              "    'my clone/bin/vpsbeacon' scan day.ndjson"),
          lines.subList(lines.size() - 3, lines.size()));
    } finally {
      System.clearProperty("vpsbeacon.command");
    }
  }

  @Test
  void placeThatCannotBeWrittenIsOneSentence() {
    CapturedTerminal captured = new CapturedTerminal();
    String place = folder.resolve("no/day.ndjson").toString();
    assertEquals(ExitCode.FAILED.status(), captured.run("demo", "--out", place));
    assertEquals(
        "vpsbeacon: --out " + place + ": cannot be written (there is no folder for it)\n",
        captured.err());
  }
}
