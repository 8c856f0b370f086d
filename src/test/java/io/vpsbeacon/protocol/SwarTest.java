package io.vpsbeacon.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

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

  /** Neighbours of a newline are what a wrong carry, or a wrong sign, would take for one. */
  @Property
  void findsTheNewlineThatAPlainLoopFinds(
      @ForAll @Size(max = 150) byte[] noise,
      @ForAll @IntRange(max = 40) int from,
      @ForAll @IntRange(max = 7) int near) {
    byte[] bytes = Arrays.copyOf(noise, noise.length + 42 + Swar.PADDING);
    byte[] others = {'\n' + 1, '\n' - 1, 0, -128, 127, -118, '\n'};
    for (int i = 0; i < noise.length; i++) {
      // Mostly letters, so that lines are longer than a step.
      bytes[i] = Math.floorMod(noise[i], 100) < near ? others[(i + near) % 7] : noise[i];
    }
    bytes[noise.length + 41] = '\n';
    assertEquals(plain(bytes, from, "\n"), Swar.newline(bytes, from));
  }

  @Test
  void aNewlineIsFoundWhereverItStands() {
    for (byte letter : new byte[] {'a', 0, -1, '\n' + 1, '\n' - 1, (byte) 0x8A}) {
      for (int newline = 0; newline < 100; newline++) {
        byte[] bytes = new byte[100 + Swar.PADDING];
        Arrays.fill(bytes, letter);
        bytes[newline] = '\n';
        assertEquals(newline, Swar.newline(bytes, 0));
        bytes[newline + 1] = '\n';
        assertEquals(newline, Swar.newline(bytes, 0), "the first of two");
        assertEquals(newline, Swar.newline(bytes, newline), "where it is looked for");
      }
    }
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
