package io.vpsbeacon.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.vpsbeacon.net.IpAddress;
import io.vpsbeacon.net.IpPrefix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangesTest {
  private static final String OWN = "vpsbeacon_ranges.csv";
  private static final String SHIPPED = "vpsbeacon_ranges_default.csv.gz";
  private static final String HEADER = "cidr,provider,class,asn,source,updated\n";

  @TempDir private Path folder;

  @Test
  void aRowIsFoundWithAllThatItSays() throws Exception {
    write(OWN, "2001:db8::/32,Späti Hosting,VPS,4294967295,by hand,2026-11-24\n");

    assertEquals(
        new Range(
            IpPrefix.parse("2001:db8::/32"),
            "Späti Hosting",
            ProviderClass.VPS,
            4_294_967_295L,
            "by hand",
            "2026-11-24"),
        table().find(IpAddress.parse("2001:db8::53")));
    assertNull(table().find(IpAddress.parse("2001:db9::53")));
  }

  @Test
  void whereNoFileAndNoFolderIsTheTableIsEmpty() throws Exception {
    assertEquals(0, table().size());
    assertEquals(0, Ranges.in(folder.resolve("none"), null).table().size());
    assertEquals(0, Ranges.none().table().size());
    assertEquals(List.of(), table().problems());
  }

  @Test
  void theShippedTableServesUntilThereIsOneOfTheUsers() throws Exception {
    write(SHIPPED, "192.0.2.0/24,Shipped,vps,,,\n198.51.100.0/24,Shipped,vps,,,\n");
    assertEquals("Shipped", provider("192.0.2.1"));

    write(OWN, "192.0.2.0/24,Own,vps,,,\n");
    assertEquals("Own", provider("192.0.2.1"));
    assertEquals("none", provider("198.51.100.1"));
  }

  @Test
  void furtherFilesComeOnTopAndWinOnAnEqualPrefix() throws Exception {
    write(OWN, "192.0.2.0/24,Own,vps,,,\n198.51.100.0/24,Own,vps,,,\n");
    write("vpsbeacon_ranges_b.csv.gz", "192.0.2.0/24,B,cdn,,,\n");
    write("vpsbeacon_ranges_a.csv", "192.0.2.0/24,A,cdn,,,\n203.0.113.0/24,A,vpn,,,\n");
    write("vpsbeacon_ranges_x.csv.bak", "198.51.100.0/24,Backup,vps,,,\n");
    write("hosting_networks.csv", "198.51.100.0/24,Other,vps,,,\n");
    write("hosting_networks_x.csv", "198.51.100.0/24,Other,vps,,,\n");

    assertEquals("B", provider("192.0.2.1"));
    assertEquals("Own", provider("198.51.100.1"));
    assertEquals("A", provider("203.0.113.1"));
    List<String> all = new ArrayList<>();
    table().forEach(range -> all.add(range.prefix() + " " + range.provider()));
    assertEquals(List.of("192.0.2.0/24 B", "198.51.100.0/24 Own", "203.0.113.0/24 A"), all);
  }

  @Test
  void theLongestPrefixWinsWhicheverFileItIsIn() throws Exception {
    write(OWN, "192.0.2.0/25,Narrow,vps,,,\n");
    write("vpsbeacon_ranges_wide.csv", "192.0.2.0/24,Wide,vps,,,\n");

    assertEquals("Narrow", provider("192.0.2.1"));
    assertEquals("Wide", provider("192.0.2.200"));
  }

  @Test
  void aBadRowIsLeftOutAndTold() throws Exception {
    write(
        OWN,
        """
        192.0.2.0/33,A,vps,,,
        192.0.2.0/24,A,cloud,,,
        192.0.2.0/24,,vps,,,
        192.0.2.0/24,A,vps,0,,
        192.0.2.0/24
        198.51.100.0/24,Good,hyperscaler,AS64496,,
        """);

    assertEquals(
        List.of(
            OWN
                + " line 2: cidr '192.0.2.0/33' is not a prefix such as 192.0.2.0/24 or"
                + " 2001:db8::/32",
            OWN + " line 3: class 'cloud' is none of vps, hyperscaler, cdn, vpn",
            OWN + " line 4: provider is empty",
            OWN + " line 5: asn '0' is not a number from 1 to 4294967295, nor empty",
            OWN + " line 6: only 1 cell under 6 columns"),
        problems());
    assertEquals("none", provider("192.0.2.1"));
    assertEquals(64_496, table().find(IpAddress.parse("198.51.100.1")).asn());
  }

  /** It would be one cell, of gigabytes where a small file is packed. */
  @Test
  void whatIsBehindAnOpenQuoteIsNotReadToItsEnd() throws Exception {
    write(
        OWN,
        "192.0.2.0/24,A,vps,,,\n198.51.100.0/24,\"B,vps,,,\n"
            + "203.0.113.0/24,C,vps,,,\n".repeat(100_000));

    assertEquals(
        List.of(
            OWN
                + " line 3: a row has more than 1048576 characters (a missing quote?); from here on"
                + " the file was not read"),
        problems());
    assertEquals("A", provider("192.0.2.1"));
  }

  @Test
  void anyNumberOfRowsIsReadOfWhichNoneIsLong() throws Exception {
    write(OWN, "198.51.100.0/24,B,vps,,,\n".repeat(100_000) + "192.0.2.0/24,A,vps,,,\n");

    assertEquals(List.of(), problems());
    assertEquals("A", provider("192.0.2.1"));
  }

  @Test
  void ofManyBadRowsFiveAreToldAndTheOthersCounted() throws Exception {
    write(OWN, "nonsense,A,vps,,,\n".repeat(12));

    assertEquals(6, problems().size());
    assertEquals(OWN + ": 7 more problems like these are not shown", problems().get(5));
  }

  @Test
  void aFileWithoutANeededColumnIsToldAndTheOthersAreRead() throws Exception {
    Files.writeString(folder.resolve(OWN), "cidr,name\n192.0.2.0/24,A\n");
    write("vpsbeacon_ranges_a.csv", "198.51.100.0/24,A,vps,,,\n");

    assertEquals(
        List.of(
            OWN
                + " line 1: column 'provider' is missing, no row was read: the header is"
                + " cidr,provider,class,asn,source,updated"),
        problems());
    assertEquals("A", provider("198.51.100.1"));
  }

  @Test
  void columnsMayComeInAnyOrderAndThoseThatOnlyTellMayBeMissing() throws Exception {
    Files.writeString(folder.resolve(OWN), "class,cidr,provider\nvps,192.0.2.0/24,A\n");

    assertEquals(
        new Range(IpPrefix.parse("192.0.2.0/24"), "A", ProviderClass.VPS, 0, "", ""),
        table().find(IpAddress.parse("192.0.2.1")));
  }

  @Test
  void brokenGzipIsToldNotThrown() throws Exception {
    Files.writeString(folder.resolve(SHIPPED), "no gzip");
    assertEquals(List.of(SHIPPED + ": the file cannot be read: Not in GZIP format"), problems());

    write(SHIPPED, "192.0.2.0/24,Shipped,vps,,,\n".repeat(1000));
    byte[] whole = Files.readAllBytes(folder.resolve(SHIPPED));
    Files.write(folder.resolve(SHIPPED), java.util.Arrays.copyOf(whole, whole.length - 9));
    assertEquals(1, problems().size());
    assertFalse(problems().get(0).isEmpty());
  }

  @Test
  void anEmptyFileInThePlaceOfTheShippedTableIsTold() throws Exception {
    write(SHIPPED, "192.0.2.0/24,Shipped,vps,,,\n");
    Files.writeString(folder.resolve(OWN), "");

    assertEquals(
        List.of(OWN + ": is empty: the header is cidr,provider,class,asn,source,updated"),
        problems());
    assertEquals("none", provider("192.0.2.1"));
  }

  @Test
  void theTableIsLoadedOnce() throws Exception {
    Ranges ranges = Ranges.in(folder, null);

    assertSame(ranges.table(), ranges.table());
  }

  private RangeTable table() throws LookupException {
    return Ranges.in(folder, null).table();
  }

  private List<String> problems() throws LookupException {
    return table().problems().stream().map(Problem::toString).toList();
  }

  private String provider(String address) throws LookupException {
    Range range = table().find(IpAddress.parse(address));
    return range == null ? "none" : range.provider();
  }

  private void write(String file, String rows) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(folder.resolve(file));
        OutputStream out = file.endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes) {
      out.write((HEADER + rows).getBytes(UTF_8));
    }
  }
}
