package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LinesTest {
  private static Lines lines(String text, int longest) {
    return new Lines(new ByteArrayInputStream(text.getBytes(UTF_8)), longest);
  }

  @Property(tries = 200)
  void linesComeBackWhateverTheirLengths(
      @ForAll @Size(max = 8) List<@IntRange(max = 70_000) Integer> lengths,
      @ForAll boolean lastHasAnEnd)
      throws IOException {
    List<String> expected = new ArrayList<>();
    for (int length : lengths) {
      expected.add("ä" + "x".repeat(length) + expected.size());
    }
    String text = String.join("\n", expected) + (lastHasAnEnd && !expected.isEmpty() ? "\n" : "");
    Lines lines = lines(text, 1 << 20);
    List<String> actual = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      actual.add(line);
      assertEquals(actual.size(), lines.number());
      assertEquals(lastHasAnEnd || actual.size() < expected.size(), lines.terminated());
    }
    assertEquals(expected, actual);
  }

  @Example
  void aLineThatIsTooLongIsLeftOutAndTheNextIsThere() throws IOException {
    Lines lines = lines("a\n" + "x".repeat(500_000) + "\r\nb\r\n" + "y".repeat(500_000), 100_000);
    assertEquals("a", lines.next());
    assertFalse(lines.tooLong());
    assertEquals("", lines.next());
    assertTrue(lines.tooLong());
    assertEquals("b", lines.next());
    assertFalse(lines.tooLong());
    assertEquals("", lines.next());
    assertTrue(lines.tooLong());
    assertEquals(null, lines.next());
  }
}
