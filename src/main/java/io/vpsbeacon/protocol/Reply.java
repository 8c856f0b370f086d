package io.vpsbeacon.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * The answer to one request. Holds exactly the keys that were set, since splunkd refuses some that
 * it does not expect.
 */
public final class Reply {
  /** Worked on; nothing to give yet. */
  public static final Reply MORE = builder().finished(false).build();

  /** Done, without rows. */
  public static final Reply FINISHED = builder().finished(true).build();

  private record Message(Level level, String text) {}

  private record Metric(String name, double seconds, long calls, long in, long out) {}

  private final Builder parts;

  private Reply(Builder parts) {
    this.parts = parts;
  }

  /** An empty reply, to be filled. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The end of the search, with the reason for its user: as the error that ends it, and among the
   * job's messages, where Splunk's own commands have it too.
   */
  public static Reply error(String message) {
    return builder().message(Level.ERROR, message).error(message).build();
  }

  public boolean isFinished() {
    return Boolean.TRUE.equals(parts.finished);
  }

  /** The error's text, or null. */
  public String error() {
    return parts.error;
  }

  /** The rows, CSV. */
  public Bytes body() {
    return parts.body;
  }

  /** As it goes over the wire. */
  public Frame toFrame() {
    return new Frame(Bytes.of(metadata()), parts.body);
  }

  /** The metadata as JSON. */
  public String metadata() {
    JsonText json = new JsonText().begin('{');
    writeConfiguration(json);
    writeInspector(json);
    if (parts.finished != null) {
      json.name("finished").value(parts.finished);
    }
    if (parts.error != null) {
      json.name("error").value(parts.error);
    }
    return json.end('}').toString();
  }

  private void writeConfiguration(JsonText json) {
    if (parts.type != null) {
      json.name("type").value(parts.type.wireName());
    }
    if (parts.generating != null) {
      json.name("generating").value(parts.generating);
    }
    if (parts.requiredFields != null) {
      json.name("required_fields").begin('[');
      for (String field : parts.requiredFields) {
        json.value(field);
      }
      json.end(']');
    }
  }

  private void writeInspector(JsonText json) {
    if (parts.messages.isEmpty() && parts.metrics.isEmpty()) {
      return;
    }
    json.name("inspector").begin('{');
    if (!parts.messages.isEmpty()) {
      json.name("messages").begin('[');
      for (Message message : parts.messages) {
        json.begin('[').value(message.level().name()).value(message.text()).end(']');
      }
      json.end(']');
    }
    for (Metric metric : parts.metrics) {
      json.name("metric.".concat(metric.name())).begin('[');
      json.value(metric.seconds()).value(metric.calls()).value(metric.in()).value(metric.out());
      json.end(']');
    }
    json.end('}');
  }

  @Override
  public String toString() {
    return metadata() + " and " + parts.body.length() + " bytes";
  }

  /** Sets what a reply says; a built reply does not follow its builder's later changes. */
  public static final class Builder {
    private CommandType type;
    private Boolean generating;
    private List<String> requiredFields;
    private Boolean finished;
    private String error;
    private List<Message> messages = new ArrayList<>();
    private List<Metric> metrics = new ArrayList<>();
    private Bytes body = Bytes.of(new byte[0]);

    private Builder() {}

    public Builder type(CommandType value) {
      type = value;
      return this;
    }

    public Builder generating(boolean value) {
      generating = value;
      return this;
    }

    /** The fields that splunkd sends; not set, it sends all. */
    public Builder requiredFields(List<String> value) {
      requiredFields = List.copyOf(value);
      return this;
    }

    public Builder finished(boolean value) {
      finished = value;
      return this;
    }

    /** Ends the search with an error; implies finished. */
    public Builder error(String message) {
      error = message;
      finished = true;
      return this;
    }

    /** A line in the job's messages. */
    public Builder message(Level level, String text) {
      messages.add(new Message(level, text));
      return this;
    }

    /** A line in the job inspector's table of costs. */
    public Builder metric(String name, double seconds, long calls, long in, long out) {
      metrics.add(new Metric(name, seconds, calls, in, out));
      return this;
    }

    /** The rows, CSV; not copied, so leave them alone until the reply is sent. */
    public Builder body(Bytes csv) {
      body = csv;
      return this;
    }

    public Reply build() {
      Builder copy = new Builder();
      copy.type = type;
      copy.generating = generating;
      copy.requiredFields = requiredFields;
      copy.finished = finished;
      copy.error = error;
      copy.messages = List.copyOf(messages);
      copy.metrics = List.copyOf(metrics);
      copy.body = body;
      return new Reply(copy);
    }
  }
}
