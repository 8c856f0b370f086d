package io.vpsbeacon.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
  @ParameterizedTest
  @CsvSource({
    "chrome.exe, CHROME.EXE",
    "*\\chrome.exe, C:\\x\\Chrome.exe",
    "C:\\Users\\*\\AppData\\x.exe, c:\\users\\anna\\appdata\\X.EXE",
    "C:\\Users\\*\\AppData\\x.exe, C:\\Users\\a\\b\\c\\AppData\\x.exe",
    "*, ''",
    "*, anything",
    "**, anything",
    "a*, a",
    "*a, a",
    "a*b*c, abc",
    "a*b*c, aXXbXXbc",
    "*agent.jar*, java -jar Agent.JAR -url x",
    "a?c, a?c",
    "a.c, a.c",
    "10.0.*, 10.0.3.4",
    "ÄÖ*, äöü",
    "'', ''"
  })
  void matches(String pattern, String value) {
    assertTrue(Wildcard.compile(pattern).matches(value));
  }

  @ParameterizedTest
  @CsvSource({
    "chrome.exe, C:\\chrome.exe",
    "*\\chrome.exe, chrome.exe",
    "C:\\Users\\*\\AppData\\x.exe, C:\\Users\\AppData\\x.exe",
    "a*a, a",
    "ab*bc, abc",
    "a*b*c, acb",
    "a?c, abc",
    "a.c, abc",
    "a*, ' a'",
    "'', a"
  })
  void doesNotMatch(String pattern, String value) {
    assertFalse(Wildcard.compile(pattern).matches(value));
  }

  @Test
  void isExactWithoutAStar() {
    assertTrue(Wildcard.isExact("svchost.exe"));
    assertFalse(Wildcard.isExact("*svchost.exe"));
  }

  @Test
  void foldsByCodePointWhateverTheLanguage() {
    assertTrue(Wildcard.compile("\ud801\udc00*").matches("\ud801\udc28x"));
    assertTrue(Wildcard.compile("Ü").matches("ü"));
    for (String lookAlike : List.of("ſvchost.exe", "ıexplore.exe", "İexplore.exe", "\u212aeep")) {
      assertFalse(Wildcard.compile("svchost.exe").matches(lookAlike));
      assertFalse(Wildcard.compile("iexplore.exe").matches(lookAlike));
      assertFalse(Wildcard.compile("keep").matches(lookAlike));
    }
    assertFalse(Wildcard.compile("straße").matches("STRASSE"));
    String lower = "nothing to fold";
    assertSame(lower, Wildcard.fold(lower));
  }

  @Property
  void foldsEachCodePointByItself(@ForAll String text) {
    assertEquals(foldedOneByOne(text), Wildcard.fold(text));
  }

  @Test
  void foldsAllOfAsciiAsCodePointsAreFolded() {
    for (char c = 0; c < 0x80; c++) {
      assertEquals(foldedOneByOne("x" + c + "Y"), Wildcard.fold("x" + c + "Y"));
      assertEquals(foldedOneByOne(c + "ü"), Wildcard.fold(c + "ü"));
    }
  }

  private static String foldedOneByOne(String text) {
    StringBuilder folded = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      int lower = Character.toLowerCase(Character.toUpperCase(point));
      folded.appendCodePoint(point >= 0x80 && lower < 0x80 ? point : lower);
    }
    return folded.toString();
  }

  @Test
  void manyStarsTakeNoExponentialTime() {
    Wildcard pattern = Wildcard.compile("*a".repeat(5_000) + "*b");
    String value = "a".repeat(100_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertFalse(pattern.matches(value + "c")));
  }

  @Property
  void agreesWithTheTextbookAlgorithm(
      @ForAll("patterns") String pattern, @ForAll("values") String value) {
    assertEquals(
        fits(Wildcard.fold(pattern), Wildcard.fold(value)),
        Wildcard.compile(pattern).matches(value));
  }

  @Property
  void everyValueMatchesItself(@ForAll String value) {
    assertTrue(Wildcard.compile(value).matches(value));
    assertTrue(Wildcard.compile("*" + value + "*").matches("x" + value + "y"));
  }

  /** Row by row over the pattern: which lengths of the value are matched so far. */
  private static boolean fits(String pattern, String value) {
    boolean[] reached = new boolean[value.length() + 1];
    reached[0] = true;
    for (int p = 0; p < pattern.length(); p++) {
      boolean[] next = new boolean[reached.length];
      for (int v = 0; v <= value.length(); v++) {
        if (pattern.charAt(p) == '*') {
          next[v] = reached[v] || (v > 0 && next[v - 1]);
        } else {
          next[v] = v > 0 && reached[v - 1] && pattern.charAt(p) == value.charAt(v - 1);
        }
      }
      reached = next;
    }
    return reached[value.length()];
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("aAb\\*").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings().withChars("aAbB\\").ofMaxLength(10);
  }
}
