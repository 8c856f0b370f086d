package io.vpsbeacon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongTextTest {
  /** A bar is a place to break, brackets hold what is not broken. */
  @ParameterizedTest
  @CsvSource({
    "C:\\Temp\\x.exe, C:\\|Temp\\|x.exe",
    "\\\\srv\\c$\\x.exe, \\\\srv\\|c$\\|x.exe",
    "/usr/bin/java, /usr/|bin/|java",
    "rundll32 a.dll, rundll32 a.dll",
    "x -enc AA /ua, x [-enc] AA [/ua]",
    "x --log-file=/var/log, x [--log-file]=/var/|log",
    "a-b - c -, a-b - c -",
    "C:\\, C:\\",
  })
  void pathsBreakBetweenFoldersAndNamesOfOptionsDoNot(String text, String shown) {
    Markup page = new Markup();
    LongText.write(page, text);
    String marked =
        page.toString()
            .replace("<wbr/>", "|")
            .replace("<span class=\"option\">", "[")
            .replace("</span>", "]");
    assertEquals(shown, marked);
  }
}
