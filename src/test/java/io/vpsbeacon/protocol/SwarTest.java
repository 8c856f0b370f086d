package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.columns.ByteWords;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SwarTest {
  @Property
  void findsWhatAPlainLoopFinds(
      @ForAll @Size(max = 40) byte[] noise,
      @ForAll @IntRange(max = 40) int from,
      @ForAll long seed) {
    byte[] bytes = Arrays.copyOf(noise, noise.length + 41 + 2 * Swar.PADDING);
    // Neighbours of what is searched for are what a wrong carry would take for it.
    byte[] near = {',', '\n', '"', ',' + 1, ',' - 1, '\n' + 1, '"' + 1, '"' - 1, -128, 127, 0, ','};
    for (int i = 0; i < noise.length; i++) {
      if ((seed >>> (i % 60) & 1) == 0) {
        bytes[i] = near[Math.floorMod(noise[i], near.length)];
      }
    }
    bytes[noise.length + 41] = ',';
    bytes[noise.length + 42] = '"';
    assertEquals(plain(bytes, from, ",\n"), Swar.commaOrNewline(bytes, from));
    assertEquals(plain(bytes, from, "\""), Swar.quote(bytes, from));
    boolean eight = true;
    for (int i = from; i < from + 8; i++) {
      eight &= bytes[i] == ',';
    }
    assertEquals(eight, Swar.eightCommas(bytes, from));
  }

  @Property
  void findsTheFirstNewlineOfAWord(@ForAll @Size(8) byte[] noise, @ForAll byte where) {
    byte[] near = {'\n', '\n' + 1, '\n' - 1, 0, -128, 127, -118};
    for (int i = 0; i < noise.length; i++) {
      if ((where >> i & 1) == 0) {
        noise[i] = near[Math.floorMod(noise[i], near.length)];
      }
    }
    long word = ByteWords.longAt(noise, 0);
    int newline = new String(noise, ISO_8859_1).indexOf('\n');
    assertEquals(newline >= 0, Swar.newlines(word) != 0);
    assertTrue(newline < 0 || Swar.hasHigh(Swar.maybeNewlines(word)));
    int before = newline < 0 ? Long.BYTES : newline;
    assertEquals(8 * before, Long.bitCount(Swar.before(Swar.newlines(word))));
    assertEquals(8 * before, Long.numberOfTrailingZeros(~Swar.before(Swar.newlines(word))));
  }

  @Property
  void plainTextMayHoldNoNewline(@ForAll @Size(8) byte[] noise) {
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (' ' + Math.floorMod(noise[i], '~' - ' '));
    }
    assertFalse(Swar.hasHigh(Swar.maybeNewlines(ByteWords.longAt(noise, 0))));
  }

  @Property
  void knowsEightCommas(@ForAll @IntRange(max = 20) int commas) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, 0, commas, (byte) ',');
    assertEquals(commas >= 8, Swar.eightCommas(bytes, 0));
  }

  private static int plain(byte[] bytes, int from, String wanted) {
    int position = from;
    while (wanted.indexOf(bytes[position]) < 0) {
      position++;
    }
    return position;
  }
}
