package io.vpsbeacon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that scan cannot use, or not all of them. */
class ScanInputTest {
  private static final String SHIPPED = "--lookups=app/lookups";
  private static final String HEADER = "_time,host,DestinationIp,DestinationPort\n";

  @TempDir private Path folder;

  private static String events(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> 1_773_237_600 + i * 60 + ",lt-7,8.8.8.8,443\n")
        .collect(Collectors.joining());
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static List<String> lines(CapturedTerminal captured) {
    return captured.err().lines().toList();
  }

  @Test
  void fileThatCannotBeOpenedDoesNotCostWhatTheOthersHold() throws IOException {
    Path good = file("good.csv", HEADER + events(55));
    Path other = file("other.csv", HEADER + events(20).replace("lt-7", "lt-8"));
    Path zip = file("events.zip", "PK\u0003\u0004");
    CapturedTerminal captured = new CapturedTerminal();
    int status =
        captured.run(
            "scan",
            SHIPPED,
            folder + "/none.csv",
            good.toString(),
            zip.toString(),
            other.toString());
    assertEquals(ExitCode.FAILED.status(), status);
    assertTrue(captured.out().contains("CRITICAL"), captured.out());
    assertTrue(captured.out().contains("lt-8"), captured.out());
    assertEquals(
        List.of(
            "vpsbeacon: " + folder + "/none.csv: there is no such file",
            "vpsbeacon: " + zip + ": it is a zip archive; unpack it first"),
        lines(captured).subList(0, 2));
    assertTrue(captured.err().contains("\n75 events, 75 connections"), captured.err());
  }

  @Test
  void fileWithTwoNamesIsReadOnce() throws IOException {
    Path file = file("a.csv", HEADER + events(55));
    String dotted = folder + "/./a.csv";
    Path link = Files.createSymbolicLink(folder.resolve("latest.csv"), file);
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(
        0,
        captured.run("scan", SHIPPED, file.toString(), dotted, file.toString(), link.toString()));
    assertEquals(
        List.of(
            "warning: " + dotted + " is the same file as " + file + " and is not read again",
            "warning: " + file + " is given twice and read once",
            "warning: " + link + " is the same file as " + file + " and is not read again"),
        lines(captured).subList(0, 3));
    assertTrue(captured.err().contains("\n55 events, 55 connections"), captured.err());
  }

  @Test
  void fileOfWhichNoTimeCanBeReadIsAnErrorThatShowsOne() throws IOException {
    Path file = file("a.csv", HEADER + "Jan 5 10:00,lt-7,8.8.8.8,443\n".repeat(2));
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(ExitCode.FAILED.status(), captured.run("scan", SHIPPED, file.toString()));
    String error = lines(captured).get(0);
    assertTrue(
        error.startsWith(
            "vpsbeacon: "
                + file
                + ": the times of all its 2 events cannot be read, the first is 'Jan 5 10:00';"
                + " read are seconds, "),
        error);
  }

  @Test
  void fileWithItsTimesInAnUnknownColumnIsAnErrorThatNamesTheColumns() throws IOException {
    Path file =
        file(
            "a.csv",
            "When,host,DestinationIp,DestinationPort\n2026-03-11T14:00:00Z,lt-7,8.8.8.8,443\n");
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(ExitCode.FAILED.status(), captured.run("scan", SHIPPED, file.toString()));
    assertEquals(
        "vpsbeacon: "
            + file
            + ": none of its 1 event has a time: looked for _time, UtcTime,"
            + " winlog.event_data.UtcTime, event_data.UtcTime, Event.EventData.UtcTime,"
            + " EventData.UtcTime, SystemTime, TimeCreated,"
            + " Event.System.TimeCreated.#attributes.SystemTime, @timestamp, ts, timestamp; it has"
            + " When, host, DestinationIp, DestinationPort (a profile can name others:"
            + " docs/tuning.md)",
        lines(captured).get(0));
  }

  @Test
  void someTimesThatCannotBeReadAreAWarningThatShowsOne() throws IOException {
    Path file = file("a.csv", HEADER + events(2) + "2026-03-11 14:00:00 EST,lt-7,8.8.8.8,443\n");
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(0, captured.run("scan", SHIPPED, file.toString()));
    String warning = lines(captured).get(0);
    assertTrue(
        warning.startsWith(
            "warning: "
                + file
                + ": 1 time of 3 events cannot be read, the first is '2026-03-11 14:00:00 EST';"),
        warning);
    assertTrue(warning.endsWith("zones by name, such as EST, are not"), warning);
    assertFalse(captured.err().contains("left out"), captured.err());
  }

  @Test
  void timesThatAreMissingBesideThoseThatCannotBeReadAreCountedAsWell() throws IOException {
    Path file = file("a.csv", HEADER + events(2) + "x,lt-7,8.8.8.8,443\n,lt-7,8.8.8.8,443\n");
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(0, captured.run("scan", SHIPPED, file.toString()));
    assertTrue(captured.err().contains(": 1 time of 4 events cannot be read"), captured.err());
    assertTrue(captured.err().contains("\nwarning: 2 rows were left out: _time"), captured.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_time,host,DestinationIp\n1773237600,a,8.8.8.8\n1773237601,a",
        "_time,host,DestinationIp\n1773237600,a,8.8.8.8\ngarbage\n1773237601,a,8.8.8.8\n",
        "{'_time': 1773237600, 'DestinationIp': '8.8.8.8'}\n{'_time': 17732376",
        "{'_time': 1773237600, 'DestinationIp': '8.8.8.8'}\ngarbage\n{'_time': 1773237601}\n",
      })
  void singleRecordsThatAreLeftOutAreAWarningAndNoFailure(String content) throws IOException {
    Path file = file("events", content.replace('\'', '"'));
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(0, captured.run("scan", SHIPPED, file.toString()), captured.err());
    assertTrue(
        captured.err().startsWith("warning: 1 record left out; the first: " + file + ", line "),
        captured.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n \n", "[]", "<Events></Events>", HEADER, "{'results': []}"})
  void fileWithoutAnEventIsToldFromOneWithNothingToFind(String content) throws IOException {
    Path empty = file("empty", content.replace('\'', '"'));
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(0, captured.run("scan", SHIPPED, empty.toString()), captured.err());
    assertEquals("warning: " + empty + ": there is no event in it", lines(captured).get(0));
    assertTrue(lines(captured).get(1).startsWith("0 events, "), captured.err());
  }

  @Test
  void gzipOfNothingIsToldToo() throws IOException {
    Path empty = folder.resolve("empty.gz");
    new GZIPOutputStream(Files.newOutputStream(empty)).close();
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(0, captured.run("scan", SHIPPED, empty.toString()), captured.err());
    assertEquals("warning: " + empty + ": there is no event in it", lines(captured).get(0));
  }

  @Test
  void fileWithoutAnEventDecidesNoProfile() throws IOException {
    Path empty = file("empty.log", "");
    Path zeek =
        file("conn.json", "{\"ts\":1.5,\"id.orig_h\":\"10.0.0.5\",\"id.resp_h\":\"8.8.8.8\"}\n");
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(0, captured.run("scan", SHIPPED, empty.toString(), zeek.toString()));
    assertTrue(captured.err().contains("\n1 event, 1 connection, "), captured.err());
  }

  @Test
  void countThatNoEventHasIsAnErrorThatNamesTheColumns() throws IOException {
    Path first = file("a.csv", HEADER + events(2));
    Path second = file("b.csv", HEADER.replace("host", "n") + events(2).replace("lt-7", "5"));
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(
        ExitCode.FAILED.status(), captured.run("scan", SHIPPED, "--count=n", first.toString()));
    assertEquals(
        "vpsbeacon: "
            + first
            + ": none of its 2 events has the field n (--count); it has _time, host, DestinationIp,"
            + " DestinationPort",
        lines(captured).get(0));
    assertEquals(2, lines(captured).size(), captured.err());

    CapturedTerminal both = new CapturedTerminal();
    assertEquals(0, both.run("scan", SHIPPED, "--count=n", first.toString(), second.toString()));
    assertTrue(both.err().contains(" 2 rows were left out: n (option count) is no"), both.err());
  }

  @Test
  void eventWithoutAFieldIsAnErrorThatSaysSo() throws IOException {
    Path file = file("a.json", "{}\n");
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(ExitCode.FAILED.status(), captured.run("scan", SHIPPED, file.toString()));
    assertTrue(captured.err().contains("; it has no field at all (a profile"), captured.err());
  }

  @Test
  void timesOfAProfilesOwnColumnAreReadInAllForms() throws IOException {
    Path lookups = Files.createDirectories(folder.resolve("mine"));
    Files.copy(
        Path.of("app/lookups/vpsbeacon_tiers_default.csv"),
        lookups.resolve("vpsbeacon_tiers_default.csv"));
    Files.writeString(
        lookups.resolve("vpsbeacon_profiles.csv"),
        "profile,canonical,field\nmine,_time,When\nmine,host,host\nmine,DestinationIp,DestinationIp\n");
    StringBuilder csv = new StringBuilder("When,host,DestinationIp\n");
    IntStream.range(10, 40).forEach(i -> csv.append("2026-03-11 14:" + i + ":00,lt-7,8.8.8.8\n"));
    Path file = file("a.csv", csv.toString());
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(
        0,
        captured.run(
            "scan", "--lookups=" + lookups, "--profile=mine", "--exclude=false", file.toString()),
        captured.err());
    assertTrue(captured.out().contains("2026-03-11 14:00"), captured.out());
  }

  @Test
  void eventsWithoutDestinationAreAnErrorThatNamesTheColumns() throws IOException {
    Path first = file("a.csv", "_time,host,dst\n" + "1773237600,lt-7,8.8.8.8\n".repeat(30));
    Path second = file("b.csv", "_time,host,dest\n" + "1773237600,lt-8,8.8.8.8\n".repeat(30));
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(
        ExitCode.FAILED.status(),
        captured.run("scan", SHIPPED, first.toString(), second.toString()));
    String errors =
        captured
            .err()
            .lines()
            .filter(l -> l.startsWith("vpsbeacon: "))
            .collect(Collectors.joining("\n"));
    assertTrue(
        errors.startsWith(
            "vpsbeacon: "
                + first
                + ": none of its 30 events has a destination: looked for"
                + " DestinationIp, "),
        errors);
    assertTrue(errors.contains("; it has _time, host, dst ("), errors);
    assertTrue(errors.contains(second + ": none of its 30 events"), errors);
  }

  @Test
  void exportOfTextInRawAloneIsAnErrorThatSaysWhatToExport() throws IOException {
    Path file =
        file(
            "a.csv", "_raw,_time,host\n" + "\"Network connection: x\",1773237600,lt-7\n".repeat(3));
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(ExitCode.FAILED.status(), captured.run("scan", SHIPPED, file.toString()));
    assertTrue(
        captured.err().contains("it has _raw, _time, host; _raw is read where it is Windows"),
        captured.err());
    assertTrue(captured.err().contains("export the fields, such as with | table _time host"));
  }

  @Test
  void fileOfProcessStartsBesideConnectionsIsNoError() throws IOException {
    Path starts =
        file("1.csv", "_time,host,EventCode,ProcessGuid,CommandLine\n1773237600,lt-7,1,{1},x\n");
    Path connections = file("3.csv", HEADER + events(5));
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(0, captured.run("scan", SHIPPED, starts.toString(), connections.toString()));
    assertFalse(captured.err().contains("destination"), captured.err());
    assertEquals(0, new CapturedTerminal().run("scan", SHIPPED, starts.toString()));
  }

  @Test
  void fileWithoutOneReadableRecordIsAnError() throws IOException {
    Path file = file("a.json", "{\"host\": \"a\", }\n{\"host\": }\n{\"host\"}\n");
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(
        ExitCode.FAILED.status(), captured.run("scan", SHIPPED, file.toString()), captured.err());
    Path numbers = file("numbers.json", "[1, 2]");
    CapturedTerminal skipped = new CapturedTerminal();
    assertEquals(ExitCode.FAILED.status(), skipped.run("scan", SHIPPED, numbers.toString()));
    assertTrue(
        skipped.err().contains("\nvpsbeacon: " + numbers + ": none of its records can be read\n"),
        skipped.err());
  }

  @Test
  void exclusionRowsThatAreNoFileAreRefusedByTheirName() throws Exception {
    Path events = file("a.csv", HEADER + events(2));
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    for (List<String> told :
        List.of(
            List.of(folder.toString(), "it is a directory"),
            List.of(folder + "/none.csv", "there is no such file"),
            List.of(
                pipe.toString(),
                "it is no regular file but a pipe or a device; write the rows to a file first"))) {
      CapturedTerminal captured = new CapturedTerminal();
      int status = captured.run("scan", SHIPPED, "--exclusions", told.get(0), events.toString());
      assertEquals(ExitCode.USAGE.status(), status);
      assertEquals(
          "vpsbeacon: --exclusions " + told.get(0) + ": " + told.get(1) + "\n", captured.err());
    }
  }
}
