package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.ExclusionRow;
import io.vpsbeacon.lookup.Loaded;
import io.vpsbeacon.lookup.LookupException;
import io.vpsbeacon.lookup.LookupFolder;
import io.vpsbeacon.lookup.Problem;
import io.vpsbeacon.lookup.Profile;
import io.vpsbeacon.lookup.Ranges;
import io.vpsbeacon.lookup.TierTable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns options into a plan with the lookups that they name. */
public final class PlanLoader {
  /**
   * A plan, and what in the lookups could not be used.
   *
   * @param warnings one sentence each
   */
  public record LoadedPlan(Plan plan, List<String> warnings) {
    public LoadedPlan {
      warnings = List.copyOf(warnings);
    }
  }

  private final LookupFolder lookups;
  private final Path usersExclusions;
  private final Ranges ranges;

  /**
   * A loader of what is in a folder when it is asked.
   *
   * @param usersExclusions the users' own exclusion rows; null for those in the folder, if any
   * @param ranges handed on to the plan, not read
   */
  public PlanLoader(LookupFolder lookups, Path usersExclusions, Ranges ranges) {
    this.lookups = lookups;
    this.usersExclusions = usersExclusions;
    this.ranges = ranges;
  }

  /**
   * Loads what the options name.
   *
   * @param now when exclusion rows expire
   * @throws OptionException names the option whose profile or tier table is missing or wrong
   */
  public LoadedPlan load(Options options, Instant now) throws OptionException {
    List<Problem> problems = new ArrayList<>();
    Profile profile = keep(loadProfile(options), problems);
    if (options.reference()) {
      return loaded(Plan.reference(options, profile), problems);
    }
    List<ExclusionRow> exclusions =
        options.exclude() ? keep(lookups.exclusions(usersExclusions, now), problems) : List.of();
    TierTable tiers = keep(loadTiers(options), problems);
    return loaded(Plan.of(options, profile, exclusions, tiers, ranges), problems);
  }

  /**
   * Loads the profile alone.
   *
   * @throws OptionException where there is none of the name, or it is wrong
   */
  public Profile profile(Options options) throws OptionException {
    return loadProfile(options).value();
  }

  private Loaded<Profile> loadProfile(Options options) throws OptionException {
    try {
      return lookups.profile(options.profile());
    } catch (LookupException e) {
      throw OptionException.of(Option.PROFILE.optionName(), options.profile(), e.getMessage());
    }
  }

  private Loaded<TierTable> loadTiers(Options options) throws OptionException {
    try {
      return lookups.tiers(options.tiers(), Set.copyOf(Metric.tableNames()));
    } catch (LookupException e) {
      throw OptionException.of(Option.TIERS.optionName(), options.tiers(), e.getMessage());
    }
  }

  private static <T> T keep(Loaded<T> loaded, List<Problem> problems) {
    problems.addAll(loaded.problems());
    return loaded.value();
  }

  private static LoadedPlan loaded(Plan plan, List<Problem> problems) {
    return new LoadedPlan(plan, Problem.sentences(problems));
  }
}
