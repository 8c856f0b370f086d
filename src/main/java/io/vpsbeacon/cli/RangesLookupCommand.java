package io.vpsbeacon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.lookup.RangeTable;
import io.vpsbeacon.net.IpAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says of addresses who rents them out. */
@Command(
    name = "lookup",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Says of each address who rents it out: provider, class (vps, hyperscaler, cdn, vpn), number of"
          + " the network, and the prefix that says so."
    })
final class RangesLookupCommand implements Callable<Integer> {
  private static final String STDIN = "-";

  private final Terminal terminal;
  private final List<RangesGrid.Answer> answers = new ArrayList<>();
  private RangeTable table;
  private ExitCode exitCode = ExitCode.OK;

  @Parameters(
      arity = "1..*",
      paramLabel = "IP",
      description =
          "IPv4 or IPv6 addresses; - reads them from standard input, divided by blanks or line ends.")
  private List<String> addresses;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      converter = OutputFormat.Converter.class,
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private OutputFormat format;

  @Mixin private LookupsOption lookups;

  RangesLookupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    table =
        lookups.find(warning -> terminal.err().println("warning: " + Text.clean(warning))).ranges();
    for (String address : addresses) {
      if (address.equals(STDIN)) {
        answerStdin();
      } else {
        answer(address, "");
      }
    }
    format.write(new RangesGrid(answers), terminal);
    terminal.out().flush();
    return exitCode.status();
  }

  private void answerStdin() throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(terminal.in(), UTF_8));
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      for (String word : line.strip().split("\\s+", -1)) {
        if (!word.isEmpty()) {
          answer(word, "standard input line " + number + ": ");
        }
      }
    }
  }

  /** What is no address is told, and keeps no other from being answered. */
  private void answer(String text, String where) {
    IpAddress address = IpAddress.parse(text);
    if (address == null) {
      terminal
          .err()
          .println("vpsbeacon: " + Text.clean(where + "'" + text + "' is no IPv4 or IPv6 address"));
      exitCode = ExitCode.FAILED;
    } else {
      answers.add(new RangesGrid.Answer(text, table.find(address)));
    }
  }
}
