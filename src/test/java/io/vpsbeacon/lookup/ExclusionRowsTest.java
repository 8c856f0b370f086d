package io.vpsbeacon.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one row of an exclusion lookup says, and when it is left out. */
class ExclusionRowsTest extends ExclusionLookups {
  @Test
  void filledCellsAreTheConditions() throws IOException {
    users("true,WS-1,CORP\\anna,C:\\a.exe,a.exe -x,10.0.0.0/8,192.0.2.7,443,why,me,today,\n");
    Loaded<List<ExclusionRow>> loaded = load();
    assertEquals(List.of(), loaded.problems());
    assertEquals(
        List.of(
            new ExclusionRow(
                Map.of(
                    Field.HOST, "WS-1",
                    Field.USER, "CORP\\anna",
                    Field.IMAGE, "C:\\a.exe",
                    Field.COMMAND_LINE, "a.exe -x",
                    Field.SOURCE_IP, "10.0.0.0/8",
                    Field.DESTINATION_IP, "192.0.2.7",
                    Field.DESTINATION_PORT, "443"),
                FileNames.EXCLUSIONS,
                2)),
        loaded.value());
  }

  @Test
  void columnsAreFoundByNameInAnyOrder() throws IOException {
    write(FileNames.EXCLUSIONS, "reason, dest ,image\nwhy, 192.0.2.7 , C:\\a b.exe \n");
    Loaded<List<ExclusionRow>> loaded = load();
    assertEquals(List.of(), loaded.problems());
    assertEquals(
        Map.of(Field.DESTINATION_IP, "192.0.2.7", Field.IMAGE, "C:\\a b.exe"),
        loaded.value().get(0).conditions());
  }

  @Test
  void commandLineKeepsItsBlanks() throws IOException {
    users("true,,,,\" a.exe \",,,,,,,\n");
    assertEquals(Map.of(Field.COMMAND_LINE, " a.exe "), load().value().get(0).conditions());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "true", "TRUE", "1", "yes", "Y", "t", " true "})
  void rowIsEnabledUnlessItSaysOtherwise(String enabled) throws IOException {
    users(enabled + ",h,,,,,,,,,,\n");
    assertEquals(1, load().value().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "False", "0", "no", "N", "f"})
  void disabledRowDoesNothing(String enabled) throws IOException {
    users(enabled + ",h,,,,,,,,,,\n");
    Loaded<List<ExclusionRow>> loaded = load();
    assertEquals(List.of(), loaded.value());
    assertEquals(List.of(), loaded.problems());
  }

  @Test
  void rowIsInForceUntilItsLastDayIsOver() throws IOException {
    users("true,a,,,,,,,,,,2026-06-14\ntrue,b,,,,,,,,,,2026-06-15\n");
    assertEquals(List.of("b"), hosts(load()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true,,,a.exe,,,45.77.0.0/0,,,,,|dest '45.77.0.0/0' is every address there is: leave the"
            + " cell empty",
        "true,,,,,::/0,,,,,,|src '::/0' is every address there is: leave the cell empty",
        "true,,,,,,,,why,me,,|the row has no condition and would exclude everything",
        "true,,,*,,,**,,,,,|the row's only conditions are wildcards and would exclude everything",
        "true,*,*\\*,*\\*.*,*,*:*,*.*.*.*,*,,,,|the row's only conditions are wildcards and would"
            + " exclude everything",
        "true,10.0.0.0/8,,,,,,,,,,|host '10.0.0.0/8' holds a /: hosts are names; a prefix belongs into"
            + " src or dest",
        "maybe,h,,,,,,,,,,|enabled 'maybe' is not one of true, t, yes, y, 1, false, f, no,"
            + " n, 0",
        "true,h,,,,,10.0.0.0/33,,,,,|dest '10.0.0.0/33' is not a CIDR prefix: '33' is not a prefix"
            + " length: behind an IPv4 address a number from 0 to 32",
        "true,h,,,,evil/8,,,,,,|src 'evil/8' is not a CIDR prefix: 'evil' is not an IPv4 or IPv6"
            + " address",
        "true,h,,,,,10.*/8,,,,,|dest '10.*/8' is not a CIDR prefix: '10.*' is not an IPv4 or IPv6"
            + " address",
        "true,h,,,,,10.0.0.256,,,,,|dest '10.0.0.256' is not an IP address: write one address, a"
            + " prefix such as 10.0.0.0/8, or use * as in 10.1.*",
        "true,h,,,,,10.0.0.1-10.0.0.9,,,,,|dest '10.0.0.1-10.0.0.9' is not an IP address: write one"
            + " address, a prefix such as 10.0.0.0/8, or use * as in 10.1.*",
        "true,h,,,,,fe80:::1,,,,,|dest 'fe80:::1' is not an IP address: write one address, a prefix"
            + " such as 10.0.0.0/8, or use * as in 10.1.*",
        "true,h,,,,,,https,,,,|port 'https' is not a number from 0 to 65535, nor digits with *",
        "true,h,,,,,,70000,,,,|port '70000' is not a number from 0 to 65535, nor digits with *",
        "true,h,,,,,,8000-8999,,,,|port '8000-8999' is not a number from 0 to 65535, nor digits"
            + " with *",
        "true,h|only 2 cells under 12 columns",
        "true,h,,,,,,,,,,,more|13 cells under 12 columns"
      })
  void rowInDoubtIsLeftOutAndTold(String row, String cause) throws IOException {
    users(row + "\ntrue,next,,,,,,,,,,\n");
    Loaded<List<ExclusionRow>> loaded = load();
    assertEquals(List.of("next"), hosts(loaded));
    assertEquals(
        List.of("vpsbeacon_exclusions.csv line 2: " + cause + "; the row is left out"),
        texts(loaded));
  }

  @Test
  void cellOfSeveralLinesIsNoHost() throws IOException {
    users("true,\"h\nx\",,,,,,,,,,\n");
    assertEquals(
        List.of(
            "vpsbeacon_exclusions.csv line 2: host holds a line break (a missing quote?); the row is"
                + " left out"),
        texts(load()));
  }

  @Test
  void wrongExpiryIsTold() throws IOException {
    users("true,h,,,,,,,,,,31.12.2026\n");
    assertEquals(
        List.of(
            "vpsbeacon_exclusions.csv line 2: expires '31.12.2026' is not a date: allowed are"
                + " 2026-12-31 (that day is the last, in UTC), 2026-12-31T18:00:00Z and epoch"
                + " seconds; the row is left out"),
        texts(load()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.?",
        "update.example.org",
        "*.example.org",
        "10.0.0.1 10.0.0.2",
        "\"10.0.0.1,10.0.0.2\"",
        "10.0.0.1;10.0.0.2",
        "300.*",
        "10..*",
        "1.2.3.4.*",
        "fe80*",
        "localhost",
        "10"
      })
  void destinationThatIsNoAddressIsToldForNoConnectionHasIt(String dest) throws IOException {
    users("true,,,,,," + dest + ",,,,,\ntrue,,,,," + dest + ",,,,,,\n");
    assertEquals(List.of(), load().value());
    String text = dest.replace("\"", "");
    String cause =
        " '"
            + text
            + "' is not an IP address: write one address, a prefix such as 10.0.0.0/8, or use * as"
            + " in 10.1.*; the row is left out";
    assertEquals(
        List.of(
            "vpsbeacon_exclusions.csv line 2: dest" + cause,
            "vpsbeacon_exclusions.csv line 3: src" + cause),
        texts(load()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.*",
        "1*.2.3.*",
        "*.7",
        "fe80::*",
        "*:1",
        "::ffff:10.0.0.0/104",
        "*",
        "*.*",
        "2001:db8::1"
      })
  void anAddressMayBeAPrefixOrHoldStars(String dest) throws IOException {
    users("true,h,,,,," + dest + ",,,,,\n");
    assertEquals(List.of(), load().problems());
    assertEquals(dest, load().value().get(0).conditions().get(Field.DESTINATION_IP));
  }

  @Test
  void portLosesItsLeadingZerosAndMayHoldStars() throws IOException {
    users("true,,,,,,,0443,,,,\ntrue,,,,,,,80*,,,,\n");
    assertEquals(
        List.of("443", "80*"),
        load().value().stream().map(row -> row.conditions().get(Field.DESTINATION_PORT)).toList());
  }

  @Test
  void unknownColumnIsToldOnceAndIgnored() throws IOException {
    write(FileNames.EXCLUSIONS, "image,ticket\na.exe,INC-1\nb.exe,INC-2\n");
    Loaded<List<ExclusionRow>> loaded = load();
    assertEquals(2, loaded.value().size());
    assertEquals(
        List.of(
            "vpsbeacon_exclusions.csv line 1: unknown column 'ticket' is ignored: the columns are "
                + HEADER.strip()),
        texts(loaded));
  }

  @ParameterizedTest
  @CsvSource({
    "imgae, image",
    "Image, image",
    "CommandLine, command_line",
    "DestinationIp, dest",
    "dest_ip, dest",
    "dst, dest",
    "user_, user",
    "enable, enabled",
    "expire, expires"
  })
  void rowThatFillsAMisspeltColumnIsLeftOutForItWouldExcludeMoreThanMeant(
      String column, String meant) throws IOException {
    write(FileNames.EXCLUSIONS, "host," + column + "\nWS-1,x\nWS-2,\n");
    Loaded<List<ExclusionRow>> loaded = load();
    assertEquals(List.of("WS-2"), hosts(loaded));
    assertEquals(
        List.of(
            "vpsbeacon_exclusions.csv line 1: unknown column '"
                + column
                + "' (meant: "
                + meant
                + "?); rows that fill it are left out: the columns are "
                + HEADER.strip(),
            "vpsbeacon_exclusions.csv line 2: column '"
                + column
                + "' is unknown (meant: "
                + meant
                + "?); the row is left out"),
        texts(loaded));
  }
}
