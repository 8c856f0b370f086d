package io.vpsbeacon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.detect.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
  @Test
  void helpNamesTheCommandsAndTheExitCodes() {
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(0, captured.run("--help"));
    for (String word : new String[] {"scan", "demo", "simulate", "ranges", "help", "Exit codes:"}) {
      assertTrue(captured.out().contains(word), word);
    }
    for (ExitCode code : ExitCode.values()) {
      assertTrue(captured.out().contains(code.status() + "   " + code.meaning()), code.name());
    }
    assertEquals("", captured.err());
  }

  @Test
  void helpOfScanHasEveryOptionOfTheVerbButTheStage() {
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(0, captured.run("help", "scan"));
    for (Option option : Option.values()) {
      assertEquals(
          option != Option.STAGE,
          captured.out().contains("--" + option.optionName()),
          option.optionName());
    }
  }

  @Test
  void versionIsTheBuilds() {
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(0, captured.run("--version"));
    assertTrue(captured.out().matches("vpsbeacon \\d+\\.\\d+\\.\\d+\\S*\\R"), captured.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | vpsbeacon: no command is given; there are scan, demo, simulate, ranges and help (see vpsbeacon --help)",
        "sacn | vpsbeacon: there is no command 'sacn'; there are scan, demo, simulate, ranges and help"
            + " (see vpsbeacon --help)",
        "demo x | vpsbeacon: 'x' is more than demo takes (see vpsbeacon demo --help)",
        "scan | vpsbeacon: Missing required parameter: 'FILE' (see vpsbeacon scan --help)",
        "scan --spam 5m x.csv | vpsbeacon: there is no option '--spam'; did you mean --span?"
            + " (see vpsbeacon scan --help)",
        "scan --span | vpsbeacon: Missing required parameter for option '--span' (VALUE)"
            + " (see vpsbeacon scan --help)",
        "scan --format xml x | vpsbeacon: Invalid value for option '--format': 'xml' is none of"
            + " table, csv, json and ndjson (see vpsbeacon scan --help)",
        "scan --min -3 x | vpsbeacon: --min=-3: must be a whole number from 0 up",
        "scan --by host,host x | vpsbeacon: --by=host,host: names host twice",
        "simulate --implants cobalt --scenario quiet | vpsbeacon: --implants=cobalt: must be a"
            + " number, all, or names of cobalt_strike, mythic, masquerade, njrat, empire,"
            + " operator, flaky, three_agents, sliver, slow",
        "simulate --format table | vpsbeacon: Invalid value for option '--format': 'table' is"
            + " neither csv nor ndjson (see vpsbeacon simulate --help)",
        "simulate --jitter=2 | vpsbeacon: --jitter=2: must be a number from 0 to 0.9, such as 0.2",
        "demo --out - | vpsbeacon: --out -: standard output has the report; for a file of this name"
            + " write ./-",
        "scan --html - x | vpsbeacon: --html -: standard output has the findings; for a file of this"
            + " name write ./-",
        "demo --seed one | vpsbeacon: Invalid value for option '--seed': 'one' is no whole number, or"
            + " too large a one (see vpsbeacon demo --help)",
        "ranges update --format aws --timeout x --url y | vpsbeacon: Invalid value for option"
            + " '--timeout': 'x' is no whole number, or too large a one (see vpsbeacon ranges update"
            + " --help)",
        "help nosuch | vpsbeacon: there is no command 'nosuch'; there are scan, demo, simulate, ranges"
            + " and help (see vpsbeacon --help)",
      })
  void badUsageIsOneSentenceThatNamesWhatIsWrong(String arguments, String sentence) {
    CapturedTerminal captured = new CapturedTerminal();
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ", -1);
    assertEquals(ExitCode.USAGE.status(), captured.run(words));
    assertEquals(sentence + "\n", captured.err());
    assertEquals("", captured.out());
  }

  @Test
  void argumentInAMessageSteersNoTerminal() {
    CapturedTerminal captured = new CapturedTerminal();
    captured.run("scan", "--\u001b[2J", "x");
    assertFalse(captured.err().contains("\u001b"), captured.err());
  }
}
