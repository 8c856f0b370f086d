package io.vpsbeacon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesCommandTest {
  private static final String HEADER = "cidr,provider,class,asn,source,updated\n";

  @TempDir private Path folder;
  private final CapturedTerminal captured = new CapturedTerminal();

  @BeforeEach
  void writeRanges() throws IOException {
    write(
        "vpsbeacon_ranges_default.csv",
        """
        192.0.2.0/24,Rent It,vps,64496,list,2026-06-17
        192.0.2.128/25,1984,vpn,64497,list,2026-06-17
        198.51.100.0/24,Big Cloud,hyperscaler,,other,2026-06-18
        2001:db8::/32,Rent It,vps,64496,list,2026-06-17
        """);
  }

  private void write(String file, String rows) throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(path, HEADER + rows);
    Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2026-06-20T12:00:00Z")));
  }

  private int ranges(String command, String... more) {
    String[] words = new String[3 + more.length];
    words[0] = "ranges";
    words[1] = command;
    words[2] = "--lookups=" + folder;
    System.arraycopy(more, 0, words, 3, more.length);
    return captured.run(words);
  }

  @Test
  void eachAddressHasALineWithTheLongestPrefixThatHoldsIt() {
    assertEquals(
        0,
        ranges("lookup", "192.0.2.7", "192.0.2.200", "203.0.113.1", "2001:DB8::1"),
        captured.err());
    assertEquals(
        List.of(
            "ADDRESS      PROVIDER  CLASS  ASN    PREFIX",
            "192.0.2.7    Rent It   vps    64496  192.0.2.0/24",
            "192.0.2.200  1984      vpn    64497  192.0.2.128/25",
            "203.0.113.1  -         -      -      -",
            "2001:DB8::1  Rent It   vps    64496  2001:db8::/32"),
        captured.out().lines().toList());
    assertEquals("", captured.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "csv | address,provider,class,asn,prefix\\n192.0.2.200,1984,vpn,64497,192.0.2.128/25\\n"
            + "198.51.100.9,Big Cloud,hyperscaler,,198.51.100.0/24\\n203.0.113.1,,,,\\n",
        "ndjson | {'address':'192.0.2.200','provider':'1984','class':'vpn','asn':64497,"
            + "'prefix':'192.0.2.128/25'}\\n"
            + "{'address':'198.51.100.9','provider':'Big Cloud','class':'hyperscaler','asn':null,"
            + "'prefix':'198.51.100.0/24'}\\n"
            + "{'address':'203.0.113.1','provider':null,'class':null,'asn':null,'prefix':null}\\n",
      })
  void programsGetWhatIsKnownAndNothingWhereNothingIs(String format, String expected) {
    assertEquals(
        0, ranges("lookup", "--format", format, "192.0.2.200", "198.51.100.9", "203.0.113.1"));
    assertEquals(expected.replace("\\n", "\n").replace('\'', '"'), captured.out());
  }

  @Test
  void addressesAreReadFromStandardInput() {
    captured.in("192.0.2.7 192.0.2.8\n\n 198.51.100.1\r\n");

    assertEquals(0, ranges("lookup", "--format=csv", "-", "2001:db8::9"));
    assertEquals(
        List.of("address", "192.0.2.7", "192.0.2.8", "198.51.100.1", "2001:db8::9"),
        captured.out().lines().map(line -> line.split(",", 2)[0]).toList());
  }

  @Test
  void whatIsNoAddressIsNamedAndTheOthersAreAnswered() {
    captured.in("192.0.2.7\nexample.com\n");

    assertEquals(
        ExitCode.FAILED.status(),
        ranges("lookup", "--format=csv", "192.0.2.300", "-", "192.0.2.9"));
    assertEquals(
        """
        vpsbeacon: '192.0.2.300' is no IPv4 or IPv6 address
        vpsbeacon: standard input line 2: 'example.com' is no IPv4 or IPv6 address
        """,
        captured.err());
    assertEquals(3, captured.out().lines().count());
    assertTrue(captured.out().contains("\n192.0.2.9,Rent It,"), captured.out());
  }

  @Test
  void theUsersFileReplacesTheShippedOneAndFurtherFilesComeOnTop() throws IOException {
    write("vpsbeacon_ranges.csv", "192.0.2.0/24,Mine,cdn,,own,\n");
    write("vpsbeacon_ranges_lab.csv", "192.0.2.9/32,Lab,vps,,lab,\n");

    assertEquals(0, ranges("lookup", "--format=csv", "192.0.2.200", "192.0.2.9", "198.51.100.1"));
    assertEquals(
        """
        address,provider,class,asn,prefix
        192.0.2.200,Mine,cdn,,192.0.2.0/24
        192.0.2.9,Lab,vps,,192.0.2.9/32
        198.51.100.1,,,,
        """,
        captured.out());
  }

  @Test
  void aRowThatCannotBeUsedIsToldWithItsFileAndLine() throws IOException {
    write("vpsbeacon_ranges_lab.csv", "192.0.2.9,Lab,server,,lab,\n");

    assertEquals(0, ranges("lookup", "192.0.2.9"));
    assertTrue(
        captured.err().startsWith("warning: " + folder.resolve("vpsbeacon_ranges_lab.csv")),
        captured.err());
    assertTrue(captured.err().contains("line 2"), captured.err());
  }

  @Test
  void aFolderWithoutRangesIsAnErrorAndNoAnswer() throws IOException {
    Files.delete(folder.resolve("vpsbeacon_ranges_default.csv"));

    assertEquals(ExitCode.FAILED.status(), ranges("lookup", "192.0.2.9"));
    assertEquals("", captured.out());
    assertEquals(
        "vpsbeacon: " + folder + ": there are no ranges in it (vpsbeacon_ranges*.csv)\n",
        captured.err());
  }

  @Test
  void statsCountEachAddressOnce() {
    assertEquals(0, ranges("stats"), captured.err());
    List<String> lines = captured.out().lines().map(line -> line.replaceAll(" +", " ")).toList();
    assertEquals(
        List.of(
            "CLASS NETWORKS PREFIXES IPV4 ADDRESSES",
            "hyperscaler 0 1 256",
            "vpn 1 1 128",
            "vps 1 2 128",
            "all 2 4 512",
            "",
            "PROVIDER NETWORKS PREFIXES IPV4 ADDRESSES",
            "Big Cloud (hyperscaler) 0 1 256",
            "1984 (vpn) 1 1 128",
            "Rent It (vps) 1 2 128",
            "",
            "SOURCE NETWORKS PREFIXES IPV4 ADDRESSES UPDATED",
            "list 2 3 256 2026-06-17",
            "other 0 1 256 2026-06-18"),
        lines.subList(0, 14));
    assertEquals("FILE BYTES CHANGED (UTC)", lines.get(15));
    assertTrue(lines.get(16).endsWith(" 2026-06-20"), lines.get(16));
    assertEquals(17, lines.size());
  }

  @Test
  void statsShowTheLargestProvidersAndHowManyMoreThereAre() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      rows.append("10.0.").append(i).append(".0/24,P").append(i).append(",vps,,x,\n");
    }
    write("vpsbeacon_ranges_default.csv", rows.toString().replace("10.0.", "192.88."));

    assertEquals(0, ranges("stats"), captured.err());
    assertTrue(captured.out().contains("\nand 2 more\n\nSOURCE "), captured.out());
    assertFalse(captured.out().contains("P9 "), captured.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ranges | vpsbeacon: no command is given; there are lookup, stats and update"
            + " (see vpsbeacon ranges --help)",
        "ranges find | vpsbeacon: there is no command 'find'; there are lookup, stats and update"
            + " (see vpsbeacon ranges --help)",
        "ranges lookup | vpsbeacon: Missing required parameter: 'IP'"
            + " (see vpsbeacon ranges lookup --help)",
      })
  void badUsageIsOneSentence(String arguments, String sentence) {
    assertEquals(ExitCode.USAGE.status(), captured.run(arguments.split(" ", -1)));
    assertEquals(sentence + "\n", captured.err());
  }

  @Test
  void helpOfEachCommandNamesTheExitCodes() {
    assertEquals(0, captured.run("ranges", "lookup", "--help"));
    assertTrue(captured.out().contains("Exit codes:"), captured.out());
    assertTrue(captured.out().contains("--lookups"), captured.out());
  }
}
