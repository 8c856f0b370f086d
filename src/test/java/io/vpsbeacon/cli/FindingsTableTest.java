package io.vpsbeacon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FindingsTableTest {
  private static final String POWERSHELL =
      "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";

  private static List<String> lines(Grid grid, int width) {
    return new FindingsTable(grid).lines(width, Colours.OFF);
  }

  @Test
  void wideTerminalShowsEveryColumnInFull() {
    assertEquals(
        List.of(
            "TIER      START (UTC)       HOST            PROCESS"
                + "                                                    DESTINATION  COUNT  PORTS"
                + "     EVIDENCE",
            "CRITICAL  2026-03-11 14:00  lt-7.corp.test  "
                + POWERSHELL
                + "  192.0.2.7      461  443,8080  in 38 min, ports 443 and 8080"),
        lines(StubGrid.finding("lt-7.corp.test", POWERSHELL), 200));
  }

  private static StubGrid beat(String timeline) {
    return new StubGrid(
        List.of(
            "_time",
            "host",
            "Image",
            "DestinationIp",
            "ConnectionCount",
            "BeaconRisk",
            "RiskScore",
            "BeaconScore",
            "BeaconPeriod",
            "BeaconJitter",
            "Timeline",
            "Evidence"),
        List.of(
            List.of(
                "1773237600",
                "lt-7",
                "C:\\Temp\\x.exe",
                "192.0.2.7",
                "57",
                "HIGH - Likely",
                "3",
                "0.97",
                "61.5",
                "0.18",
                timeline,
                "57 connections in 59 min, every 62 s ±18 %, 57 of 58 beats seen")));
  }

  @Test
  void beatIsShownWithItsScorePeriodJitterAndTimeline() {
    String timeline = "0\n".repeat(30) + "1\n".repeat(29) + "2";
    assertEquals(
        List.of(
            "TIER  START (UTC)       HOST  PROCESS        DESTINATION  COUNT  SCORE  PERIOD  JITTER"
                + "  TIMELINE              EVIDENCE",
            "HIGH  2026-03-11 14:00  lt-7  C:\\Temp\\x.exe  192.0.2.7       57   0.97    62 s    18 %"
                + "  ··········▄▄▄▄▄▄▄▄▄█  in 59 min, 57 of 58 beats seen"),
        lines(beat(timeline), 140));
    assertTrue(lines(beat(timeline), 220).get(1).contains("·".repeat(30) + "▄".repeat(29) + "█"));
  }

  @Test
  void eightyColumnsHaveRoomForTheBeatAndAHundredForItsTimeline() {
    String timeline = "1\n".repeat(60).strip();
    for (String title : List.of("HOST", "SCORE", "PERIOD", "JITTER")) {
      assertTrue(lines(beat(timeline), 80).get(0).contains(title), title);
    }
    assertTrue(lines(beat(timeline), 100).get(0).contains("TIMELINE"));
  }

  @Test
  void narrowTerminalKeepsWhatMattersMost() {
    List<String> lines = lines(StubGrid.finding("lt-7.corp.test", POWERSHELL), 44);
    assertEquals("TIER      PROCESS         DESTINATION  COUNT", lines.get(0));
    assertEquals("CRITICAL  powershell.exe  192.0.2.7      461", lines.get(1));
  }

  @Test
  void startLosesItsYearBeforeAColumnIsLost() {
    String timeline = "1\n".repeat(60).strip();
    List<String> lines = lines(beat(timeline), 80);
    assertTrue(lines.get(0).startsWith("TIER  START (UTC)  HOST  "), lines.get(0));
    assertTrue(lines.get(1).startsWith("HIGH  03-11 14:00  lt-7  "), lines.get(1));
    assertEquals(List.of("TIMELINE", "EVIDENCE"), new FindingsTable(beat(timeline)).leftOut(80));
  }

  @Property
  void noLineIsWiderThanTheTerminal(
      @ForAll String host,
      @ForAll String image,
      @ForAll @Size(10) List<String> rest,
      @ForAll @IntRange(min = 1, max = 220) int width) {
    StubGrid grid =
        StubGrid.of(
            rest.get(0),
            host,
            image,
            rest.get(1),
            rest.get(2),
            rest.get(3),
            rest.get(4),
            rest.get(5),
            rest.get(6),
            rest.get(7),
            rest.get(8));
    for (String line : lines(grid, width)) {
      assertTrue(Text.width(line) <= width, () -> line + " in " + width);
      assertTrue(line.codePoints().noneMatch(Text::steers));
    }
  }

  @Test
  void escapeSequencesInValuesDoNotReachTheTerminal() {
    String line = lines(StubGrid.finding("\u001b]0;owned\u0007", "a\nb"), 150).get(1);
    assertTrue(line.contains("\\x1b]0;owned\\x07"), line);
    assertTrue(line.contains("a\\nb"), line);
  }

  @Test
  void onlyTheTierIsColoured() {
    List<String> lines = new FindingsTable(StubGrid.finding("h", "a.exe")).lines(100, Colours.ON);
    assertTrue(lines.get(1).startsWith("\u001b[1;31mCRITICAL\u001b[0m  2026"), lines.get(1));
    assertEquals(2, lines.get(1).chars().filter(c -> c == 0x1b).count());
  }

  @Test
  void columnThatIsEmptyEverywhereIsLeftOut() {
    assertFalse(lines(StubGrid.finding("", "a.exe"), 150).get(0).contains("HOST"));
  }

  @Test
  void windowThatStartsWithinAMinuteIsShownToTheSecond() {
    StubGrid grid =
        StubGrid.of("1773237601.5", "h", "i", "192.0.2.7", "1", "", "", "", "LOW - x", "1", "");
    assertTrue(lines(grid, 150).get(1).contains("2026-03-11 14:00:01"));
  }

  @Test
  void nothingFoundGivesNoLines() {
    assertEquals(List.of(), lines(new StubGrid(StubGrid.COLUMNS, List.of()), 100));
  }
}
