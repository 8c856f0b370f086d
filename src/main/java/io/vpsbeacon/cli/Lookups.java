package io.vpsbeacon.cli;

import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.Options;
import io.vpsbeacon.detect.Plan;
import io.vpsbeacon.detect.PlanLoader;
import io.vpsbeacon.lookup.LookupFolder;
import io.vpsbeacon.splunk.AppHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The lookups beside the program, and plans made with them. */
final class Lookups {
  private final LookupFolder folder;
  private final Consumer<String> warn;
  private final Set<String> told = new HashSet<>();

  private Lookups(Path folder, Consumer<String> warn) {
    this.folder = new LookupFolder(folder);
    this.warn = warn;
  }

  /**
   * Finds the lookups of the app's folder.
   *
   * @param warn takes one sentence for each row that cannot be used
   */
  static Lookups find(Consumer<String> warn) {
    Path folder = AppHome.find().lookups();
    if (!Files.isDirectory(folder)) {
      throw new CliException(
          ExitCode.FAILED,
          folder
              + ": there is no such folder of lookups; set -D"
              + AppHome.PROPERTY
              + " to the app's folder");
    }
    return new Lookups(folder, warn);
  }

  /**
   * Plans a run.
   *
   * @param usersExclusions a file of the user's own exclusion rows, or null for the app's
   */
  Plan plan(Options options, Path usersExclusions) {
    if (usersExclusions != null
        && !(Files.isRegularFile(usersExclusions) && Files.isReadable(usersExclusions))) {
      throw new CliException(
          ExitCode.USAGE, "--exclusions " + usersExclusions + ": no such file, or not readable");
    }
    try {
      PlanLoader.LoadedPlan loaded =
          new PlanLoader(folder, usersExclusions).load(options, Instant.now());
      loaded.warnings().stream().filter(told::add).forEach(warn);
      return loaded.plan();
    } catch (OptionException e) {
      throw new CliException(ExitCode.USAGE, "--" + e.getMessage(), e);
    }
  }
}
