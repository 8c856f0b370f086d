package io.vpsbeacon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.lookup.RangeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesUpdateCommandTest {
  @TempDir Path folder;
  private final CapturedTerminal captured = new CapturedTerminal();
  private Path feed;
  private Path table;

  @BeforeEach
  void writeAFeed() throws IOException {
    feed = Files.writeString(folder.resolve("feed.txt"), "5.5.5.0/24\n5.5.6.0/24\n");
    table = folder.resolve(RangeFile.NAME);
  }

  private int update(String... more) {
    List<String> arguments = new ArrayList<>(List.of("ranges", "update"));
    arguments.addAll(List.of("--lookups", folder.toString()));
    arguments.addAll(List.of(more));
    return captured.run(arguments.toArray(String[]::new));
  }

  private int updateFromFile(String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("--file", feed.toString(), "--format", "cidr_list", "--provider", "Big Host"));
    arguments.addAll(List.of("--class", "vps", "--asn", "AS64500"));
    arguments.addAll(List.of(more));
    return update(arguments.toArray(String[]::new));
  }

  @Test
  void aFileBecomesRowsOfTheTable() throws IOException {
    assertEquals(0, updateFromFile(), captured.err());
    assertTrue(
        captured
            .out()
            .matches(
                "\\Qbig_host: 2 ranges, 2 added, 0 removed, 0 unchanged; wrote "
                    + table
                    + " with 2 rows, \\E\\d+\\.\\d s\n"),
        captured.out());
    List<String> lines = Files.readAllLines(table);
    assertTrue(lines.get(1).startsWith("5.5.5.0/24,Big Host,vps,64500,big_host,2"), lines.get(1));
    assertEquals("", captured.err());
  }

  @Test
  void theSameAgainStaysAsItIs() {
    updateFromFile();
    assertEquals(0, updateFromFile());
    assertTrue(captured.out().contains("2 unchanged; " + table + " stays as it is"));
  }

  @Test
  void aDryRunWritesNothing() {
    assertEquals(0, updateFromFile("--dry-run"));
    assertTrue(captured.out().contains("; would write "), captured.out());
    assertFalse(Files.exists(table));
  }

  @Test
  void aRefusedFeedEndsWithOneSentence() throws IOException {
    Files.writeString(feed, "5.5.5.0/24\n10.0.0.0/8\n");
    assertEquals(ExitCode.FAILED.status(), updateFromFile());
    assertEquals(
        "vpsbeacon: "
            + feed
            + ": line 2: 10.0.0.0/8 is a private network; the whole feed is refused\n",
        captured.err());
    assertFalse(Files.exists(table));
  }

  @Test
  void aFeedThatShrinksNeedsForce() throws IOException {
    Files.writeString(feed, "5.5.5.1\n5.5.5.2\n5.5.5.3\n");
    updateFromFile();
    Files.writeString(feed, "5.5.5.1\n");
    assertEquals(ExitCode.FAILED.status(), updateFromFile());
    assertTrue(captured.err().contains("it shrinks to less than half"), captured.err());
    assertEquals(0, updateFromFile("--force"));
    assertEquals(2, Files.readAllLines(table).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format aws | neither --file nor --url is given, and one of them is needed",
        "--file F | Missing required option: '--format=FORMAT'",
        "--file F --url https://x.example/ --format aws | --file and --url are both given, and a feed comes from one",
        "--file F --format aws --timeout 0 | --timeout 0: is of no use with --file",
        "--file F --format aws --ca nosuch.pem | --ca nosuch.pem: is of no use with --file",
        "--file F --format aws --proxy http://u:secret@p | --proxy: is of no use with --file",
        "--file F --format xml | --format: 'xml' is no format: there are cidr_list, csv,",
        "--file F --format cidr_list --class vps | --provider is missing: format cidr_list",
        "--file F --format cidr_list --provider A | --class is missing: format cidr_list",
        "--file F --format aws --class isp | --class: 'isp' is none of vps, hyperscaler, cdn",
        "--file F --format aws --asn -1 | --asn: '-1' is not a number from 1 to 4294967295",
        "--file F --format aws --asn 0 | --asn: '0' is not a number from 1 to 4294967295",
        "--file F --format aws --asn ASx | --asn: 'ASx' is not a number from 1 to",
        "--file F --format aws --source a/b | --source 'a/b' is not a name",
        "--file F --format aws --source starter | --source 'starter' is the shipped table's",
        "--file F --format aws --provider =x --source a | --provider '=x' begins like a formula",
        "--url http://x.example/ --format aws | --url: url 'http://x.example/' is not https",
        "--url https://x.example/ --format aws --timeout 0 | --timeout: a timeout must be more",
        "--url https://x.example/ --format aws --proxy ftp://u:secret@p | --proxy: the proxy is",
      })
  void badUsageIsOneSentenceThatNamesTheOption(String arguments, String sentence) {
    assertEquals(ExitCode.USAGE.status(), update(arguments.split(" ", -1)), captured.err());
    assertTrue(captured.err().contains(sentence), captured.err());
    assertEquals(1, captured.err().lines().count(), captured.err());
    assertFalse(captured.err().contains("secret"), captured.err());
    assertFalse(Files.exists(table));
  }

  @Test
  void authoritiesThatAreMissingAreNamedOnce() {
    String ca = folder + "/nosuch.pem";
    assertEquals(1, update("--url=https://x.invalid/", "--format=aws", "--ca", ca));
    assertEquals(
        "vpsbeacon: https://x.invalid/: "
            + ca
            + ": is no readable PEM file of certificates: there is no such file\n",
        captured.err());
  }

  @Test
  void aMissingFileOrFolderIsNamed() {
    assertEquals(1, update("--file", "/nowhere/x", "--format", "aws"));
    assertEquals("vpsbeacon: /nowhere/x: there is no such file\n", captured.err());
    CapturedTerminal other = new CapturedTerminal();
    assertEquals(
        ExitCode.USAGE.status(),
        other.run("ranges", "update", "--lookups", "/nowhere", "--file", "x", "--format", "aws"));
    assertEquals("vpsbeacon: /nowhere: there is no such folder; see --lookups\n", other.err());
  }
}
