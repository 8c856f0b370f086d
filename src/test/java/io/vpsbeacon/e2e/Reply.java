package io.vpsbeacon.e2e;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One reply of a command.
 *
 * @param metadata its metadata
 * @param table its body
 */
record Reply(JsonObject metadata, ChunkBody.Table table) {
  private static final Set<String> TYPES = Set.of("streaming", "stateful", "events", "reporting");

  /** What splunkd refuses in a reply. */
  private static final Set<String> REFUSED = Set.of("requires_preop", "partial", "distributed");

  Reply {
    for (String key : REFUSED) {
      if (metadata.has(key)) {
        throw new AssertionError("splunkd refuses " + key + " in " + metadata);
      }
    }
  }

  /** A message to the user. */
  record Message(String level, String text) {}

  String type() {
    String type = metadata.get("type").getAsString();
    if (!TYPES.contains(type)) {
      throw new AssertionError("not a type: " + type);
    }
    return type;
  }

  /** The fields asked for; {@code *} for all, also where the reply does not say. */
  List<String> requiredFields() {
    if (!metadata.has("required_fields")) {
      return List.of("*");
    }
    List<String> fields = new ArrayList<>();
    metadata.getAsJsonArray("required_fields").forEach(field -> fields.add(field.getAsString()));
    return fields;
  }

  boolean generating() {
    return metadata.has("generating") && metadata.get("generating").getAsBoolean();
  }

  boolean finished() {
    return metadata.has("finished") && metadata.get("finished").getAsBoolean();
  }

  /** Whether the command gave up. */
  boolean failed() {
    return metadata.has("error");
  }

  /** Calls, rows in and rows out of a step, as the job inspector shows them. */
  List<Long> metric(String name) {
    JsonArray metric = metadata.getAsJsonObject("inspector").getAsJsonArray("metric." + name);
    if (metric.size() != 4 || metric.get(0).getAsDouble() < 0) {
      throw new AssertionError("not seconds, calls, in, out: " + metric);
    }
    return List.of(metric.get(1).getAsLong(), metric.get(2).getAsLong(), metric.get(3).getAsLong());
  }

  /** What the user gets to read: the messages, and the error where it is none of them. */
  List<Message> messages() {
    List<Message> messages = new ArrayList<>();
    JsonElement inspector = metadata.get("inspector");
    if (inspector != null && inspector.getAsJsonObject().has("messages")) {
      for (JsonElement element : inspector.getAsJsonObject().getAsJsonArray("messages")) {
        JsonArray pair = element.getAsJsonArray();
        messages.add(new Message(pair.get(0).getAsString(), pair.get(1).getAsString()));
      }
    }
    if (failed()) {
      Message error = new Message("ERROR", metadata.get("error").getAsString());
      if (!messages.contains(error)) {
        messages.add(error);
      }
    }
    return messages;
  }
}
