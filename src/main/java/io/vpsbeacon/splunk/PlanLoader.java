package io.vpsbeacon.splunk;

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
import io.vpsbeacon.protocol.CommandException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Turns options into a plan with the app's lookups. */
final class PlanLoader {
  /**
   * A plan, and what in the lookups could not be used.
   *
   * @param warnings one sentence each
   */
  record LoadedPlan(Plan plan, List<String> warnings) {}

  private final AppHome home;
  private final Clock clock;

  PlanLoader(AppHome home, Clock clock) {
    this.home = home;
    this.clock = clock;
  }

  LoadedPlan load(Options options) throws CommandException {
    LookupFolder lookups = new LookupFolder(home.lookups());
    if (home.isInstalled()) {
      lookups.createUserFiles();
    }
    List<Problem> problems = new ArrayList<>();
    Profile profile = keep(profile(lookups, options), problems);
    try {
      if (options.reference()) {
        return new LoadedPlan(Plan.reference(options, profile), sentences(problems));
      }
      List<ExclusionRow> exclusions =
          options.exclude() ? keep(lookups.exclusions(null, clock.instant()), problems) : List.of();
      TierTable tiers = keep(lookups.tiers(options.tiers()), problems);
      return new LoadedPlan(Plan.of(options, profile, exclusions, tiers), sentences(problems));
    } catch (LookupException e) {
      throw new CommandException("tiers=" + options.tiers() + ": " + e.getMessage());
    } catch (OptionException e) {
      throw new CommandException(e.getMessage());
    }
  }

  static Loaded<Profile> profile(LookupFolder lookups, Options options) throws CommandException {
    try {
      return lookups.profile(options.profile());
    } catch (LookupException e) {
      throw new CommandException("profile=" + options.profile() + ": " + e.getMessage());
    }
  }

  private static <T> T keep(Loaded<T> loaded, List<Problem> problems) {
    problems.addAll(loaded.problems());
    return loaded.value();
  }

  private static List<String> sentences(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }
}
