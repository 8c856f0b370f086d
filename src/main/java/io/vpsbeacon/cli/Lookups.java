package io.vpsbeacon.cli;

import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.Options;
import io.vpsbeacon.detect.Plan;
import io.vpsbeacon.lookup.ExclusionRow;
import io.vpsbeacon.lookup.Loaded;
import io.vpsbeacon.lookup.LookupException;
import io.vpsbeacon.lookup.LookupFolder;
import io.vpsbeacon.lookup.Problem;
import io.vpsbeacon.lookup.Profile;
import io.vpsbeacon.lookup.TierTable;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The lookups beside the program, and plans made with them. */
final class Lookups {
  private static final String HOME = "vpsbeacon.home";

  private final LookupFolder folder;
  private final Consumer<String> warn;
  private final Set<String> told = new HashSet<>();

  private Lookups(Path folder, Consumer<String> warn) {
    this.folder = new LookupFolder(folder);
    this.warn = warn;
  }

  /**
   * Finds the lookups: in the app folder that {@code vpsbeacon.home} names, else in the app folder
   * whose {@code bin} the jar lies in.
   *
   * @param warn takes one sentence for each row that cannot be used
   */
  static Lookups find(Consumer<String> warn) {
    String home = System.getProperty(HOME);
    Path folder = (home != null ? Path.of(home) : ownHome()).resolve("lookups");
    if (!Files.isDirectory(folder)) {
      throw new CliException(
          ExitCode.FAILED,
          folder + ": there is no such folder of lookups; set -D" + HOME + " to the app's folder");
    }
    return new Lookups(folder, warn);
  }

  private static Path ownHome() {
    try {
      CodeSource source = Lookups.class.getProtectionDomain().getCodeSource();
      Path home = Path.of(source.getLocation().toURI()).getParent().getParent();
      return home == null ? Path.of("") : home;
    } catch (URISyntaxException e) {
      throw new CliException(ExitCode.FAILED, "cannot tell where this program lies", e);
    }
  }

  /**
   * Plans a run.
   *
   * @param usersExclusions a file of the user's own exclusion rows, or null for the app's
   */
  Plan plan(Options options, Path usersExclusions) {
    if (usersExclusions != null && !Files.isReadable(usersExclusions)) {
      throw new CliException(
          ExitCode.USAGE, "--exclusions " + usersExclusions + ": no such file, or not readable");
    }
    try {
      Profile profile = told(folder.profile(options.profile()));
      if (options.reference()) {
        return Plan.reference(options, profile);
      }
      List<ExclusionRow> rows =
          options.exclude() ? told(folder.exclusions(usersExclusions, Instant.now())) : List.of();
      return Plan.of(options, profile, rows, tiers(options.tiers()));
    } catch (LookupException | OptionException e) {
      throw new CliException(ExitCode.USAGE, e.getMessage(), e);
    }
  }

  TierTable tiers(String name) throws LookupException {
    return told(folder.tiers(name));
  }

  private <T> T told(Loaded<T> loaded) {
    loaded.problems().stream().map(Problem::toString).filter(told::add).forEach(warn);
    return loaded.value();
  }
}
