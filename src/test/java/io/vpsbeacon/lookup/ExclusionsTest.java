package io.vpsbeacon.lookup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExclusionsTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final String HEADER =
      "enabled,host,user,image,command_line,src,dest,port,reason,author,created,expires\n";

  @TempDir private Path folder;

  @BeforeEach
  void noShippedRows() throws IOException {
    write(FileNames.EXCLUSIONS_DEFAULT, HEADER);
  }

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

  @Test
  void disabledUserRowWithTheSameCellsSwitchesAShippedRowOff() throws IOException {
    shipped("true,,,C:\\a.exe,,,,,,,,\ntrue,,,,,,10.0.0.0/8,,,,,\ntrue,h,,,,,,,,,,\n");
    users("false,,, c:\\A.EXE ,,,,,mine,,,\nno,,,,,,10.1.2.3/8,,,,,\n");
    assertEquals(List.of("h"), hosts(load()));
  }

  @Test
  void disabledUserRowWithOtherCellsSwitchesNothingOff() throws IOException {
    shipped("true,h,,C:\\a.exe,,,,,,,,\n");
    users("false,,,C:\\a.exe,,,,,,,,\nfalse,h,,,,,,,,,,\nfalse,h,,C:\\a.exe,,,,443,,,,\n");
    assertEquals(List.of("h"), hosts(load()));
  }

  @Test
  void expiredUserRowNoLongerSwitchesOff() throws IOException {
    shipped("true,h,,,,,,,,,,\n");
    users("false,h,,,,,,,,,,2026-06-01\n");
    assertEquals(List.of("h"), hosts(load()));
  }

  @Test
  void usersCanSwitchOnWhatIsShippedOff() throws IOException {
    shipped("false,h,,,,,,,,,,\n");
    users("true,h,,,,,,,,,,\n");
    assertEquals(FileNames.EXCLUSIONS, load().value().get(0).file());
  }

  @Test
  void anotherUsersFileStandsInForTheirs() throws IOException {
    users("true,theirs,,,,,,,,,,\n");
    Path other = folder.resolve("other.csv");
    Files.writeString(other, HEADER + "true,other,,,,,,,,,,\n");
    assertEquals(List.of("other"), hosts(new LookupFolder(folder).exclusions(other, NOW)));
  }

  @Test
  void missingUsersFileIsNothing() {
    assertEquals(List.of(), load().problems());
  }

  @Test
  void missingShippedOrNamedFileIsTold() throws IOException {
    Files.delete(folder.resolve(FileNames.EXCLUSIONS_DEFAULT));
    assertEquals(
        List.of(
            "other.csv: the file is missing",
            "vpsbeacon_exclusions_default.csv: the file is" + " missing"),
        texts(new LookupFolder(folder).exclusions(folder.resolve("other.csv"), NOW)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", ",,,\n"})
  void emptyFileHasNoRows(String content) throws IOException {
    write(FileNames.EXCLUSIONS, content);
    Loaded<List<ExclusionRow>> loaded = load();
    assertEquals(List.of(), loaded.value());
    assertEquals(List.of(), loaded.problems());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true,,,,,,,,why,me,,|the row has no condition and would exclude everything",
        "true,,,*,,,**,,,,,|the row's only conditions are '*' and would exclude everything",
        "maybe,h,,,,,,,,,,|enabled 'maybe' is not one of true, false, yes, no, 1, 0",
        "true,h,,,,,10.0.0.0/33,,,,,|dest '10.0.0.0/33' is not a CIDR prefix: '33' is not a prefix"
            + " length: behind an IPv4 address a number from 0 to 32",
        "true,h,,,,evil/8,,,,,,|src 'evil/8' is not a CIDR prefix: 'evil' is not an IPv4 or IPv6"
            + " address",
        "true,h,,,,,10.*/8,,,,,|dest '10.*/8' is not a CIDR prefix: '10.*' is not an IPv4 or IPv6"
            + " address",
        "true,h,,,,,10.0.0.256,,,,,|dest '10.0.0.256' is not an IP address: write one address, a"
            + " prefix such as 10.0.0.0/8, or use *",
        "true,h,,,,,10.0.0.1-10.0.0.9,,,,,|dest '10.0.0.1-10.0.0.9' is not an IP address: write one"
            + " address, a prefix such as 10.0.0.0/8, or use *",
        "true,h,,,,,fe80:::1,,,,,|dest 'fe80:::1' is not an IP address: write one address, a prefix"
            + " such as 10.0.0.0/8, or use *",
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
  @ValueSource(strings = {"10.0.*", "update.example.org", "fe80::*", "::ffff:10.0.0.0/104", "*"})
  void anyTextMayBeADestination(String dest) throws IOException {
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true,,,C:\\a.exe,,,,,,,,|the header has none of the columns that say what to exclude",
        "enabled,image,image|column 'image' is there twice",
        "enabled;host;image|columns are not separated by commas"
      })
  void unusableHeaderIsToldAndNoRowRead(String header, String cause) throws IOException {
    write(FileNames.EXCLUSIONS, header + "\ntrue,a,b\n");
    Loaded<List<ExclusionRow>> loaded = load();
    assertEquals(List.of(), loaded.value());
    assertEquals(
        List.of(
            "vpsbeacon_exclusions.csv line 1: "
                + cause
                + "; no row was read: the columns are "
                + HEADER.strip()),
        texts(loaded));
  }

  @Test
  void linesAreThoseOfTheFileWhateverIsInTheCells() throws IOException {
    write(
        FileNames.EXCLUSIONS,
        "host,reason\r\n\r\na,\"two\r\nlines\"\r\n,\r\nb,\"three\n\nlines\"\r\nc,\r\n,no\r\n");
    Loaded<List<ExclusionRow>> loaded = load();
    assertEquals(List.of(3L, 6L, 9L), loaded.value().stream().map(ExclusionRow::line).toList());
    assertEquals(10, loaded.problems().get(0).line());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"open,,,,\ntrue,lost,,,,,,,,,,\n", "\"a\"b,,,,,,,,,,\n"})
  void rowsBeforeABrokenQuoteAreKept(String broken) throws IOException {
    users("true,a,,,,,,,,,,\ntrue," + broken);
    Loaded<List<ExclusionRow>> loaded = load();
    assertEquals(List.of("a"), hosts(loaded));
    assertEquals(
        List.of(
            "vpsbeacon_exclusions.csv line 3: a quote is not closed, or text follows a closing"
                + " quote; from here on the file was not read"),
        texts(loaded));
  }

  @Test
  void byteOrderMarkIsNoPartOfTheHeader() throws IOException {
    write(FileNames.EXCLUSIONS, "\ufeffhost\na\n");
    Loaded<List<ExclusionRow>> loaded = load();
    assertEquals(List.of("a"), hosts(loaded));
    assertEquals(List.of(), loaded.problems());
  }

  @Test
  void brokenUtf8CostsItsRowUnlessItIsInANote() throws IOException {
    write(FileNames.EXCLUSIONS, "host,reason\nJürgen-PC,\nb,für mich\n", ISO_8859_1);
    Loaded<List<ExclusionRow>> loaded = load();
    assertEquals(List.of("b"), hosts(loaded));
    assertEquals(
        List.of("vpsbeacon_exclusions.csv line 2: host is not UTF-8 text; the row is left out"),
        texts(loaded));
  }

  @Test
  void utf16IsToldAsSuch() throws IOException {
    write(FileNames.EXCLUSIONS, "host\na\n", UTF_16);
    assertEquals(
        List.of("vpsbeacon_exclusions.csv: is UTF-16 text; save it as CSV in UTF-8"),
        texts(load()));
  }

  @Test
  void folderInPlaceOfAFileIsTold() throws IOException {
    Files.createDirectory(folder.resolve(FileNames.EXCLUSIONS));
    Loaded<List<ExclusionRow>> loaded = load();
    assertEquals(1, loaded.problems().size());
    assertTrue(texts(loaded).get(0).startsWith("vpsbeacon_exclusions.csv: the file cannot be"));
  }

  @Test
  void manyProblemsAreCountedNotListed() throws IOException {
    users("true,,,,,,,,why,,,\n".repeat(120));
    Loaded<List<ExclusionRow>> loaded = load();
    assertEquals(Problems.MOST + 1, loaded.problems().size());
    assertEquals(
        "vpsbeacon_exclusions.csv: 100 more problems like these are not shown",
        loaded.problems().get(Problems.MOST).toString());
  }

  @Test
  void hundredThousandRowsLoadQuickly() throws IOException {
    StringBuilder rows = new StringBuilder(8_000_000);
    for (int i = 0; i < 100_000; i++) {
      int a = i / 65_536 + 11;
      int b = i / 256 % 256;
      rows.append("true,,,C:\\Program Files\\Vendor\\agent").append(i).append(".exe,,,");
      rows.append(a).append('.').append(b).append('.').append(i % 256).append(".0/24,443,");
      rows.append("\"because, as they say\",me,2026-01-01,2027-01-01\n");
    }
    users(rows.toString());
    // About half a second on two cores; the bound leaves room for a busy machine.
    assertTimeout(Duration.ofSeconds(8), () -> assertEquals(100_000, load().value().size()));
  }

  private Loaded<List<ExclusionRow>> load() {
    return new LookupFolder(folder).exclusions(null, NOW);
  }

  private static List<String> hosts(Loaded<List<ExclusionRow>> loaded) {
    return loaded.value().stream().map(row -> row.conditions().get(Field.HOST)).toList();
  }

  private static List<String> texts(Loaded<?> loaded) {
    return loaded.problems().stream().map(Problem::toString).toList();
  }

  private void users(String rows) throws IOException {
    write(FileNames.EXCLUSIONS, HEADER + rows);
  }

  private void shipped(String rows) throws IOException {
    write(FileNames.EXCLUSIONS_DEFAULT, HEADER + rows);
  }

  private void write(String file, String content) throws IOException {
    write(file, content, UTF_8);
  }

  private void write(String file, String content, Charset charset) throws IOException {
    Files.writeString(folder.resolve(file), content, charset);
  }
}
