package io.vpsbeacon.lookup;

import io.vpsbeacon.lookup.TierRow.TextCondition;
import io.vpsbeacon.lookup.TierRow.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a tier table's cell under {@code provider} or {@code provider_class} may hold. */
final class TraitCell {
  private TraitCell() {}

  /** The trait that a column is named after; null where it is none. */
  static Trait trait(String column) {
    for (Trait trait : Trait.values()) {
      if (trait.tableName().equals(column)) {
        return trait;
      }
    }
    return null;
  }

  /**
   * The condition of a cell that is not empty: patterns with {@code |} between them.
   *
   * @throws IllegalArgumentException when it can never hold, or there is any doubt what it means
   */
  static TextCondition condition(Trait trait, String cell) {
    if (cell.indexOf(CsvLines.BROKEN) >= 0) {
      throw new IllegalArgumentException(trait.tableName() + " is not UTF-8 text");
    }
    List<String> anyOf = new ArrayList<>();
    for (String part : cell.split("\\|", -1)) {
      String pattern = part.strip();
      if (pattern.isEmpty()) {
        throw new IllegalArgumentException(
            trait.tableName() + " '" + cell + "' has nothing on one side of a |");
      }
      if (trait == Trait.PROVIDER_CLASS) {
        checkClass(pattern);
      }
      anyOf.add(pattern);
    }
    return new TextCondition(trait, anyOf);
  }

  private static void checkClass(String pattern) {
    Wildcard wildcard = Wildcard.compile(pattern);
    List<String> known = Arrays.stream(ProviderClass.values()).map(String::valueOf).toList();
    if (known.stream().noneMatch(wildcard::matches)) {
      throw new IllegalArgumentException(
          "provider_class '"
              + pattern
              + "' is none of "
              + String.join(", ", known)
              + "; several may stand with | between them");
    }
  }
}
