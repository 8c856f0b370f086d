package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which group keys the events have at all: a key that none has is mostly the wrong profile, and
 * would make one group of everything.
 */
final class KeyFields {
  private final Plan plan;
  private final Slot[] slots;
  private final boolean[] seen;

  /**
   * Makes one that has seen nothing.
   *
   * @param slots those of the plan's keys, in their order
   */
  KeyFields(Plan plan, Slot[] slots) {
    this.plan = plan;
    this.slots = slots;
    this.seen = new boolean[slots.length];
  }

  /** Looks at the batch that the slots have just read. */
  void look() {
    for (int i = 0; i < slots.length; i++) {
      seen[i] = seen[i] || slots[i].values().size() > 1;
    }
  }

  /** The keys that no event had, in their order. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < slots.length; i++) {
      if (!seen[i]) {
        missing.add(plan.options().by().get(i));
      }
    }
    return missing;
  }

  /**
   * One sentence on the keys that no event had, if any. The default keys are not all of the user's
   * choice: one that the profile knows its source to lack is not told there, nor, where events stay
   * without it, a command line alone, which Sysmon's connections do not carry.
   */
  Optional<String> warning() {
    boolean chosen = !plan.options().by().equals(Options.defaults().by());
    List<String> told = missing();
    if (!chosen && !plan.options().dropNulls()) {
      told.removeIf(key -> Plan.sources(plan.profile(), key).isEmpty());
      if (told.equals(List.of(Field.COMMAND_LINE.canonical()))) {
        return Optional.empty();
      }
    }
    if (told.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "no event has "
            + told.stream().map(this::named).collect(Collectors.joining(", "))
            + (plan.options().reference()
                ? ": the original search drops every event without it"
                : ": set profile= to the one that fits these events (now "
                    + plan.profile().name()
                    + "), or by= to fields that they have"));
  }

  private String named(String key) {
    List<String> sources = Plan.sources(plan.profile(), key);
    if (sources.equals(List.of(key))) {
      return key;
    }
    return key
        + (sources.isEmpty()
            ? " (which the profile does not have)"
            : " (field " + String.join(" or ", sources) + ")");
  }
}
