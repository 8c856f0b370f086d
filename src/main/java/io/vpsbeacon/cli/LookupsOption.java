package io.vpsbeacon.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Where a command reads the lookups. */
final class LookupsOption {
  @Option(
      names = "--lookups",
      paramLabel = "DIR",
      description =
          "The folder of lookups (exclusions, tier tables, profiles, ranges) to read in place of the"
              + " app's; start from a copy of that.")
  private Path folder;

  /**
   * The lookups to use.
   *
   * @param warn takes one sentence for each row that cannot be used
   */
  Lookups find(Consumer<String> warn) {
    return folder == null ? Lookups.ofTheApp(warn) : Lookups.in(folder, warn);
  }
}
