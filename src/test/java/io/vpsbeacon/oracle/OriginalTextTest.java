package io.vpsbeacon.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The SQL excludes and labels by the very texts of the original, as the app's search holds it. */
class OriginalTextTest {
  @Test
  void theSqlExcludesWhatTheOriginalNames() throws IOException {
    assertEquals(
        found("(?:DestinationIp|Image)=\"([^\"]*)\"", original()).stream()
            .map(pattern -> pattern.replace('*', '%').toLowerCase(Locale.ROOT))
            // In SPL's quotes two backslashes are one.
            .map(pattern -> pattern.replace("\\\\", "\\"))
            .toList(),
        found("f\\.val (?:LIKE|=) '([^']*)'", SqlOriginal.FILTER));
  }

  @Test
  void theSqlLabelsAsTheOriginalDoes() throws IOException {
    String label = "((?:CRITICAL|HIGH|MEDIUM|LOW) - [^\"']*)";
    assertEquals(
        found("\"" + label + "\"", original()), found("'" + label + "'", SqlOriginal.TIER));
  }

  private static String original() throws IOException {
    String searches = Files.readString(Path.of("default/savedsearches.conf"));
    String name = "[VPS Beacon - Original SPL (reference)]";
    int start = searches.indexOf(name);
    int end = searches.indexOf("\n[", start);
    return searches.substring(start, end < 0 ? searches.length() : end);
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
  }
}
