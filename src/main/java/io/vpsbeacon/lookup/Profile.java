package io.vpsbeacon.lookup;

import java.util.List;
import java.util.Map;

/**
 * Which fields of a data source hold the engine's canonical fields.
 *
 * @param name what {@code profile=} takes
 * @param sources per canonical field, the source's fields in order: the first that an event has
 *     counts. A field that the source lacks is absent.
 */
public record Profile(String name, Map<Field, List<String>> sources) {
  public Profile {
    sources = Map.copyOf(sources);
  }

  public List<String> sources(Field field) {
    return sources.getOrDefault(field, List.of());
  }
}
