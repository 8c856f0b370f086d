package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.ExclusionRow;
import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.Profile;
import io.vpsbeacon.lookup.Ranges;
import io.vpsbeacon.lookup.TierTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one search does: the options with everything they name at hand.
 *
 * @param options what was asked
 * @param profile where the source keeps its fields
 * @param exclusions rows in force; none where nothing is excluded
 * @param tiers the tier table, compiled
 * @param ranges who rents out which addresses; read when a finding or a tier asks
 */
public record Plan(
    Options options, Profile profile, List<ExclusionRow> exclusions, Tiers tiers, Ranges ranges) {

  public Plan {
    exclusions = List.copyOf(exclusions);
  }

  /**
   * Plans a search with the lookups.
   *
   * @throws OptionException where the tier table asks for a metric that is not known
   */
  public static Plan of(
      Options options,
      Profile profile,
      List<ExclusionRow> exclusions,
      TierTable tiers,
      Ranges ranges)
      throws OptionException {
    return new Plan(
        options, profile, options.exclude() ? exclusions : List.of(), Tiers.compile(tiers), ranges);
  }

  /** Plans a search that knows no ranges. */
  static Plan of(Options options, Profile profile, List<ExclusionRow> exclusions, TierTable tiers)
      throws OptionException {
    return of(options, profile, exclusions, tiers, Ranges.none());
  }

  /** Plans {@code reference=true}: the original's own exclusions and tiers. */
  public static Plan reference(Options options, Profile profile) {
    return new Plan(options, profile, Original.exclusions(), Original.tiers(), Ranges.none());
  }

  /** The source fields that the plan reads, in a stable order. */
  public List<String> requiredFields() {
    return requiredFields(options, profile);
  }

  /** The source field that first tells an event's time. */
  public String timeField() {
    return profile.sources(Field.TIME).get(0);
  }

  /**
   * The source fields that a search with these options reads; needs no lookup but the profile, so
   * that it can be told before any file is read.
   */
  public static List<String> requiredFields(Options options, Profile profile) {
    Set<String> fields = new LinkedHashSet<>(profile.sources(Field.TIME));
    for (String key : options.by()) {
      fields.addAll(sources(profile, key));
    }
    fields.addAll(profile.sources(Field.DESTINATION_PORT));
    if (options.reference()) {
      fields.addAll(profile.sources(Field.DESTINATION_IP));
      fields.addAll(profile.sources(Field.IMAGE));
      return List.copyOf(fields);
    }
    for (Field field : Field.values()) {
      boolean condition = options.exclude() && ExclusionFilter.CONDITIONS.contains(field);
      boolean always =
          switch (field) {
            case PROCESS_GUID, EVENT_CODE, INITIATED -> true;
            default -> false;
          };
      if (condition || always) {
        fields.addAll(profile.sources(field));
      }
    }
    if (readsCommandLine(options)) {
      fields.addAll(profile.sources(Field.HOST));
      fields.addAll(profile.sources(Field.COMMAND_LINE));
    }
    if (!options.count().isEmpty()) {
      fields.add(options.count());
    }
    return new ArrayList<>(fields);
  }

  private static boolean readsCommandLine(Options options) {
    return options.exclude() || options.by().contains(Field.COMMAND_LINE.canonical());
  }

  /** Where a group key comes from: a canonical name through the profile, any other as it is. */
  static List<String> sources(Profile profile, String key) {
    // Not a lambda, whose first use costs every process of a search.
    Optional<Field> field = Field.byName(key);
    return field.isPresent() ? profile.sources(field.get()) : List.of(key);
  }
}
