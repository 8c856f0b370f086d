package io.vpsbeacon.events;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;

/**
 * Ends records of Splunk's exports. One that came without the event's fields has them in {@code
 * _raw}, where that is Windows event XML or JSON; what Splunk itself says of it goes first.
 */
final class RawEvents {
  private final Rows rows;
  private final Faults skips;
  private final JsonFields json;
  private EventXml xml;

  RawEvents(Rows rows, Faults skips, JsonFields json) {
    this.rows = rows;
    this.skips = skips;
    this.json = json;
  }

  /** Ends the record under way. */
  void commit(String place) throws IOException {
    String raw = rows.onlyRaw();
    if (raw != null) {
      try {
        unpack(raw.strip(), place);
      } catch (BrokenEventException e) {
        rows.clear();
        skips.add(place, "its _raw is " + e.getMessage());
        return;
      }
    }
    rows.commit();
  }

  private void unpack(String raw, String place) throws BrokenEventException {
    if (raw.startsWith("<") && WindowsXml.isEvents(raw)) {
      rows.settle();
      if (xml == null) {
        xml = new EventXml(rows);
      }
      xml.read(raw);
    } else if (raw.startsWith("{")) {
      rows.settle();
      try {
        json.object(new JsonReader(new StringReader(raw)), rows.names(true), place);
      } catch (IOException | IllegalStateException e) {
        throw new BrokenEventException("not valid JSON", e);
      }
    }
  }
}
