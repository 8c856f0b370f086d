package io.vpsbeacon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** What one file of the app names is there in another: no tool of Splunk's looks at this. */
class CrossReferenceTest {
  private static final Set<String> ROLES = Set.of("*", "admin", "sc_admin", "power", "user");
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern MATCH_TYPE = Pattern.compile("(WILDCARD|CIDR|EXACT)\\((\\w+)\\)");

  private static final ConfFile COMMANDS = Repository.conf("default/commands.conf");
  private static final ConfFile SEARCHBNF = Repository.conf("default/searchbnf.conf");
  private static final ConfFile TRANSFORMS = Repository.conf("default/transforms.conf");
  private static final Map<String, Map<String, String>> SEARCHES =
      Repository.conf("default/savedsearches.conf").stanzas();

  @Test
  void everyLookupDefinitionHasItsFile() throws IOException {
    Path lookups = Repository.path("app/lookups");
    assumeTrue(Files.isDirectory(lookups));
    for (Map.Entry<String, Map<String, String>> lookup : TRANSFORMS.stanzas().entrySet()) {
      String file = lookup.getValue().get("filename");
      assertEquals(lookup.getKey() + ".csv", file);
      boolean users = TheApp.USERS_LOOKUPS.contains(file);
      // A shipped file that users own would be overwritten by the next upgrade.
      assertEquals(!users, Files.isRegularFile(lookups.resolve(file)), file);
      // The users' file has the columns of the shipped one.
      String shipped = users ? file.replace(".csv", "_default.csv") : file;
      Set<String> columns = Set.copyOf(csv(lookups.resolve(shipped)).get(0).toList());
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
    assumeTrue(!files.isEmpty());
    for (Path file : files) {
      String name = file.getFileName().toString();
      assertTrue(name.matches("vpsbeacon_\\w+_default\\.csv"), name);
      assertTrue(TRANSFORMS.stanzas().containsKey(name.replace(".csv", "")), name);
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
    assumeTrue(Files.isRegularFile(shipped));
    String filter = TheApp.macros().get("vpsbeacon_exclusions_filter").definition();
    List<String> columns = csv(shipped).get(0).toList();

    assertTrue(filter.contains("\"^(" + String.join("|", columns) + "|shipped|strange)$\""));
    List<String> conditions =
        columns.stream()
            .filter(
                column ->
                    !Set.of("enabled", "reason", "author", "created", "expires").contains(column))
            .toList();
    assertTrue(filter.contains("lower(" + String.join(".\"|\".", conditions) + ")"));
    assertTrue(
        filter.contains("fillnull value=\"\" enabled expires " + String.join(" ", conditions)));
  }

  @Test
  void everyCommandHasItsScript() {
    assumeTrue(Files.isDirectory(Repository.path("bin")));
    for (Map<String, String> command : COMMANDS.stanzas().values()) {
      assertTrue(
          Files.isRegularFile(Repository.path("bin/" + command.get("filename"))),
          command.get("filename"));
    }
  }

  /** AppInspect takes a .cmd with other lines for a Windows-only app. */
  @Test
  void windowsScriptsAreSilentLineByLine() {
    for (Path file : Repository.filesUnder("bin")) {
      if (file.toString().endsWith(".cmd")) {
        Repository.text(file)
            .lines()
            .forEach(
                line ->
                    assertTrue(
                        line.isBlank() || line.startsWith("@") || line.startsWith(":"), line));
      }
    }
  }

  @Test
  void everyCommandIsDocumentedForTheSearchAssistant() {
    for (String command : COMMANDS.stanzas().keySet()) {
      Map<String, String> help = SEARCHBNF.stanza(command + "-command");
      for (String key :
          List.of("syntax", "shortdesc", "description", "usage", "category", "tags")) {
        assertFalse(help.getOrDefault(key, "").isBlank(), key);
      }
      assertEquals("public", help.get("usage"));
      long examples = help.keySet().stream().filter(key -> key.startsWith("example")).count();
      assertTrue(examples >= 5);
      for (int i = 1; i <= examples; i++) {
        assertTrue(help.containsKey("example" + i), "example" + i);
        assertTrue(help.containsKey("comment" + i), "comment" + i);
        assertTrue(help.get("example" + i).contains(command), help.get("example" + i));
      }
      Set<String> known =
          ConfKeys.resource("spl-names.tsv").stream()
              .filter(line -> line.startsWith("command\t"))
              .map(line -> SPACE.splitAsStream(line).toList().get(1))
              .collect(Collectors.toSet());
      SPACE
          .splitAsStream(help.get("related"))
          .forEach(related -> assertTrue(known.contains(related), related));
    }
    for (String stanza : SEARCHBNF.stanzas().keySet()) {
      assertTrue(
          stanza.startsWith(Verb.NAME + "-"), "a stanza that could meet another app's: " + stanza);
    }
  }

  @Test
  void theSearchAssistantKnowsEveryOptionAndNoOther() {
    Map<String, String> options = SEARCHBNF.stanza(Verb.NAME + "-options");
    Matcher name = Pattern.compile("(\\w+)=").matcher(options.get("syntax"));
    Set<String> named = new TreeSet<>();
    while (name.find()) {
      named.add(name.group(1));
    }

    assertEquals(new TreeSet<>(Verb.OPTIONS.keySet()), named);
    for (String option : named) {
      Matcher told =
          Pattern.compile("(^|\n)\\s*" + option + ": ").matcher(options.get("description"));
      assertTrue(told.find(), option + " is not explained");
    }
    Matcher simple =
        Pattern.compile("(\\w+)=")
            .matcher(SEARCHBNF.stanza(Verb.NAME + "-command").get("simplesyntax"));
    while (simple.find()) {
      assertTrue(named.contains(simple.group(1)), simple.group(1));
    }
  }

  @Test
  void theSearchAssistantNamesEveryColumn() {
    String description = SEARCHBNF.stanza(Verb.NAME + "-command").get("description");

    assertTrue(
        SPACE
            .matcher(description)
            .replaceAll(" ")
            .contains("Output: " + String.join(" ", Verb.COLUMNS) + "."));
  }

  @Test
  void referencesInTheSyntaxExist() {
    SEARCHBNF
        .stanzas()
        .values()
        .forEach(
            keys -> {
              Matcher reference =
                  Pattern.compile("<(" + Verb.NAME + "-\\w+)>").matcher(keys.get("syntax"));
              while (reference.find()) {
                SEARCHBNF.stanza(reference.group(1));
              }
            });
  }

  @Test
  void permissionsNameRolesThatExist() {
    Pattern access = Pattern.compile("read : \\[ (.+) ], write : \\[ (.+) ]");
    Map<String, Map<String, String>> stanzas = Repository.conf("metadata/default.meta").stanzas();
    for (Map.Entry<String, Map<String, String>> stanza : stanzas.entrySet()) {
      String type = stanza.getKey().replaceFirst("/.*", "");
      assertTrue(
          type.isEmpty() || type.equals("lookups") || Repository.confs().containsKey(type), type);
      String export = stanza.getValue().getOrDefault("export", "none");
      assertTrue(export.equals("system") || export.equals("none"), export);
      if (stanza.getValue().containsKey("access")) {
        Matcher parts = access.matcher(stanza.getValue().get("access"));
        assertTrue(parts.matches(), stanza.getValue().get("access"));
        Set<String> write = COMMA.splitAsStream(parts.group(2)).collect(Collectors.toSet());
        assertTrue(ROLES.containsAll(write), parts.group(2));
        assertTrue(write.containsAll(Set.of("admin", "sc_admin")), parts.group(2));
        assertFalse(write.contains("*"));
        assertTrue(ROLES.containsAll(COMMA.splitAsStream(parts.group(1)).toList()));
      }
    }
    assertTrue(stanzas.get("").containsKey("access"));
    for (String type : List.of("commands", "searchbnf", "lookups", "macros", "transforms")) {
      assertEquals("system", stanzas.get(type).get("export"), type);
    }
  }

  @Test
  void everySavedSearchSaysWhatItIsAndAsksNothingOfTheSite() {
    SEARCHES.forEach(
        (name, keys) -> {
          assertTrue(name.startsWith("VPS Beacon - "), name);
          assertFalse(keys.getOrDefault("description", "").isBlank(), name);
          assertFalse(keys.containsKey("action.email.to"), name);
          assertFalse(keys.getOrDefault("dispatch.earliest_time", "").isBlank(), name);
          assertFalse(keys.getOrDefault("dispatch.latest_time", "").isBlank(), name);
        });
  }

  @Test
  void alertsAreThrottledByFieldsThatTheirRowsHave() {
    int alerts = 0;
    for (Map<String, String> keys : SEARCHES.values()) {
      if (!keys.containsKey("cron_schedule")) {
        continue;
      }
      alerts++;
      assertEquals("1", keys.get("enableSched"));
      // Hours and days are open, minutes are one number: at most once an hour.
      assertTrue(keys.get("cron_schedule").matches("[1-5]?\\d( [\\d*/]+){4}"));
      // Splunk throttles by fields only where each row is an alert of its own.
      assertEquals("0", keys.get("alert.digest_mode"));
      assertTrue(keys.get("alert.suppress.period").matches("\\d+[smh]"));
      List<String> fields = COMMA.splitAsStream(keys.get("alert.suppress.fields")).toList();
      assertTrue(Verb.COLUMNS.containsAll(fields), fields::toString);
      assertTrue(keys.get("search").endsWith("_filter`"), keys.get("search"));
    }
    assertTrue(alerts > 0);
  }

  @Test
  void annotationsAreJsonWithAttackTechniques() {
    for (Map<String, String> keys : SEARCHES.values()) {
      String annotations = keys.get("action.correlationsearch.annotations");
      if (annotations != null) {
        JsonObject json = JsonParser.parseString(annotations).getAsJsonObject();
        json.getAsJsonArray("mitre_attack")
            .forEach(
                id -> assertTrue(id.getAsString().matches("T\\d{4}(\\.\\d{3})?"), id::toString));
      }
    }
  }

  @Test
  void nameAndVersionAreTheSameEverywhere() {
    ConfFile app = Repository.conf("default/app.conf");
    JsonObject info =
        JsonParser.parseString(Repository.text("app/app.manifest"))
            .getAsJsonObject()
            .getAsJsonObject("info");
    JsonObject id = info.getAsJsonObject("id");
    Map<String, String> names = new HashMap<>();
    names.put("id", app.stanza("id").get("name"));
    names.put("package", app.stanza("package").get("id"));
    names.put("manifest", id.get("name").getAsString());
    Map<String, String> versions = new HashMap<>();
    versions.put("id", app.stanza("id").get("version"));
    versions.put("launcher", app.stanza("launcher").get("version"));
    versions.put("manifest", id.get("version").getAsString());

    assertEquals(Set.of("vpsbeacon"), Set.copyOf(names.values()));
    assertEquals(Set.of("${project.version}"), Set.copyOf(versions.values()));
    assertEquals(app.stanza("ui").get("label"), info.get("title").getAsString());
  }

  /** Reviewers ask what a package's binaries are made of. */
  @Test
  void theReadmeOnBinariesNamesEveryLibrary() {
    String pom = Repository.text("pom.xml");
    String readme = Repository.text("README/README.txt");
    Matcher dependency =
        Pattern.compile(
                "(?s)<dependency>\\s*<groupId>([^<]+)</groupId>\\s*"
                    + "<artifactId>([^<]+)</artifactId>(.*?)</dependency>")
            .matcher(pom.substring(pom.indexOf("</dependencyManagement>")));
    int libraries = 0;
    while (dependency.find()) {
      if (!dependency.group(3).contains("<scope>test</scope>")) {
        libraries++;
        assertTrue(
            Pattern.compile(
                    "(?m)^" + dependency.group(2) + " +" + Pattern.quote(dependency.group(1)) + " ")
                .matcher(readme)
                .find(),
            dependency.group(2));
      }
    }
    assertTrue(libraries >= 3);
  }

  private static List<CSVRecord> csv(Path file) throws IOException {
    try (var parser = CSVFormat.RFC4180.parse(new StringReader(Repository.text(file)))) {
      return parser.getRecords();
    }
  }
}
