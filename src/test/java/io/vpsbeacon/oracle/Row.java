package io.vpsbeacon.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event, or a row of a result: per field its values. A field without values is missing.
 *
 * @param cells the fields that are there, each with one value or more, none of them empty
 */
record Row(Map<String, List<String>> cells) {
  static final String TIME = "_time";
  static final String HOST = "host";
  static final String USER = "User";
  static final String IMAGE = "Image";
  static final String COMMAND_LINE = "CommandLine";
  static final String DESTINATION_IP = "DestinationIp";
  static final String DESTINATION_PORT = "DestinationPort";

  Row {
    Map<String, List<String>> present = new LinkedHashMap<>();
    cells.forEach(
        (field, values) -> {
          if (!values.isEmpty()) {
            present.put(field, List.copyOf(values));
          }
        });
    cells = present;
  }

  static Row empty() {
    return new Row(Map.of());
  }

  /** This row with the field set to these values; none takes the field away. */
  Row with(String field, String... values) {
    return with(field, List.of(values));
  }

  Row with(String field, List<String> values) {
    Map<String, List<String>> changed = new LinkedHashMap<>(cells);
    changed.put(field, values);
    return new Row(changed);
  }

  List<String> values(String field) {
    return cells.getOrDefault(field, List.of());
  }

  boolean isMultivalue(String field) {
    return values(field).size() > 1;
  }

  /** The one value of a field that is there once. */
  String value(String field) {
    List<String> values = values(field);
    if (values.size() != 1) {
      throw new IllegalStateException(field + " has not one value: " + values);
    }
    return values.get(0);
  }

  /** This row with these fields only, in this order: SPL's {@code table}. */
  Row table(List<String> fields) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    fields.forEach(field -> kept.put(field, values(field)));
    return new Row(kept);
  }

  static List<Row> copies(Row row, int count) {
    List<Row> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(row);
    }
    return rows;
  }
}
