package io.vpsbeacon.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the app knows of hosting providers' addresses. */
@Command(
    name = "ranges",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Looks into the table of hosting, cloud, CDN and VPN ranges, and updates it.")
final class RangesCommand implements Runnable {
  @Spec private CommandSpec spec;

  private RangesCommand() {}

  /** The command with those below it. */
  static CommandLine with(Terminal terminal) {
    return new CommandLine(new RangesCommand())
        .addSubcommand(new RangesLookupCommand(terminal))
        .addSubcommand(new RangesStatsCommand(terminal))
        .addSubcommand(new RangesUpdateCommand(terminal));
  }

  @Override
  public void run() {
    throw Main.noCommand(spec);
  }
}
