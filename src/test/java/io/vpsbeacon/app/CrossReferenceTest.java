package io.vpsbeacon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What one file of the app names is there in another: no tool of Splunk's looks at this. */
class CrossReferenceTest {
  private static final Set<String> ROLES = Set.of("*", "admin", "sc_admin", "power", "user");
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private static final ConfFile COMMANDS = Repository.conf("default/commands.conf");
  private static final Map<String, Map<String, String>> SEARCHES =
      Repository.conf("default/savedsearches.conf").stanzas();

  @Test
  void everyCommandHasItsScript() {
    assertTrue(Files.isDirectory(Repository.path("bin")));
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
}
