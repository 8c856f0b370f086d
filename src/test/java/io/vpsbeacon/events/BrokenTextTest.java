package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BrokenTextTest {
  private record Said(List<String> hosts, List<String> warnings, String error) {}

  private static Said read(byte[] file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (EventReader reader = EventReader.open(new ByteArrayInputStream(file), "file", null)) {
      String error = "";
      try {
        reader.read(List.of("host"), batch -> Reading.addRows(batch, rows));
      } catch (EventFormatException e) {
        error = e.getMessage();
      }
      return new Said(rows.stream().map(row -> row.get(0)).toList(), reader.warnings(), error);
    }
  }

  @Example
  void valuesThatDifferInABrokenByteStayTwoAndAreCounted() throws IOException {
    assertEquals(
        new Said(
            List.of("a\ufffdffb", "c", "a\ufffdfeb", "\u00e4"),
            List.of(
                "2 broken characters, shown as \ufffd and hexadecimal digits; the first: file, line"
                    + " 2: byte 0xff is no UTF-8"),
            ""),
        read("ts,host\n1,a\u00ffb\n2,c\n3,a\u00feb\n4,\u00c3\u00a4\n".getBytes(ISO_8859_1)));
  }

  @Example
  void brokenBytesInJsonAndXmlAreNoReasonToLoseTheRecord() throws IOException {
    for (String text :
        List.of(
            "{\"host\": \"a\u00ff\"}\n",
            "<Event ><System><Computer>a\u00ff</Computer></System></Event>")) {
      Said said = read(text.getBytes(ISO_8859_1));
      assertEquals(List.of("a\ufffdff"), said.hosts());
      assertEquals(1, said.warnings().size());
    }
  }

  @Example
  void halvesOfPairsInJsonsEscapesStayApart() throws IOException {
    Said said = read("{\"host\":\"a\\ud800\"}\n{\"host\":\"a\\ud801\"}\n".getBytes(UTF_8));
    assertEquals(List.of("a\ufffdd800", "a\ufffdd801"), said.hosts());
    assertEquals(
        List.of(
            "2 broken characters, shown as \ufffd and hexadecimal digits; the first: file, line 1:"
                + " an escape is half of a UTF-16 pair"),
        said.warnings());
    assertEquals(
        List.of("\ud83d\ude00"), read("{\"host\":\"\\ud83d\\ude00\"}".getBytes(UTF_8)).hosts());
  }

  @Example
  void bytesThatZeekEscapedAndThatAreNoTextStayEscaped() throws IOException {
    Said said = read("#fields\tts\thost\n1\ta\\xff\n2\ta\\xfe\n3\t\\xc3\\xa4\n".getBytes(UTF_8));
    assertEquals(List.of("a\\xff", "a\\xfe", "\u00e4"), said.hosts());
    assertEquals(List.of(), said.warnings());
  }

  @Example
  void halvesOfPairsInUtf16StayApart() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write("\ufeffts,host\n1,a".getBytes(UTF_16LE));
    file.write(new byte[] {0x00, (byte) 0xd8});
    file.write("\n2,a".getBytes(UTF_16LE));
    file.write(new byte[] {0x01, (byte) 0xdc});
    file.write("\n3,\ud83d\ude00\n".getBytes(UTF_16LE));
    Said said = read(file.toByteArray());
    assertEquals(List.of("a\ufffdd800", "a\ufffddc01", "\ud83d\ude00"), said.hosts());
    assertEquals(
        List.of(
            "2 broken characters, shown as \ufffd and hexadecimal digits; the first: file, line 2:"
                + " 0xd800 is half of a UTF-16 pair"),
        said.warnings());
  }

  @Example
  void utf16CutInTheMiddleOfACharacterGivesNoRowOfTheRest() throws IOException {
    for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
      byte[] whole = "\ufeffts,host\n1,first\n2,second\n".getBytes(charset);
      Said said = read(Arrays.copyOf(whole, whole.length - 5));
      assertEquals(List.of("first"), said.hosts());
      assertEquals(
          "file: the file ends in the middle of a UTF-16 character; read up to there (1 rows)",
          said.error());
    }
  }

  /** Also where a character lies across the edge of a buffer. */
  @Property(tries = 200)
  void wellFormedTextPassesUnchanged(@ForAll String seed) throws IOException {
    byte[] text = ("xy" + seed.replaceAll("\\p{Cs}", "") + "\u20ac").repeat(3000).getBytes(UTF_8);
    TextInput in = TextInput.of(new ByteArrayInputStream(text));
    assertArrayEquals(text, in.readAllBytes());
    assertEquals(0, in.broken().count());
  }
}
