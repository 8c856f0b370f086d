package io.vpsbeacon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
  private static final String HOME = "vpsbeacon.home";
  private static final String HEADER = "_time,host,User,Image,DestinationIp,DestinationPort\n";
  private static final String SECONDS = "\\d+\\.\\d s\n";

  @TempDir private Path folder;
  private String homeBefore;

  /** The shipped tables, with the exclusion rows and tiers that they have. */
  @BeforeEach
  void useTheShippedLookups() {
    homeBefore = System.getProperty(HOME);
    System.setProperty(HOME, Path.of("app").toAbsolutePath().toString());
  }

  @AfterEach
  void restore() {
    if (homeBefore == null) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, homeBefore);
    }
  }

  private static String events(int count, String image, String address) {
    StringBuilder csv = new StringBuilder();
    IntStream.range(0, count)
        .forEach(
            i ->
                csv.append(1_773_237_600 + i * 60)
                    .append(",lt-7,CORP\\ann,")
                    .append(image)
                    .append(',')
                    .append(address)
                    .append(",443\n"));
    return csv.toString();
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void tableOfAFileGoesToOutAndTheSummaryToErr() throws IOException {
    Path csv = file("a.csv", HEADER + events(55, "C:\\Temp\\x.exe", "8.8.8.8"));
    CapturedTerminal captured = new CapturedTerminal().width(120);
    assertEquals(0, captured.run("scan", csv.toString()));
    assertEquals(
        "TIER      START (UTC)       HOST  USER      PROCESS       DESTINATION  COUNT  SCORE  PERIOD"
            + "  JITTER  TIMELINE      PORTS\n"
            + "CRITICAL  2026-03-11 14:00  lt-7  CORP\\ann  C:\\Te…\\x.exe  8.8.8.8         55   1.00    60 s"
            + "     0 %  ███████████·  443\n",
        captured.out());
    assertTrue(
        captured
            .err()
            .matches(
                "not shown: PROVIDER, EVIDENCE; --format csv has all\n"
                    + "55 events, 55 connections, 0 excluded, 1 group, 1 finding, "
                    + SECONDS),
        captured.err());
  }

  @Test
  void keysThatWereAskedForAndTheStartStayOnANarrowTerminal() {
    String csv =
        HEADER.replace("User", "sim_label")
            + events(4000, "C:\\Temp\\x.exe", "8.8.8.8").replace("CORP\\ann", "implant:slow");
    List<String> words = List.of("scan", "--by=host,DestinationIp,sim_label", "--limit=1", "-");
    assertEquals(
        """
        TIER      START (UTC)  HOST  DESTINATION  sim_label     COUNT
        CRITICAL  03-12 00:00  lt-7  8.8.8.8      implant:slow  1,440
        """,
        table(csv, 62, words, "--span=1d"));
    assertEquals(
        """
        TIER      START (UTC)  HOST  DEST…ION  sim_…bel  COUNT
        CRITICAL  03-12 00:00  lt-7  8.8.8.8   impl…low  1,440
        """,
        table(csv, 54, words, "--span=1d"));
    assertEquals(
        """
        TIER      HOST  DESTINATION  sim_label     COUNT  SCORE  PORTS
        CRITICAL  lt-7  8.8.8.8      implant:slow  4,000   1.00  443
        """,
        table(csv, 62, words, "--span=all"));
  }

  private static String table(String csv, int width, List<String> words, String more) {
    List<String> all = new ArrayList<>(words);
    all.add(1, more);
    CapturedTerminal captured = new CapturedTerminal().in(csv).width(width);
    assertEquals(0, captured.run(all.toArray(String[]::new)), captured.err());
    return captured.out();
  }

  @Test
  void standardInputAndTheVerbsOptionsAreTaken() {
    CapturedTerminal captured =
        new CapturedTerminal().in(HEADER + events(55, "C:\\Temp\\x.exe", "8.8.8.8"));
    int status =
        captured.run(
            "scan", "--span", "30m", "--by=DestinationIp", "--min=28", "--format", "csv", "-");
    assertEquals(0, status, captured.err());
    assertEquals(
        "1773237600,8.8.8.8,30,1.00,1,443,HIGH - Low Port Variance Repetitive Connections,3,"
            + "1773237600,1773239340,1.00,60,0.00,1.00,,Google,hyperscaler,15169,"
            + "1 0 ".repeat(29)
            + "1 0,\"30 connections in 29 min, every 60 s ±0 %, 30 of 30 beats seen, one port 443,"
            + " Google (hyperscaler)\"\n",
        captured.out().substring(captured.out().indexOf('\n') + 1));
  }

  @Test
  void usersOwnExclusionRowsAreTakenFromTheFileNamed() throws IOException {
    Path rows =
        file(
            "mine.csv",
            """
            enabled,host,user,image,command_line,src,dest,port,reason,author,created,expires
            true,,,*\\x.exe,,,8.8.0.0/16,,test,me,2026-01-01,
            """);
    CapturedTerminal captured =
        new CapturedTerminal().in(HEADER + events(55, "C:\\Temp\\x.exe", "8.8.8.8"));
    assertEquals(0, captured.run("scan", "--exclusions", rows.toString(), "-"), captured.err());
    assertEquals("", captured.out());
    assertTrue(captured.err().contains("55 excluded, 0 groups, 0 findings"), captured.err());
  }

  @Test
  void zeekLogIsReadWithTheZeekProfile() {
    StringBuilder log =
        new StringBuilder(
            """
            #separator \\x09
            #set_separator\t,
            #empty_field\t(empty)
            #unset_field\t-
            #path\tconn
            #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p
            #types\ttime\tstring\taddr\tport\taddr\tport
            """);
    for (int i = 0; i < 30; i++) {
      log.append(1_773_237_600 + i * 60).append(".5\tC").append(i);
      log.append("\t10.0.0.5\t50000\t8.8.8.8\t443\n");
    }
    CapturedTerminal captured = new CapturedTerminal().in(log.toString());
    assertEquals(0, captured.run("scan", "-"), captured.err());
    assertTrue(captured.out().contains("HIGH  2026-03-11 14:00  10.0.0.5"), captured.out());
  }

  @Test
  void zeekJsonWhoseDotsAPipelineReplacedIsZeekToo() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      log.append("{\"ts\":").append(1_773_237_600 + i * 60);
      log.append(".5,\"id_orig_h\":\"10.0.0.5\",\"id_resp_h\":\"8.8.8.8\",\"id_resp_p\":443}\n");
    }
    CapturedTerminal captured = new CapturedTerminal().in(log.toString());
    assertEquals(0, captured.run("scan", "-"), captured.err());
    assertTrue(captured.out().contains("HIGH  2026-03-11 14:00  10.0.0.5"), captured.out());
    assertTrue(captured.out().contains("  443"), captured.out());
  }

  @Test
  void escapeSequencesInEventsReachNoTerminal() {
    for (OutputFormat format : OutputFormat.values()) {
      CapturedTerminal captured =
          new CapturedTerminal()
              .in(HEADER + events(55, "C:\\\u001b[31mx.exe", "8.8.8.8"))
              .width(200)
              .interactive();
      assertEquals(0, captured.run("scan", "--format=" + format, "-"), captured.err());
      assertTrue(captured.out().contains("x.exe"), captured.out());
      assertFalse(captured.out().contains("\u001b[31mx"), captured.out());
    }
  }

  @Test
  void missingFileOrUnknownTierTableIsOneSentence() throws IOException {
    CapturedTerminal missing = new CapturedTerminal();
    assertEquals(ExitCode.FAILED.status(), missing.run("scan", folder + "/none.csv"));
    assertTrue(missing.err().matches("vpsbeacon: \\S+none.csv: there is no such file\n"));

    Path csv = file("a.csv", HEADER + events(1, "x", "8.8.8.8"));
    CapturedTerminal unknown = new CapturedTerminal();
    assertEquals(ExitCode.USAGE.status(), unknown.run("scan", "--tiers", "nix", csv.toString()));
    assertTrue(unknown.err().startsWith("vpsbeacon: "), unknown.err());
    assertTrue(unknown.err().contains("nix"), unknown.err());
    assertEquals(1, unknown.err().lines().count(), unknown.err());

    CapturedTerminal rows = new CapturedTerminal();
    assertEquals(
        ExitCode.USAGE.status(),
        rows.run("scan", "--exclusions", folder + "/nix.csv", csv.toString()));
    assertTrue(rows.err().contains("--exclusions"), rows.err());
  }

  @Test
  void missingLookupFolderSaysWhatToSet() {
    System.setProperty(HOME, folder.toString());
    CapturedTerminal captured = new CapturedTerminal().in(HEADER + events(1, "x", "8.8.8.8"));
    assertEquals(ExitCode.FAILED.status(), captured.run("scan", "-"));
    assertTrue(captured.err().contains("-Dvpsbeacon.home"), captured.err());
  }

  @Test
  void lookupsAreReadFromTheFolderNamedAndWhatIsWrongInThemNamesIt() throws IOException {
    Path lookups = Files.createDirectory(folder.resolve("mine"));
    Path csv = file("a.csv", HEADER + events(5, "x", "8.8.8.8"));
    CapturedTerminal none = new CapturedTerminal();
    assertEquals(
        ExitCode.USAGE.status(), none.run("scan", "--lookups=" + folder + "/nix", csv.toString()));
    assertEquals("vpsbeacon: --lookups " + folder + "/nix: there is no such folder\n", none.err());

    CapturedTerminal empty = new CapturedTerminal();
    assertEquals(
        ExitCode.USAGE.status(), empty.run("scan", "--lookups=" + lookups, csv.toString()));
    assertTrue(empty.err().endsWith(" (in " + lookups + ")\n"), empty.err());

    Files.writeString(
        lookups.resolve("vpsbeacon_tiers.csv"), "tier,score,label\nANY,1,ANY - All\n");
    Files.writeString(lookups.resolve("vpsbeacon_exclusions_default.csv"), "image,dest\nx,nix/8\n");
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(0, captured.run("scan", "--lookups=" + lookups, csv.toString()), captured.err());
    assertTrue(captured.out().contains("ANY "), captured.out());
    assertTrue(
        captured
            .err()
            .startsWith("warning: " + lookups + "/vpsbeacon_exclusions_default.csv line 2: "),
        captured.err());

    Path rows = file("rows.csv", "image,dest\nx,nix/8\n");
    CapturedTerminal users = new CapturedTerminal();
    users.run("scan", "--lookups=" + lookups, "--exclusions=" + rows, csv.toString());
    assertTrue(users.err().contains("warning: " + rows + " line 2: "), users.err());
  }

  @Test
  void whatComesBeforeTheDamageInABrokenFileIsKept() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write((HEADER + events(5000, "C:\\Temp\\x.exe", "8.8.8.8")).getBytes(UTF_8));
    }
    Path cut = folder.resolve("cut.csv.gz");
    Files.write(cut, Arrays.copyOf(packed.toByteArray(), packed.size() - 100));
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(ExitCode.FAILED.status(), captured.run("scan", cut.toString()));
    assertTrue(captured.out().contains("CRITICAL"), captured.out());
    assertTrue(captured.err().startsWith("vpsbeacon: " + cut), captured.err());
  }

  @Test
  void zeekLogBesideAnotherFormatNeedsAProfile() throws IOException {
    Path csv = file("a.csv", HEADER + events(1, "x", "8.8.8.8"));
    Path zeek =
        file(
            "conn.json",
            "{\"ts\":1.5,\"uid\":\"C1\",\"id.orig_h\":\"10.0.0.5\",\"id.resp_h\":\"8.8.8.8\"}\n");
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(ExitCode.USAGE.status(), captured.run("scan", csv.toString(), zeek.toString()));
    assertEquals(
        "vpsbeacon: "
            + zeek
            + " is a Zeek log and "
            + csv
            + " is none: scan them one by one, or give --profile\n",
        captured.err());
  }

  @Test
  void exclusionRowsThatWouldNotBeReadAreRefused() {
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(
        ExitCode.USAGE.status(), captured.run("scan", "--exclusions=a", "--reference", "b"));
    assertEquals("vpsbeacon: --exclusions a: is not read with --reference\n", captured.err());
  }

  @Test
  void limitIsRespectedAndTold() {
    CapturedTerminal captured =
        new CapturedTerminal()
            .in(HEADER + events(55, "a.exe", "8.8.8.8") + events(55, "b.exe", "8.8.8.8"));
    assertEquals(0, captured.run("scan", "--limit=1", "--format=ndjson", "-"));
    assertEquals(1, captured.out().lines().count());
    assertTrue(captured.err().contains("1 finding, 1 more cut by --limit"), captured.err());
  }
}
