package io.vpsbeacon.oracle;

import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.Options;
import io.vpsbeacon.detect.Plan;
import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the verb plans for {@code reference=true}, on fields that have their canonical names. */
final class Reference {
  private static final Profile PROFILE =
      new Profile(
          "sysmon",
          Arrays.stream(Field.values())
              .collect(Collectors.toMap(field -> field, field -> List.of(field.canonical()))));

  private Reference() {}

  static Plan plan(String stage) {
    try {
      return Plan.reference(Options.parse(Map.of("reference", "true", "stage", stage)), PROFILE);
    } catch (OptionException e) {
      throw new IllegalStateException(e);
    }
  }
}
