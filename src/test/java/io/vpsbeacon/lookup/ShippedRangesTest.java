package io.vpsbeacon.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.net.IpAddress;
import io.vpsbeacon.net.IpPrefix;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped table of hosting ranges, and the list of networks that it is made from. */
class ShippedRangesTest {
  private static final Path FILE = Path.of("app", "lookups", "vpsbeacon_ranges_default.csv.gz");
  private static final Path NETWORKS = Path.of("src", "ranges", "networks.csv");

  /** What a package may grow by. */
  private static final long MOST_BYTES = 1_000_000;

  private static List<CSVRecord> rows;
  private static Map<String, CSVRecord> networks;
  private static RangeTable table;

  @BeforeAll
  static void read(@TempDir Path folder) throws IOException, LookupException {
    rows =
        csv(new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), UTF_8), "cidr");
    networks = new HashMap<>();
    for (CSVRecord network : csv(Files.newBufferedReader(NETWORKS), "asn")) {
      assertNull(networks.put(network.get("asn"), network), network::toString);
    }
    // A clone may have tables of its user's beside it.
    Files.copy(FILE, folder.resolve(FILE.getFileName()));
    table = Ranges.in(folder, null).table();
  }

  private static List<CSVRecord> csv(Reader reader, String first) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser = format.parse(reader)) {
      assertEquals(first, parser.getHeaderNames().get(0));
      return parser.getRecords();
    }
  }

  @Test
  void everyRowCanBeUsed() {
    assertEquals(List.of(), table.problems());
    assertEquals(rows.size(), table.size());
  }

  @Test
  void prefixesAreInOrderAndNoneLiesInAnother() {
    IpPrefix before = null;
    for (CSVRecord row : rows) {
      IpPrefix prefix = IpPrefix.parse(row.get("cidr"));
      assertEquals(row.get("cidr"), prefix.toString());
      if (before != null) {
        boolean sameFamily = before.address().isIpv4() == prefix.address().isIpv4();
        assertTrue(sameFamily || before.address().isIpv4(), row::toString);
        assertTrue(!sameFamily || before.address().compareTo(prefix.address()) < 0, row::toString);
        assertFalse(before.contains(prefix.address()), row::toString);
      }
      before = prefix;
    }
  }

  @Test
  void noPrefixHoldsHalfAnInternetOrAPrivateNetwork() {
    List<IpAddress> unroutable = new ArrayList<>();
    for (String address :
        List.of(
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.1.1",
            "172.16.0.1",
            "192.168.0.1",
            "198.51.100.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "fd00::1",
            "fe80::1",
            "2001:db8::1")) {
      unroutable.add(IpAddress.parse(address));
    }
    unroutable.forEach(address -> assertNull(table.find(address), address::toString));
    for (CSVRecord row : rows) {
      IpPrefix prefix = IpPrefix.parse(row.get("cidr"));
      assertTrue(prefix.length() >= (prefix.address().isIpv4() ? 9 : 20), row::toString);
    }
  }

  @Test
  void everyRowIsOfANetworkOfTheListAndEveryNetworkHasRows() {
    Set<String> seen = new HashSet<>();
    Set<String> days = new HashSet<>();
    for (CSVRecord row : rows) {
      CSVRecord network = networks.get(row.get("asn"));
      assertNotNull(network, row::toString);
      assertEquals(network.get("provider"), row.get("provider"), row::toString);
      assertEquals(network.get("class"), row.get("class"), row::toString);
      assertEquals("ip-location-db", row.get("source"));
      seen.add(row.get("asn"));
      days.add(row.get("updated"));
    }
    assertEquals(networks.keySet(), seen);
    assertEquals(1, days.size());
    assertTrue(days.iterator().next().matches("20\\d\\d-\\d\\d-\\d\\d"), days::toString);
  }

  @Test
  void everyNetworkHasAProviderAClassAndAReason() {
    assertTrue(networks.size() >= 300, () -> networks.size() + " networks");
    Set<ProviderClass> classes = new HashSet<>();
    for (CSVRecord network : networks.values()) {
      assertTrue(network.get("asn").matches("[1-9]\\d{0,9}"), network::toString);
      assertNotNull(ProviderClass.of(network.get("class")), network::toString);
      classes.add(ProviderClass.of(network.get("class")));
      assertFalse(network.get("provider").isBlank(), network::toString);
      assertFalse(network.get("reason").isBlank(), network::toString);
    }
    assertEquals(Set.of(ProviderClass.values()), classes);
  }

  /** Half of all software lives there, so what asks for vps must not get them. */
  @ParameterizedTest
  @ValueSource(strings = {"AWS", "Azure", "Google", "Akamai", "Cloudflare", "Fastly"})
  void cloudsAndContentNetworksAreNeverVps(String provider) {
    int found = 0;
    for (CSVRecord network : networks.values()) {
      if (network.get("provider").equals(provider)) {
        assertNotEquals("vps", network.get("class"), network::toString);
        found++;
      }
    }
    assertTrue(found > 0);
  }

  @Test
  void theTableKeepsThePackageSmall() throws IOException {
    assertTrue(Files.size(FILE) < MOST_BYTES, () -> FILE + " is too large");
    assertTrue(rows.size() < 150_000, () -> rows.size() + " rows");
    assertTrue(rows.size() > 50_000, () -> rows.size() + " rows");
  }

  /** Each with where the provider itself, or a registry, says in public whose address it is. */
  @ParameterizedTest
  @CsvSource({
    // developers.google.com/speed/public-dns
    "8.8.8.8, Google, hyperscaler",
    "8.8.4.4, Google, hyperscaler",
    "2001:4860:4860::8888, Google, hyperscaler",
    // TXT of _netblocks.google.com
    "35.190.247.1, Google, hyperscaler",
    "64.233.160.1, Google, hyperscaler",
    "216.239.32.10, Google, hyperscaler",
    // gstatic.com/ipranges/cloud.json
    "34.80.0.1, Google, hyperscaler",
    // ip-ranges.amazonaws.com/ip-ranges.json
    "3.5.140.1, AWS, hyperscaler",
    "18.232.0.1, AWS, hyperscaler",
    "52.94.76.1, AWS, hyperscaler",
    "13.32.0.1, AWS, hyperscaler",
    "205.251.192.1, AWS, hyperscaler",
    // learn.microsoft.com, Office 365 URLs and IP address ranges
    "13.107.6.152, Azure, hyperscaler",
    "40.96.0.1, Azure, hyperscaler",
    "52.96.0.1, Azure, hyperscaler",
    "104.47.0.1, Azure, hyperscaler",
    "2603:1006::1, Azure, hyperscaler",
    // docs.oracle.com/iaas/tools/public_ip_ranges.json
    "129.146.0.1, Oracle Cloud, hyperscaler",
    // developers.cloudflare.com/1.1.1.1
    "1.1.1.1, Cloudflare, cdn",
    "2606:4700:4700::1111, Cloudflare, cdn",
    // cloudflare.com/ips
    "104.16.0.1, Cloudflare, cdn",
    "172.64.0.1, Cloudflare, cdn",
    "173.245.48.1, Cloudflare, cdn",
    "131.0.72.1, Cloudflare, cdn",
    "2400:cb00::1, Cloudflare, cdn",
    // api.fastly.com/public-ip-list
    "23.235.32.1, Fastly, cdn",
    "43.249.72.1, Fastly, cdn",
    "151.101.1.69, Fastly, cdn",
    // techdocs.akamai.com, origin IP access control list
    "2.16.0.1, Akamai, cdn",
    "23.32.0.1, Akamai, cdn",
    "23.192.0.1, Akamai, cdn",
    "104.64.0.1, Akamai, cdn",
    // digitalocean.com/geo/google.csv; ARIN
    "104.131.0.1, DigitalOcean, vps",
    "104.236.0.1, DigitalOcean, vps",
    "162.243.0.1, DigitalOcean, vps",
    "2604:a880::1, DigitalOcean, vps",
    // scanme.nmap.org; geoip.linode.com
    "45.33.32.156, Linode, vps",
    "139.162.0.1, Linode, vps",
    "2600:3c00::1, Linode, vps",
    // Vultr's looking glasses in New Jersey, Amsterdam, Singapore; geofeed.constant.com
    "108.61.149.182, Vultr, vps",
    "108.61.198.102, Vultr, vps",
    "45.32.100.168, Vultr, vps",
    "2001:19f0::1, Vultr, vps",
    // Hetzner's former name server and speed test; RIPE NCC
    "213.133.98.98, Hetzner, vps",
    "88.198.248.254, Hetzner, vps",
    "2a01:4f8::1, Hetzner, vps",
    // help.ovhcloud.com (name server); RIPE NCC
    "213.186.33.99, OVH, vps",
    "2001:41d0::1, OVH, vps",
    // ping.online.net; RIPE NCC
    "62.210.18.40, Scaleway, vps",
    // contabo.com (name server)
    "213.136.95.10, Contabo, vps",
    // ARIN
    "198.98.48.1, BuyVM, vps",
    // mullvad.net (a public name server of its own)
    "193.138.218.74, Mullvad, vpn",
  })
  void wellKnownAddressesAreWhoseTheyAre(String address, String provider, String providerClass) {
    Range range = table.find(IpAddress.parse(address));

    assertNotNull(range);
    assertEquals(
        List.of(provider, providerClass),
        List.of(range.provider(), range.providerClass().toString()));
  }

  /** Quad9, OpenDNS, GitHub, Facebook: networks that rent out nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"9.9.9.9", "208.67.222.222", "140.82.112.3", "157.240.1.35"})
  void networksThatRentOutNothingAreNotInIt(String address) {
    assertNull(table.find(IpAddress.parse(address)));
  }
}
