package io.vpsbeacon.feeds;

import static io.vpsbeacon.feeds.Feeds.body;
import static io.vpsbeacon.feeds.Feeds.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedFormatTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain | cidr_list | 5.5.5.0/24~2600::/32~ | 5.5.5.0/24 Acme vps 7; 2600:0:0:0/32 Acme vps 7",
        "an address alone | cidr_list | 5.5.5.5 | 5.5.5.5/32 Acme vps 7",
        "comments and blanks | cidr_list | # all~~ 5.5.5.0/24 # ours~ | 5.5.5.0/24 Acme vps 7",
        "CRLF and a byte order mark | cidr_list | \ufeff5.5.5.0/24\r~6.6.6.0/24\r~"
            + " | 5.5.5.0/24 Acme vps 7; 6.6.6.0/24 Acme vps 7",
        "bits behind the prefix | cidr_list | 5.5.5.9/24 | 5.5.5.0/24 Acme vps 7",
        "cidr alone | csv | CIDR~5.5.5.0/24 | 5.5.5.0/24 Acme vps 7",
        "all columns and one more | csv | cidr,x,provider,class,asn~5.5.5.0/24,y,\"B, \"\"Ltd\"\"\",CDN,AS9"
            + " | 5.5.5.0/24 B, \"Ltd\" cdn 9",
        "empty cells are the feed's | csv | cidr,provider,class,asn~5.5.5.0/24,,-,"
            + " | 5.5.5.0/24 Acme vps 7",
        "geofeed | geofeed | # RFC 8805~5.5.5.0/24,DE,DE-HE,Fränkfurt,~6.6.6.0/24,,,,"
            + " | 5.5.5.0/24 Acme vps 7; 6.6.6.0/24 Acme vps 7",
        "Amazon | aws | {\"syncToken\":\"1\",\"prefixes\":[{\"ip_prefix\":\"3.5.0.0/16\",\"region\":null}],"
            + "\"ipv6_prefixes\":[{\"ipv6_prefix\":\"2600:1f00::/24\"}]}"
            + " | 3.5.0.0/16 AWS hyperscaler 7; 2600:1f00::/24 AWS hyperscaler 7",
        "Google | gcp | {\"prefixes\":[{\"ipv4Prefix\":\"34.1.0.0/16\"},{\"ipv6Prefix\":\"2600:1900::/35\"}]}"
            + " | 34.1.0.0/16 Google Cloud hyperscaler 7; 2600:1900::/35 Google Cloud hyperscaler 7",
        "Microsoft | azure | {\"values\":[{\"name\":\"x\",\"properties\":{\"addressPrefixes\":[\"13.1.0.0/16\"]}}]}"
            + " | 13.1.0.0/16 Azure hyperscaler 7",
        "Oracle | oracle | {\"regions\":[{\"cidrs\":[{\"cidr\":\"129.1.0.0/16\",\"tags\":[\"OCI\"]}]}]}"
            + " | 129.1.0.0/16 Oracle Cloud hyperscaler 7",
        "JSON with a byte order mark | gcp | \ufeff{\"prefixes\":[{\"ipv4Prefix\":\"34.1.0.0/16\"}]}"
            + " | 34.1.0.0/16 Google Cloud hyperscaler 7",
      })
  void reads(String name, String format, String text, String ranges) throws IOException {
    List<String> expected =
        Arrays.stream(ranges.split("; ", -1))
            .map(range -> range.replace("2600:0:0:0/32", "2600::/32"))
            .toList();
    assertEquals(expected, read(format, body(text)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "default route | cidr_list | 5.5.5.0/24~0.0.0.0/0 | line 2: 0.0.0.0/0 is a default route",
        "IPv6's default route | cidr_list | ::/0 | line 1: ::/0 is a default route",
        "half of the Internet | cidr_list | 128.0.0.0/1 | line 1: 128.0.0.0/1 holds 169.254.0.0/16",
        "wider than anyone has | cidr_list | 32.0.0.0/3 | is wider than /8",
        "wider than anyone has in IPv6 | cidr_list | 2400::/12 | is wider than /16",
        "a private network | cidr_list | 10.1.0.0/16 | 10.1.0.0/16 is a private network",
        "another | cidr_list | 172.16.0.0/12 | is a private network",
        "a third | cidr_list | 192.168.1.1 | is a private network",
        "it within a wider one | cidr_list | 192.0.0.0/8 | 192.0.0.0/8 holds 192.",
        "private in mapped IPv6 | cidr_list | ::ffff:10.0.0.0/104 | is a private network",
        "carrier's NAT | cidr_list | 100.64.0.0/10 | a private network",
        "loopback | cidr_list | 127.0.0.1 | is loopback",
        "IPv6's loopback | cidr_list | ::1 | is loopback",
        "link-local | cidr_list | 169.254.169.254 | is link-local",
        "IPv6's link-local | cidr_list | fe80::/10 | is link-local",
        "unique local | cidr_list | fd00::/8 | is a private network",
        "multicast | cidr_list | 224.0.0.0/24 | is multicast",
        "IPv6's multicast | cidr_list | ff02::1 | is multicast",
        "reserved | cidr_list | 240.0.0.0/8 | is reserved",
        "broadcast | cidr_list | 255.255.255.255 | is reserved",
        "documentation within a wider one | cidr_list | 2001:d00::/24 | holds 2001:db8::/32",
        "not of the Internet | cidr_list | 4000::/16 | is outside of 2000::/3",
        "no address | cidr_list | hello | line 1: 'hello' is not an IPv4 or IPv6 address",
        "no prefix length | cidr_list | 5.5.5.0/33 | line 1: '33' is not a prefix length",
        "a web page | cidr_list | <!DOCTYPE html> | line 1: '<!DOCTYPE html>' is not",
        "no header | csv | 5.5.5.0/24,Acme | line 1: is the header and has no column 'cidr'",
        "a column twice | csv | cidr,asn,asn~ | has the column 'asn' twice",
        "a cell too many | csv | cidr~5.5.5.0/24,x | line 2: 2 cells under 1 columns",
        "formula | csv | cidr,provider~5.5.5.0/24,=cmd()"
            + " | line 2: cell 2 '=cmd()' begins like a formula",
        "formula with + | csv | cidr,provider~5.5.5.0/24,+1 | begins like a formula",
        "formula with - | csv | cidr,provider~5.5.5.0/24,-1+1 | begins like a formula",
        "formula with @ | csv | cidr,provider~5.5.5.0/24,@SUM(1) | begins like a formula",
        "formula behind a tab | csv | cidr,provider~5.5.5.0/24,^=1 | begins like a formula",
        "formula behind a blank | csv | cidr,provider~5.5.5.0/24, =1 | begins like a formula",
        "formula in quotes | csv | cidr,provider~5.5.5.0/24,\"=1\" | begins like a formula",
        "formula where nobody looks | csv | cidr,x~5.5.5.0/24,=1 | begins like a formula",
        "formula in a geofeed | geofeed | 5.5.5.0/24,US,,=1+1, | line 1: cell 4 '=1+1' begins",
        "open quote | csv | cidr,provider~5.5.5.0/24,\"Acme~6.6.6.0/24,x | line 2: a quote is not",
        "text behind a quote | csv | cidr,provider~5.5.5.0/24,\"A\"b | line 2: a quote is not",
        "unknown class | csv | cidr,class~5.5.5.0/24,botnet | class 'botnet' is none of vps",
        "network 0 | csv | cidr,asn~5.5.5.0/24,0 | asn '0' is not a number from 1 to 4294967295",
        "network past 32 bits | csv | cidr,asn~5.5.5.0/24,4294967296 | asn '4294967296' is not",
        "control character | csv | cidr,provider~5.5.5.0/24,A\u0007B | holds a control character",
        "lost text | csv | cidr,provider~5.5.5.0/24,Soci\ufffdt\ufffd | holds U+FFFD",
        "text turned around | csv | cidr,provider~5.5.5.0/24,A\u202eB | holds a control character",
        "private in JSON | aws | {\"prefixes\":[{\"ip_prefix\":\"10.0.0.0/8\"}]}"
            + " | $.prefixes[0].ip_prefix: 10.0.0.0/8 is a private network",
        "a number | aws | {\"prefixes\":[{\"ip_prefix\":5}]}"
            + " | $.prefixes[0].ip_prefix: is number, must be a text",
        "no list | gcp | {\"prefixes\":\"all\"} | $.prefixes: is a text, must be a list",
        "no object | azure | {\"values\":[[]]} | $.values[0]: is a list, must be an object",
        "null | oracle | {\"regions\":null} | $.regions: is null, must be a list",
        "a list on top | aws | [] | $: is a list, must be an object",
        "no JSON | aws | hello | $: is no JSON",
        "lenient JSON | aws | {'prefixes':[]} | is no JSON",
        "cut JSON | aws | {\"prefixes\":[{\"ip_prefix\":\"3.5.0.0/16\"} | the JSON ends too early",
        "more behind JSON | aws | {\"prefixes\":[]} {} | $: is no JSON",
      })
  void refusesWholeAndSaysWhere(String name, String format, String text, String reason) {
    FeedException refused = assertThrows(FeedException.class, () -> read(format, body(text)));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    assertTrue(refused.getMessage().endsWith("; the whole feed is refused"), refused.getMessage());
  }

  @Test
  void anUnknownFormatNamesTheKnownOnes() {
    String told =
        assertThrows(IllegalArgumentException.class, () -> FeedFormat.of("xml")).getMessage();
    String all =
        Arrays.stream(FeedFormat.values())
            .map(FeedFormat::toString)
            .collect(Collectors.joining(", "))
            .replace("oracle, geofeed", "oracle and geofeed");
    assertEquals("'xml' is no format: there are " + all, told);
  }
}
