package io.vpsbeacon.cli;

import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.Options;
import io.vpsbeacon.detect.Plan;
import io.vpsbeacon.detect.PlanLoader;
import io.vpsbeacon.lookup.LookupException;
import io.vpsbeacon.lookup.LookupFolder;
import io.vpsbeacon.lookup.RangeTable;
import io.vpsbeacon.lookup.Ranges;
import io.vpsbeacon.splunk.AppHome;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A folder of lookups, and plans made with them. */
final class Lookups {
  private final Path folder;
  private final Consumer<String> warn;
  private final Set<String> told = new HashSet<>();

  private final Ranges ranges;

  private Lookups(Path folder, Ranges ranges, Consumer<String> warn) {
    this.ranges = ranges;
    this.folder = folder;
    this.warn = warn;
  }

  /**
   * The lookups of the app's folder.
   *
   * @param warn takes one sentence for each row that cannot be used
   */
  static Lookups ofTheApp(Consumer<String> warn) {
    AppHome home = AppHome.find();
    Path folder = home.lookups();
    if (!Files.isDirectory(folder)) {
      throw new CliException(
          ExitCode.FAILED,
          folder
              + ": there is no such folder of lookups; give --lookups, or set -D"
              + AppHome.PROPERTY
              + " to the app's folder");
    }
    return new Lookups(folder, home.ranges(), warn);
  }

  /**
   * The lookups of a folder that the user has named.
   *
   * @param warn takes one sentence for each row that cannot be used
   */
  static Lookups in(Path folder, Consumer<String> warn) {
    if (!Files.isDirectory(folder)) {
      throw new CliException(ExitCode.USAGE, "--lookups " + folder + ": there is no such folder");
    }
    return new Lookups(folder, Ranges.in(folder, null), warn);
  }

  /**
   * Plans a run.
   *
   * @param usersExclusions a file of the user's own exclusion rows, or null for the app's
   */
  Plan plan(Options options, Path usersExclusions) {
    String fault = usersExclusions == null ? "" : fault(usersExclusions);
    if (!fault.isEmpty()) {
      throw new CliException(ExitCode.USAGE, "--exclusions " + usersExclusions + ": " + fault);
    }
    try {
      PlanLoader.LoadedPlan loaded =
          new PlanLoader(new LookupFolder(folder), usersExclusions, ranges)
              .load(options, Instant.now());
      loaded.warnings().stream()
          .map(warning -> located(warning, usersExclusions))
          .filter(told::add)
          .forEach(warn);
      return loaded.plan();
    } catch (OptionException e) {
      throw new CliException(ExitCode.USAGE, "--" + e.getMessage() + " (in " + folder + ")", e);
    }
  }

  private static String fault(Path file) {
    if (!Files.exists(file)) {
      return "there is no such file";
    }
    if (Files.isDirectory(file)) {
      return "it is a directory";
    }
    if (!Files.isRegularFile(file)) {
      return "it is no regular file but a pipe or a device; write the rows to a file first";
    }
    return Files.isReadable(file) ? "" : "it may not be read (permission denied)";
  }

  /**
   * The table of hosting ranges; what of it cannot be used is told.
   *
   * @throws CliException where there is none
   */
  RangeTable ranges() {
    try {
      RangeTable table = ranges.table();
      table.problems().stream()
          .map(problem -> located(problem.toString(), null))
          .filter(told::add)
          .forEach(warn);
      if (table.size() == 0) {
        throw new CliException(
            ExitCode.FAILED, folder + ": there are no ranges in it (vpsbeacon_ranges*.csv)");
      }
      return table;
    } catch (LookupException e) {
      throw new CliException(ExitCode.FAILED, e.getMessage(), e);
    }
  }

  /** The files that {@link #ranges()} reads, those that win last. */
  List<Path> rangeFiles() {
    try {
      return ranges.files();
    } catch (LookupException e) {
      throw new CliException(ExitCode.FAILED, e.getMessage(), e);
    }
  }

  /** A warning begins with the name of its file; here it says where that lies. */
  private String located(String warning, Path usersExclusions) {
    boolean users =
        usersExclusions != null
            && warning.startsWith(String.valueOf(usersExclusions.getFileName()));
    Path parent = users ? usersExclusions.getParent() : folder;
    return parent == null ? warning : parent + File.separator + warning;
  }
}
