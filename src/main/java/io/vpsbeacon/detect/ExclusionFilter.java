package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.ExclusionRow;
import io.vpsbeacon.lookup.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides which events are excluded. A value is matched against the rows once, when it is first
 * seen; an event is excluded where some row holds for all its values.
 */
final class ExclusionFilter {
  /** The fields that exclusion rows can ask about. */
  static final List<Field> CONDITIONS =
      List.of(
          Field.HOST,
          Field.USER,
          Field.IMAGE,
          Field.COMMAND_LINE,
          Field.SOURCE_IP,
          Field.DESTINATION_IP,
          Field.DESTINATION_PORT);

  /** The event is out. */
  static final int EXCLUDED = -1;

  /** The event stays, whatever its command line turns out to be. */
  static final int KEPT = RowSets.EMPTY;

  private static final int[] NONE_KNOWN = {};

  private final RowSets sets = new RowSets();
  private final Part[] parts;
  private final Part commandLine;
  private final int everyRow;

  /** Rows below this number hold by several conditions; those from it on decide alone. */
  private final int joint;

  private final int rowsWithoutCommandLine;

  /**
   * Makes a filter.
   *
   * @param slots where each field is read
   * @param asText whether addresses are compared as text, as the original search does
   */
  ExclusionFilter(List<ExclusionRow> rows, Function<Field, Slot> slots, boolean asText) {
    // Rows that decide alone come last, so that the sets of the others stay small.
    List<ExclusionRow> ordered = new ArrayList<>();
    List<ExclusionRow> alone = new ArrayList<>();
    Set<Field> asked = EnumSet.noneOf(Field.class);
    for (ExclusionRow row : rows) {
      (decidesAlone(row) ? alone : ordered).add(row);
      asked.addAll(row.conditions().keySet());
    }
    joint = ordered.size();
    ordered.addAll(alone);
    BitSet every = new BitSet();
    every.set(0, joint);
    everyRow = sets.id(every);
    Part open = null;
    List<Part> others = new ArrayList<>();
    for (Field field : CONDITIONS) {
      if (asked.contains(field)) {
        Part part = new Part(slots.apply(field), new FieldConditions(field, ordered, asText));
        if (field == Field.COMMAND_LINE) {
          open = part;
        } else {
          others.add(part);
        }
      }
    }
    parts = others.toArray(Part[]::new);
    commandLine = open;
    rowsWithoutCommandLine = open == null ? everyRow : open.missing;
  }

  /** A row of one condition. One on the command line has to wait for it all the same. */
  private static boolean decidesAlone(ExclusionRow row) {
    return row.conditions().size() == 1 && !row.conditions().containsKey(Field.COMMAND_LINE);
  }

  /**
   * Judges a row of the batch at hand.
   *
   * @param commandLineOpen whether the row's command line may still become known
   * @return {@link #EXCLUDED}, {@link #KEPT}, or the number of the set of rows that exclude it if
   *     its command line fits: for {@link #excludes}
   */
  int judge(int row, boolean commandLineOpen) {
    int holding = everyRow;
    for (Part part : parts) {
      int ofPart = part.holding(row);
      if (ofPart == EXCLUDED) {
        return EXCLUDED;
      }
      holding = sets.intersection(holding, ofPart);
    }
    if (holding == RowSets.EMPTY) {
      return KEPT;
    }
    if (commandLine == null) {
      return EXCLUDED;
    }
    if (!commandLineOpen) {
      int last = sets.intersection(holding, commandLine.holding(row));
      return last == RowSets.EMPTY ? KEPT : EXCLUDED;
    }
    return sets.intersection(holding, rowsWithoutCommandLine) == RowSets.EMPTY ? holding : EXCLUDED;
  }

  /** Looks at all that {@link #judge} will look at for so many rows: see {@link Prefetch}. */
  void fetch(int rows) {
    int sum = 0;
    for (Part part : parts) {
      for (int row = 0; row < rows; row++) {
        int id = part.slot.id(row);
        sum += id >= 0 && id < part.setOfValue.length ? part.setOfValue[id] : 0;
      }
    }
    Prefetch.sum += sum;
  }

  /** Forgets what is known of each value, whose numbers mean nothing any more; open sets stay. */
  void clear() {
    for (Part part : parts) {
      part.setOfValue = NONE_KNOWN;
    }
    if (commandLine != null) {
      commandLine.setOfValue = NONE_KNOWN;
    }
  }

  /** Foresees the memory for so many more values of each field. */
  void foresee(int values, Forecast forecast) {
    for (Part part : parts) {
      part.foresee(values, forecast);
    }
    if (commandLine != null) {
      commandLine.foresee(values, forecast);
    }
  }

  boolean asksForCommandLine() {
    return commandLine != null;
  }

  /** Settles what {@link #judge} left open, now that the command line is known. */
  boolean excludes(int open, int commandLineId) {
    return open != KEPT
        && sets.intersection(open, commandLine.holdingValue(commandLineId)) != RowSets.EMPTY;
  }

  /** The conditions on one field, with what is known of each value so far. */
  private final class Part {
    private static final int UNKNOWN = -2;

    private final Slot slot;
    private final FieldConditions conditions;
    private final BitSet unconditional;
    private final int missing;
    private int[] setOfValue = NONE_KNOWN;

    Part(Slot slot, FieldConditions conditions) {
      this.slot = slot;
      this.conditions = conditions;
      this.unconditional = conditions.unconditional().get(0, joint);
      this.missing = sets.id(unconditional);
    }

    void foresee(int values, Forecast forecast) {
      long most = slot.values().size() + (long) values;
      forecast.growing(Integer.BYTES, setOfValue.length, most);
    }

    int holding(int row) {
      int id = slot.id(row);
      if (id >= 0) {
        return holdingValue(id);
      }
      int either = RowSets.EMPTY;
      for (int value : slot.all(row)) {
        int ofValue = holdingValue(value);
        if (ofValue == EXCLUDED) {
          return EXCLUDED;
        }
        either = sets.union(either, ofValue);
      }
      return either;
    }

    int holdingValue(int id) {
      if (id >= setOfValue.length) {
        int known = setOfValue.length;
        setOfValue = Growth.covering(setOfValue, id);
        Arrays.fill(setOfValue, known, setOfValue.length, UNKNOWN);
      }
      if (setOfValue[id] == UNKNOWN) {
        setOfValue[id] = id == Interner.MISSING ? missing : match(slot.values().text(id));
      }
      return setOfValue[id];
    }

    /** Most values satisfy nothing: they are as a missing one, and cost no set of their own. */
    private int match(String value) {
      BitSet holding = conditions.satisfied(value);
      if (holding.isEmpty()) {
        return missing;
      }
      if (holding.length() > joint) {
        return EXCLUDED;
      }
      holding.or(unconditional);
      return sets.id(holding);
    }
  }
}
