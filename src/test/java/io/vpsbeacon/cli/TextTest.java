package io.vpsbeacon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void escapeSequencesAreShownNotSent() {
    assertEquals("\\x1b[2Jgone\\x07", Text.clean("\u001b[2Jgone\u0007"));
    assertEquals("\\x9b31m", Text.clean("\u009b31m"));
    assertEquals("a\\nb\\tc\\r\\x7f", Text.clean("a\nb\tc\r\u007f"));
  }

  @Test
  void charactersThatTurnTheReadingDirectionAreShown() {
    assertEquals("invoice\\u202efdp.exe", Text.clean("invoice\u202efdp.exe"));
    assertEquals("a\\u200bb\\u2028", Text.clean("a\u200bb\u2028"));
  }

  @Test
  void ordinaryTextOfAnyScriptStays() {
    String text = "Ünïcödé 東京 नमस्ते 😀 C:\\Users";
    assertEquals(text, Text.clean(text));
  }

  @Property
  void cleanTextNeverSteersATerminal(@ForAll String text) {
    assertTrue(Text.clean(text).codePoints().noneMatch(Text::steers));
  }

  @Test
  void wideCharactersTakeTwoCells() {
    assertEquals(4, Text.width("東京"));
    assertEquals(2, Text.width("😀"));
    assertEquals(1, Text.width("e\u0301"));
  }

  @Property
  void cutTextIsNeverWiderThanAsked(@ForAll String text, @ForAll @IntRange(max = 60) int width) {
    for (Layout.Cut cut : Layout.Cut.values()) {
      String shown = cut.apply(text, width);
      assertTrue(Text.width(shown) <= width, () -> cut + " gave " + Text.width(shown));
    }
  }

  @Test
  void textThatFitsIsNotCut() {
    for (Layout.Cut cut : Layout.Cut.values()) {
      assertEquals("C:\\a\\b.exe", cut.apply("C:\\a\\b.exe", 10));
    }
  }

  @Test
  void pathKeepsTheNameOfItsFile() {
    String path = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";
    assertEquals("C:\\Wi…\\powershell.exe", Text.cutPath(path, 21));
    assertEquals("powershell.exe", Text.cutPath(path, 16));
    assertEquals("pow…exe", Text.cutPath(path, 7));
    assertEquals("/usr/lib…/agent", Text.cutPath("/usr/lib/vendor/bin/agent", 15));
  }

  @Test
  void middleAndEndAreCutWhereTheyShould() {
    assertEquals("abc…ij", Text.cutMiddle("abcdefghij", 6));
    assertEquals("abcde…", Text.cutEnd("abcdefghij", 6));
    assertEquals("東…", Text.cutEnd("東京都", 4));
  }

  @Test
  void linesAreBrokenAtBlanksAndIndented() {
    assertEquals(
        List.of("1. one two", "   three", "   four"), Text.wrap("1. one two three four", 10, 3));
  }
}
