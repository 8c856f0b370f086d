package io.vpsbeacon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.detect.Option;
import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.TypedOption;
import io.vpsbeacon.simulate.Catalogue;
import io.vpsbeacon.simulate.SimulateOption;
import io.vpsbeacon.simulate.SimulateOptions;
import io.vpsbeacon.simulate.Simulation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** searchbnf.conf, from which Splunk's search assistant teaches the command. */
class SearchAssistantTest {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final ConfFile COMMANDS = Repository.conf("default/commands.conf");
  private static final ConfFile SEARCHBNF = Repository.conf("default/searchbnf.conf");

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
      assertTrue(stanza.startsWith(Verb.NAME), "a stanza that could meet another app's: " + stanza);
    }
  }

  static Stream<Arguments> commands() {
    return Stream.of(
        Arguments.of(Verb.NAME, List.of(Option.values())),
        Arguments.of(Simulator.NAME, List.of(SimulateOption.values())));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theSearchAssistantKnowsEveryOptionAndNoOther(
      String command, List<? extends TypedOption> known) {
    Map<String, String> options = SEARCHBNF.stanza(command + "-options");
    Matcher name = Pattern.compile("(\\w+)=").matcher(options.get("syntax"));
    Set<String> named = new TreeSet<>();
    while (name.find()) {
      named.add(name.group(1));
    }

    assertEquals(
        known.stream().map(TypedOption::optionName).collect(Collectors.toCollection(TreeSet::new)),
        named);
    for (TypedOption option : known) {
      Matcher told =
          Pattern.compile("(?s)(?:^|\n)\\s*" + option.optionName() + ": .*?Default:\\s+(.*?)\\.")
              .matcher(options.get("description"));
      assertTrue(told.find(), option.optionName());
      String value = option.defaultText().isEmpty() ? "none" : option.defaultText();
      assertEquals(value, told.group(1).replaceAll(",\\s.*", ""), option.optionName());
    }
    Matcher simple =
        Pattern.compile("(\\w+)=")
            .matcher(SEARCHBNF.stanza(command + "-command").get("simplesyntax"));
    while (simple.find()) {
      assertTrue(named.contains(simple.group(1)), simple.group(1));
    }
  }

  @Test
  void theSearchAssistantNamesEveryImplantAndScenario() {
    String implants =
        Catalogue.implants().stream().map(Catalogue.Entry::name).collect(Collectors.joining(", "));
    for (String stanza : List.of("-command", "-names")) {
      String description = SEARCHBNF.stanza(Simulator.NAME + stanza).get("description");
      assertTrue(description.endsWith(" " + implants + "."), description);
    }
    String syntax = SEARCHBNF.stanza(Simulator.NAME + "-options").get("syntax");
    String scenarios =
        Catalogue.scenarios().stream().map(Catalogue.Entry::name).collect(Collectors.joining("|"));
    assertTrue(syntax.startsWith("scenario=(" + scenarios + ") "), syntax);
  }

  @Test
  void theSearchAssistantNamesEveryFieldOfASimulation() throws OptionException {
    String description = SEARCHBNF.stanza(Simulator.NAME + "-command").get("description");
    List<String> fields =
        new Simulation(SimulateOptions.parse(Map.of("scenario", "quiet"), Instant.EPOCH)).fields();

    assertTrue(
        SPACE
            .matcher(description)
            .replaceAll(" ")
            .contains("Output: " + String.join(" ", fields) + ", and sim_label with labels=true."));
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
                  Pattern.compile("<(" + Verb.NAME + "\\w*-\\w+)>").matcher(keys.get("syntax"));
              while (reference.find()) {
                SEARCHBNF.stanza(reference.group(1));
              }
            });
  }
}
