package io.vpsbeacon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.detect.Option;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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

    assertEquals(new TreeSet<>(Verb.OPTIONS), named);
    for (Option option : Option.values()) {
      Matcher told =
          Pattern.compile("(?s)(?:^|\n)\\s*" + option.optionName() + ": .*?Default:\\s+(.*?)\\.")
              .matcher(options.get("description"));
      assertTrue(told.find(), option.optionName());
      String value = option.defaultText().isEmpty() ? "none" : option.defaultText();
      assertEquals(value, told.group(1).replaceAll(",\\s.*", ""), option.optionName());
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
}
