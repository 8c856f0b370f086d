package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \r\n\t"})
  void anEmptyFileHasNoRowsAndNoError(String text) throws IOException {
    for (byte[] bytes : List.of(text.getBytes(UTF_8), Reading.gzip(text.getBytes(UTF_8)))) {
      assertEquals(new Reading(List.of(), 0, "", ""), Reading.of(bytes, List.of("host")));
      try (EventReader reader = EventReader.open(new ByteArrayInputStream(bytes), "x", null)) {
        assertEquals(Optional.empty(), reader.format());
      }
    }
  }

  @Test
  void anUnknownFormatNamesTheKnownOnesAndWhatWasSeen() {
    assertEquals(
        "file: unknown format, it begins with \"Jan 1 host sshd[1]: hello\"; known are CSV with a"
            + " header line; JSON (a line per event, concatenated objects, or one array); Windows"
            + " event XML; Zeek log (tab-separated); Zeek log (JSON)",
        Reading.of("Jan 1 host sshd[1]: hello\nmore\n", "host").error());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>x, y</body></html>",
        "one column\nonly\n",
        "Jan 1 host sshd[1]: hello, world\nJan 1 host sshd[1]: a, b, c\n",
        "a\u0001b,c\n1,2\n",
      })
  void otherTextIsNotTakenForEvents(String text) {
    String error = Reading.of(text, "host").error();
    assertTrue(error.startsWith("file: unknown format"), error);
  }

  @ParameterizedTest
  @CsvSource({
    "456c6646696c6500, a binary Windows event log",
    "504b0304aabb, a zip archive",
    "28b52ffd0000, packed by zstd",
    "fd377a585a00, packed by xz",
    "425a68393141, packed by bzip2",
    "d4c3b2a10200, a packet capture",
    "0a0d0d0a0000, a packet capture",
  })
  void aFileOfAnotherKindIsToldByName(String hex, String expected) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    String error = Reading.of(bytes, List.of("host")).error();
    assertTrue(error.startsWith("file: it is " + expected), error);
  }

  @Test
  void anExplicitFormatIsNotQuestioned() throws IOException {
    byte[] bytes = "Jan 1 host, x\na,b\n".getBytes(UTF_8);
    List<List<String>> rows = new ArrayList<>();
    try (EventReader reader = EventReader.open(new ByteArrayInputStream(bytes), "x", Format.CSV)) {
      reader.read(List.of("x"), batch -> Reading.addRows(batch, rows));
    }
    assertEquals(List.of(List.of("b")), rows);
  }

  @Test
  void xmlWithoutEventsIsAnErrorAlsoWhereTheFormatIsGiven() throws IOException {
    try (EventReader reader =
        EventReader.open(
            new ByteArrayInputStream("<a/>".getBytes(UTF_8)), "x", Format.WINDOWS_XML)) {
      EventFormatException error =
          assertThrows(EventFormatException.class, () -> reader.read(List.of("a"), batch -> {}));
      assertEquals("x: it holds no <Event> element", error.getMessage());
    }
  }

  @Test
  void filesThatCannotBeOpenedAreNamed() {
    Path missing = folder.resolve("missing.csv");
    assertEquals(
        missing + ": there is no such file",
        assertThrows(EventFormatException.class, () -> EventReader.open(missing)).getMessage());
    assertEquals(
        folder + ": it is a directory",
        assertThrows(EventFormatException.class, () -> EventReader.open(folder)).getMessage());
  }

  @Test
  void batchesAreBounded() throws IOException {
    List<Integer> sizes = new ArrayList<>();
    Path file = Files.writeString(folder.resolve("many.csv"), Tables.csv(20_000));
    try (EventReader reader = EventReader.open(file)) {
      assertEquals(0, reader.rows());
      reader.read(List.of("host"), batch -> sizes.add(batch.rows()));
      assertEquals(20_000, reader.rows());
      assertEquals(Files.size(file), reader.bytesRead());
    }
    assertEquals(List.of(8192, 8192, 3616), sizes);
  }

  @Test
  void batchesOfLargeCellsAreSmaller() throws IOException {
    String row = "1," + "x".repeat(1 << 20) + "\n";
    List<Integer> sizes = new ArrayList<>();
    try (EventReader reader =
        EventReader.open(
            new ByteArrayInputStream(("ts,host\n" + row.repeat(9)).getBytes(UTF_8)),
            "x",
            Format.CSV)) {
      reader.read(List.of("host"), batch -> sizes.add(batch.rows()));
    }
    assertEquals(List.of(4, 4, 1), sizes);
  }

  @Test
  void aSinkThatGivesUpEndsTheReading() throws IOException {
    boolean[] closed = new boolean[1];
    InputStream in =
        new FilterInputStream(new ByteArrayInputStream(Tables.json(50_000).getBytes(UTF_8))) {
          @Override
          public void close() throws IOException {
            closed[0] = true;
            super.close();
          }
        };
    int[] batches = new int[1];
    try (EventReader reader = EventReader.open(in, "x", null)) {
      IOException error =
          assertThrows(
              IOException.class,
              () ->
                  reader.read(
                      List.of("host"),
                      batch -> {
                        batches[0]++;
                        throw new IOException("broken pipe");
                      }));
      assertEquals("broken pipe", error.getMessage());
      assertFalse(closed[0]);
    }
    assertEquals(1, batches[0]);
    assertTrue(closed[0]);
  }

  @Test
  void aReaderClosedBeforeItReadsClosesItsFile() throws IOException {
    boolean[] closed = new boolean[2];
    for (int i = 0; i < 2; i++) {
      int index = i;
      InputStream in =
          new FilterInputStream(
              new ByteArrayInputStream((i == 0 ? "a,b\n" : "?").getBytes(UTF_8))) {
            @Override
            public void close() throws IOException {
              closed[index] = true;
              super.close();
            }
          };
      if (i == 0) {
        EventReader.open(in, "x", null).close();
      } else {
        assertThrows(EventFormatException.class, () -> EventReader.open(in, "x", null));
      }
      assertTrue(closed[i]);
    }
  }

  @Test
  void aDiskThatFailsEndsTheReadingBehindTheRowsBefore() {
    for (String text : List.of(Tables.csv(20_000), Tables.json(20_000), Tables.zeek(20_000))) {
      InputStream failing =
          new FilterInputStream(new ByteArrayInputStream(text.getBytes(UTF_8))) {
            private int left = 200_000;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
              if (left == 0) {
                throw new IOException("Input/output error");
              }
              int count = super.read(target, offset, Math.min(length, left));
              left -= count;
              return count;
            }
          };
      Reading reading = Reading.of(failing, List.of("host"));
      assertTrue(reading.rows().size() > 2000, () -> reading.rows().size() + " rows");
      assertEquals("file: it cannot be read (Input/output error)", reading.error());
      assertEquals(0, reading.skipped());
    }
  }

  @Test
  void aFileIsReadOnce() throws IOException {
    try (EventReader reader =
        EventReader.open(new ByteArrayInputStream("a,b\n".getBytes(UTF_8)), "x", null)) {
      reader.read(List.of("a"), batch -> {});
      assertThrows(IllegalStateException.class, () -> reader.read(List.of("a"), batch -> {}));
    }
  }

  @Test
  void everyWantedFieldHasItsColumnInTheWantedOrder() throws IOException {
    try (EventReader reader =
        EventReader.open(new ByteArrayInputStream("a,b\n1,2\n".getBytes(UTF_8)), "x", null)) {
      reader.read(
          List.of("b", "c", "a", "User"),
          batch ->
              assertEquals(
                  List.of("b", "c", "a", "User"),
                  batch.columns().stream().map(column -> column.name()).toList()));
    }
  }

  @Test
  void anEndlessLineIsGivenUpNotHeld() {
    String text =
        "{\"host\": \"a\"}\n{\"host\": \"" + "x".repeat(40 << 20) + "\"}\n{\"host\": \"b\"}";
    Reading reading = Reading.of(text, "host");
    assertEquals(List.of("a", "b"), reading.column(0));
    assertEquals("file, line 2: longer than 32 MB", reading.firstSkipped());
  }
}
