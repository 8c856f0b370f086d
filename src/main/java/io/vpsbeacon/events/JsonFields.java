package io.vpsbeacon.events;

import com.google.gson.stream.JsonReader;
import io.vpsbeacon.events.FieldNames.Node;
import io.vpsbeacon.events.FieldNames.Target;
import java.io.IOException;

/** The fields of JSON objects: nested ones, and arrays as multivalues. */
final class JsonFields {
  private final Rows rows;
  private final Faults broken;

  /**
   * @param broken takes note of text that cannot be read and is replaced
   */
  JsonFields(Rows rows, Faults broken) {
    this.rows = rows;
    this.broken = broken;
  }

  /** Puts what an object has of the wanted fields to the record under way. */
  void object(JsonReader in, Node names, String place) throws IOException {
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      rows.saw(name);
      value(in, names.find(name), place);
    }
    in.endObject();
  }

  /** Puts a value to the record under way; a null node is one that is not wanted. */
  void value(JsonReader in, Node node, String place) throws IOException {
    if (node == null) {
      in.skipValue();
      return;
    }
    Target[] targets = node.targets();
    switch (in.peek()) {
      case BEGIN_OBJECT -> {
        if (node.hasChildren()) {
          nested(in, node, place);
        } else {
          in.skipValue();
        }
      }
      case BEGIN_ARRAY -> {
        in.beginArray();
        while (in.hasNext()) {
          value(in, node, place);
        }
        in.endArray();
      }
      case STRING -> rows.put(targets, text(in.nextString(), place));
      case NUMBER -> rows.put(targets, in.nextString());
      case BOOLEAN -> rows.put(targets, String.valueOf(in.nextBoolean()));
      default -> in.skipValue();
    }
  }

  private void nested(JsonReader in, Node names, String place) throws IOException {
    in.beginObject();
    while (in.hasNext()) {
      value(in, names.find(in.nextName()), place);
    }
    in.endObject();
  }

  /** JSON's escapes can say what no text can: half of a character. */
  private String text(String value, String place) {
    if (!Broken.isIn(value)) {
      return value;
    }
    broken.add(place, "an escape is half of a UTF-16 pair");
    return Broken.replaced(value);
  }
}
