package io.vpsbeacon.lookup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exclusion lookups as files: which of their rows count, and what cannot be read. */
class ExclusionFilesTest extends ExclusionLookups {
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
    assertEquals(List.of("vpsbeacon_exclusions.csv: is a folder, not a file"), texts(loaded));
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
    // Of the processor, not of the wall: other builds may run beside this one.
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    assertEquals(100_000, load().value().size());
    Duration taken = Duration.ofNanos(clock.getCurrentThreadCpuTime() - start);
    assertTrue(taken.compareTo(Duration.ofSeconds(4)) < 0, taken::toString);
  }

  @Test
  void pipeIsNotWaitedFor() throws Exception {
    Path pipe = folder.resolve(FileNames.EXCLUSIONS);
    NamedPipe.make(pipe);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertEquals(List.of("vpsbeacon_exclusions.csv: is no regular file"), texts(load())));
  }

  @Test
  void linkToAFileIsFollowedAndOneToNowhereIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("other.csv"), "host\na\n");
    Path link = Files.createSymbolicLink(folder.resolve(FileNames.EXCLUSIONS), file);
    assertEquals(List.of("a"), hosts(load()));
    Files.delete(file);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(
        List.of("vpsbeacon_exclusions.csv: is a link to a file that is missing"), texts(load()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",,,,,10.1.0.0/16,",
        ",,,,,10.1.2.3,",
        ",,,,,10.1.*,",
        "ws1,,,,,10.0.0.0/8,",
        ",,C:\\x\\agent.exe,,,,",
        ",,C:\\x\\*\\agent.exe,,,,443",
        ",,,,fe80::/64,,"
      })
  void rowThatIsOffIsNoHoleInAWiderShippedOne(String cells) throws IOException {
    shipped("true,,,,,,10.0.0.0/8,,,,,\ntrue,,,C:\\x\\*.exe,,,,,,,,\ntrue,,,,,fe80::/10,,,,,,\n");
    users("false," + cells + ",,,,\n");
    assertEquals(3, load().value().size());
    assertEquals(1, load().problems().size(), load().problems().toString());
    assertTrue(
        texts(load())
            .get(0)
            .matches(
                "vpsbeacon_exclusions.csv line 2: enabled=false switches off only a shipped row with"
                    + " the same cells; vpsbeacon_exclusions_default.csv line [234], which is wider,"
                    + " still excludes what this row names"),
        texts(load()).get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",,,,,11.1.0.0/16,",
        ",,,,,10.0.0.0/7,",
        ",,,,,11.*,",
        ",,,,,*.1,",
        "ws1,,,,,,",
        ",,C:\\y\\agent.exe,,,,",
        ",,,,,,443"
      })
  void rowOfTheUsersOwnThatIsOffIsNobodysConcern(String cells) throws IOException {
    shipped("true,,,,,,10.0.0.0/8,,,,,\ntrue,,,C:\\x\\*.exe,,,,,,,,\nfalse,ws1,,,,,,,,,,\n");
    users("false," + cells + ",,,,\n");
    assertEquals(2, load().value().size());
    assertEquals(List.of(), texts(load()));
  }
}
