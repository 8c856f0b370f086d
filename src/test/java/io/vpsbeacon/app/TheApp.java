package io.vpsbeacon.app;

import io.vpsbeacon.app.spl.SplChecker;
import io.vpsbeacon.app.spl.SplContext;
import io.vpsbeacon.app.spl.SplNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The app's own searches, and what they may name. */
final class TheApp {
  /** Files that users own: named by lookup definitions, never in the package. */
  static final Set<String> USERS_LOOKUPS =
      Set.of(
          "vpsbeacon_exclusions.csv",
          "vpsbeacon_profiles.csv",
          "vpsbeacon_ranges.csv",
          "vpsbeacon_tiers.csv");

  private static final Pattern USERS_TIERS = Pattern.compile("vpsbeacon_tiers_\\w+\\.csv");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```spl\n(.*?)^```$");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");
  // In running text, only what begins as a search does; what holds < or [ shows syntax.
  private static final Pattern INLINE =
      Pattern.compile("`((?:\\.\\.\\. )?\\| " + Verb.NAME + "(?:sim)?\\b[^`<\\[]*)`");
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private TheApp() {}

  static SplChecker checker() {
    return new SplChecker(
        new SplContext(
            macros(),
            Verb.NAME,
            TheApp::isLookup,
            Map.of(Verb.NAME, Verb::fault, Simulator.NAME, Simulator::fault)),
        new SplNames(ConfKeys.resource("spl-names.tsv")));
  }

  static Map<String, SplContext.Macro> macros() {
    Map<String, SplContext.Macro> macros = new HashMap<>();
    Repository.conf("default/macros.conf")
        .stanzas()
        .forEach(
            (name, keys) ->
                macros.put(
                    name,
                    new SplContext.Macro(
                        keys.containsKey("args")
                            ? COMMA.splitAsStream(keys.get("args")).toList()
                            : List.of(),
                        keys.get("definition"))));
    return macros;
  }

  /** All searches of the package and the documents, by where they stand. */
  static Map<String, String> searches() {
    Map<String, String> searches = new LinkedHashMap<>();
    Repository.conf("default/savedsearches.conf")
        .stanzas()
        .forEach((name, keys) -> searches.put(name, keys.get("search")));
    macros().forEach((name, macro) -> searches.put("macro " + name, macro.definition()));
    Repository.conf("default/searchbnf.conf")
        .stanzas()
        .forEach(
            (name, keys) ->
                keys.forEach(
                    (key, value) -> {
                      if (key.startsWith("example")) {
                        searches.put("searchbnf " + name + " " + key, value);
                      }
                    }));
    Set<String> documents = new HashSet<>(List.of("README.md"));
    Repository.filesUnder("docs").forEach(file -> documents.add(Repository.relative(file)));
    for (String document : documents) {
      if (document.endsWith(".md")) {
        Repository.filesUnder(document)
            .forEach(
                file -> {
                  int number = 0;
                  for (String search : examples(Repository.text(file))) {
                    searches.put(document + " example " + ++number, search);
                  }
                });
      }
    }
    return searches;
  }

  /** The searches in a Markdown text: spl blocks, and code spans that start with the verb. */
  static List<String> examples(String markdown) {
    List<String> examples = new ArrayList<>();
    Matcher fence = FENCE.matcher(markdown);
    while (fence.find()) {
      examples.add(fence.group(1).strip());
    }
    Matcher inline = INLINE.matcher(BLOCK.matcher(markdown).replaceAll(""));
    while (inline.find()) {
      examples.add(inline.group(1));
    }
    return examples;
  }

  private static boolean isLookup(String name) {
    return Repository.conf("default/transforms.conf").stanzas().containsKey(name)
        || USERS_LOOKUPS.contains(name)
        || USERS_TIERS.matcher(name).matches()
        || !Repository.filesUnder("app/lookups/" + name).isEmpty();
  }
}
