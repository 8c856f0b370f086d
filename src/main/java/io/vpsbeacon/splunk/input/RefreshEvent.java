package io.vpsbeacon.splunk.input;

import com.google.gson.stream.JsonWriter;
import com.splunk.modularinput.Event;
import io.vpsbeacon.feeds.Outcome;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;

/**
 * What is indexed of a refresh.
 *
 * @param input the stanza's name, without the scheme
 * @param origin the feed's address without its query, or its file; empty where it is not known
 * @param result how it ended
 * @param reason why it ended so, or what else there is to know; may be empty
 * @param outcome the counts; null where there are none
 * @param handOver whether other members get to know
 * @param start when it began
 * @param duration how long it took
 */
record RefreshEvent(
    String input,
    String origin,
    RefreshResult result,
    String reason,
    Outcome outcome,
    HandOverResult handOver,
    Instant start,
    Duration duration) {
  private static final String SOURCE_TYPE = "vpsbeacon:feed";

  /** As TIME_FORMAT in props.conf reads it. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  Event toSplunk() {
    Event event = new Event();
    event.setStanza(FeedInput.SCHEME + "://" + input);
    event.setTime(Date.from(start));
    event.setSourceType(SOURCE_TYPE);
    event.setData(json());
    return event;
  }

  String json() {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject();
      json.name("time").value(TIME.format(start));
      json.name("input").value(input);
      json.name("feed").value(origin);
      json.name("outcome").value(result.toString());
      json.name("reason").value(reason);
      json.name("duration_ms").value(duration.toMillis());
      if (outcome != null) {
        json.name("total").value(outcome.total());
        json.name("added").value(outcome.added());
        json.name("removed").value(outcome.removed());
        json.name("unchanged").value(outcome.unchanged());
        json.name("left_out").value(outcome.leftOut());
        json.name("table_rows").value(outcome.tableRows());
      }
      json.name("handover").value(handOver.toString());
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
