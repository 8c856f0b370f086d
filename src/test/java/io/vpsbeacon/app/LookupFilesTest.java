package io.vpsbeacon.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped lookups, their definitions, and the macro that reads them. */
class LookupFilesTest {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern MATCH_TYPE = Pattern.compile("(WILDCARD|CIDR|EXACT)\\((\\w+)\\)");
  private static final ConfFile TRANSFORMS = Repository.conf("default/transforms.conf");

  @Test
  void everyLookupDefinitionHasItsFile() throws IOException {
    Path lookups = Repository.path("app/lookups");
    assertTrue(Files.isDirectory(lookups));
    for (Map.Entry<String, Map<String, String>> lookup : TRANSFORMS.stanzas().entrySet()) {
      String file = lookup.getValue().get("filename");
      assertEquals(lookup.getKey() + ".csv", file.replaceFirst("\\.gz$", ""));
      boolean users = TheApp.USERS_LOOKUPS.contains(file);
      // A shipped file that users own would be overwritten by the next upgrade.
      assertEquals(!users, Files.isRegularFile(lookups.resolve(file)), file);
      // The users' file has the columns of the shipped one.
      Path shipped = lookups.resolve(users ? file.replace(".csv", "_default.csv") : file);
      if (!Files.exists(shipped)) {
        shipped = Path.of(shipped + ".gz");
      }
      Set<String> columns = Set.copyOf(csv(shipped).get(0).toList());
      String matchTypes = lookup.getValue().getOrDefault("match_type", "");
      for (String matchType : COMMA.splitAsStream(matchTypes).filter(m -> !m.isEmpty()).toList()) {
        Matcher parts = MATCH_TYPE.matcher(matchType);
        assertTrue(parts.matches(), matchType);
        assertTrue(columns.contains(parts.group(2)), matchType);
      }
    }
  }

  @Test
  void everyShippedLookupIsDefinedAndWellFormed() throws IOException {
    List<Path> files = Repository.filesUnder("app/lookups");
    assertTrue(!files.isEmpty());
    for (Path file : files) {
      String name = file.getFileName().toString();
      assertTrue(name.matches("vpsbeacon_\\w+_default\\.csv(\\.gz)?"), name);
      assertTrue(TRANSFORMS.stanzas().containsKey(name.replaceFirst("\\.csv.*", "")), name);
      List<CSVRecord> rows = csv(file);
      assertTrue(rows.size() > 1, name + " is empty");
      for (CSVRecord row : rows) {
        assertEquals(rows.get(0).size(), row.size(), name + " row " + row.getRecordNumber());
      }
      Set<String> columns = new HashSet<>(rows.get(0).toList());
      assertEquals(rows.get(0).size(), columns.size(), name + " has a column twice");
    }
  }

  /** A column that the native filter forgot would make it exclude more than the command does. */
  @Test
  void theNativeFilterKnowsEveryColumnOfTheExclusions() throws IOException {
    Path shipped = Repository.path("app/lookups/vpsbeacon_exclusions_default.csv");
    assertTrue(Files.isRegularFile(shipped));
    String filter = TheApp.macros().get("vpsbeacon_exclusions_filter").definition();
    List<String> columns = csv(shipped).get(0).toList();

    assertTrue(filter.contains("\"^(" + String.join("|", columns) + "|shipped|strange)$\""));
    List<String> conditions =
        columns.stream()
            .filter(
                column ->
                    !Set.of("enabled", "reason", "author", "created", "expires").contains(column))
            .toList();
    assertTrue(filter.contains("lower(" + String.join(" . \"|\" . ", conditions) + ")"));
    assertTrue(
        filter.contains("fillnull value=\"\" enabled expires " + String.join(" ", conditions)));
  }

  /** Such a cell might escape the quote that Splunk's format puts behind it. */
  @ParameterizedTest
  @CsvSource({
    "'||c:\\tools\\||||', true",
    "'ws1||||||443\\', true",
    "'||c:\\tools\\a.exe||||', false",
    "'||c:\\tools\\*||||', false",
  })
  void theNativeFilterLeavesACellThatEndsInABackslashToTheCommand(String cells, boolean left) {
    Matcher pattern =
        Pattern.compile("AND NOT match\\(cells, \"(.+?)\"\\)")
            .matcher(TheApp.macros().get("vpsbeacon_exclusions_filter").definition());
    assertTrue(pattern.find());

    // In an eval expression's text two backslashes are one.
    String regex = pattern.group(1).replace("\\\\", "\\");
    assertEquals(left, Pattern.compile(regex).matcher(cells).find());
  }

  @Test
  void theFilterOfPrivateDestinationsFindsItsRowsInTheShippedFile() throws IOException {
    List<CSVRecord> rows = csv(Repository.path("app/lookups/vpsbeacon_exclusions_default.csv"));
    List<String> columns = rows.get(0).toList();

    // As the macro picks them: an empty image, a destination, on.
    List<CSVRecord> picked =
        rows.stream()
            .filter(row -> row.get(columns.indexOf("enabled")).equals("true"))
            .filter(row -> row.get(columns.indexOf("image")).isEmpty())
            .filter(row -> !row.get(columns.indexOf("dest")).isEmpty())
            .toList();
    assertTrue(picked.size() > 20);
    for (CSVRecord row : picked) {
      for (String column : List.of("host", "user", "command_line", "src", "port")) {
        assertEquals("", row.get(columns.indexOf(column)), row::toString);
      }
    }
  }

  private static List<CSVRecord> csv(Path file) throws IOException {
    byte[] bytes = Repository.bytes(file);
    if (file.toString().endsWith(".gz")) {
      bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }
    try (var parser = CSVFormat.RFC4180.parse(new StringReader(new String(bytes, UTF_8)))) {
      return parser.getRecords();
    }
  }
}
