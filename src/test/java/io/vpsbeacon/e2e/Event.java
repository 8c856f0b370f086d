package io.vpsbeacon.e2e;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of a search: an event that goes in, or a result that comes out.
 *
 * @param fields the fields it has, in order; each has at least one value. What it lacks is absent.
 */
record Event(Map<String, List<String>> fields) {

  /** An event from names and values in turn. */
  static Event of(String... namesAndValues) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return new Event(fields);
  }

  /** This event with a field set to some values; with none, without the field. */
  Event with(String name, String... values) {
    Map<String, List<String>> changed = new LinkedHashMap<>(fields);
    if (values.length == 0) {
      changed.remove(name);
    } else {
      changed.put(name, List.of(values));
    }
    return new Event(changed);
  }

  /** The values of a field: none where the event lacks it. */
  List<String> values(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** The field as Splunk shows it: values joined by newlines, empty where the event lacks it. */
  String text(String name) {
    return String.join("\n", values(name));
  }

  /** The texts of some fields. */
  List<String> texts(List<String> names) {
    return names.stream().map(this::text).toList();
  }
}
