package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.vpsbeacon.events.FieldNames.Node;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON records: one a line, objects one behind the other, one array, or wrapped as Splunk ({@code
 * result}, {@code results}) and Elasticsearch ({@code _source}, {@code hits.hits}) do.
 *
 * <p>Where every line is a record, a broken one is skipped. In one document that spans lines there
 * is no safe place to go on behind a broken one, so it ends the reading.
 */
final class Json {
  private static final Pattern PLACE = Pattern.compile("at line (\\d+) column (\\d+)");

  private final Source source;
  private final Rows rows;
  private final Faults skips;
  private final Node plain;
  private final Node splunk;
  private final JsonFields fields;
  private final RawEvents raw;
  private String place = "";

  private Json(Source source, Rows rows, Faults skips) {
    this.source = source;
    this.rows = rows;
    this.skips = skips;
    plain = rows.names(false);
    splunk = rows.names(true);
    fields = new JsonFields(rows, source.broken());
    raw = new RawEvents(rows, skips, fields);
  }

  static void read(Source source, Rows rows, Faults skips) throws IOException {
    source.text().mark(Sniffer.HEAD);
    byte[] head = source.text().readNBytes(Sniffer.HEAD);
    source.text().reset();
    Json json = new Json(source, rows, skips);
    if (isLines(new String(head, UTF_8), head.length == Sniffer.HEAD)) {
      json.lines();
    } else {
      json.document();
    }
  }

  /**
   * Whether a text that begins so has a record a line; the first may be broken.
   *
   * @param goesOn whether the text goes on behind its head, so that the last line may be cut
   */
  private static boolean isLines(String head, boolean goesOn) {
    List<String> lines = head.lines().filter(line -> !line.isBlank()).limit(4).toList();
    if (lines.isEmpty() || !lines.get(0).strip().startsWith("{")) {
      return false;
    }
    int whole = goesOn && lines.size() < 4 ? lines.size() - 1 : lines.size();
    List<Boolean> records = new ArrayList<>();
    for (String line : lines) {
      records.add(records.size() < whole ? isRecord(line) : beginsRecord(line));
    }
    return records.get(0)
        || (lines.size() > 1 && records.stream().skip(1).limit(2).allMatch(r -> r));
  }

  /** Whether a line of which only the beginning is seen is one record, and not all of them. */
  private static boolean beginsRecord(String line) {
    JsonReader in = new JsonReader(new StringReader(line));
    try {
      in.beginObject();
      while (in.hasNext()) {
        if (containsRows(in.nextName(), in.peek())) {
          return false;
        }
        in.skipValue();
      }
      return false;
    } catch (IOException | IllegalStateException e) {
      // The head ends here, or the record is broken, which costs the line alone.
      return line.strip().startsWith("{");
    }
  }

  private static boolean containsRows(String name, JsonToken token) {
    return (token == JsonToken.BEGIN_ARRAY && name.equals("results"))
        || (token == JsonToken.BEGIN_OBJECT && name.equals("hits"));
  }

  private static boolean isRecord(String line) {
    JsonReader in = new JsonReader(new StringReader(line));
    try {
      if (in.peek() != JsonToken.BEGIN_OBJECT) {
        return false;
      }
      do {
        in.skipValue();
      } while (!atEnd(in));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void lines() throws IOException {
    Lines lines = new Lines(source.text(), Source.LONGEST_RECORD);
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (lines.tooLong()) {
        skips.add("line " + lines.number(), Source.TOO_LONG);
      } else if (!line.isBlank()) {
        place = "line " + lines.number();
        JsonReader in = new JsonReader(new StringReader(line));
        try {
          do {
            topLevel(in);
          } while (!atEnd(in));
        } catch (MalformedJsonException e) {
          rows.clear();
          skips.add(place, "not valid JSON (column " + position(e, 2) + ")");
        } catch (EOFException e) {
          rows.clear();
          skips.add(place, "the JSON is cut off");
        }
      }
    }
  }

  private void document() throws IOException {
    JsonReader in = new JsonReader(new InputStreamReader(source.text(), UTF_8));
    try {
      while (!atEnd(in)) {
        topLevel(in);
      }
    } catch (MalformedJsonException e) {
      rows.clear();
      throw broken(e, "not valid JSON (column " + position(e, 2) + ")");
    } catch (EOFException e) {
      rows.clear();
      throw broken(e, "the JSON is cut off");
    }
  }

  private EventFormatException broken(IOException e, String cause) {
    return new EventFormatException(source.file(), "line " + position(e, 1), cause);
  }

  private static String position(IOException e, int group) {
    Matcher matcher = PLACE.matcher(String.valueOf(e.getMessage()));
    return matcher.find() ? matcher.group(group) : "?";
  }

  /** Only between values may the reader be lenient: it takes a second value for an error else. */
  private static boolean atEnd(JsonReader in) throws IOException {
    in.setStrictness(Strictness.LENIENT);
    boolean end = in.peek() == JsonToken.END_DOCUMENT;
    in.setStrictness(Strictness.LEGACY_STRICT);
    return end;
  }

  private void topLevel(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.BEGIN_ARRAY) {
      records(in, plain);
    } else {
      record(in, plain);
    }
  }

  private void records(JsonReader in, Node names) throws IOException {
    in.beginArray();
    while (in.hasNext()) {
      record(in, names);
    }
    in.endArray();
  }

  private void record(JsonReader in, Node names) throws IOException {
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      in.skipValue();
      skips.add(placeOrRecord(), "a JSON value that is no object");
      return;
    }
    boolean containsRows = false;
    boolean preview = false;
    boolean status = false;
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      rows.saw(name);
      JsonToken token = in.peek();
      if (token == JsonToken.BEGIN_OBJECT && name.equals("result")) {
        fields.object(in, splunk, placeOrRecord());
      } else if (token == JsonToken.BEGIN_OBJECT && name.equals("_source")) {
        fields.object(in, plain, placeOrRecord());
      } else if (containsRows(name, token)) {
        if (token == JsonToken.BEGIN_ARRAY) {
          records(in, splunk);
        } else {
          hits(in);
        }
        containsRows = true;
      } else if (token == JsonToken.BOOLEAN && name.equals("preview")) {
        preview = in.nextBoolean();
        status = true;
      } else {
        fields.value(in, names.find(name), placeOrRecord());
      }
    }
    in.endObject();
    // Splunk sends previews of what comes again in the end, and lines that only tell how it stands.
    if (containsRows || preview || (status && rows.isEmpty())) {
      rows.clear();
    } else {
      raw.commit(placeOrRecord());
    }
  }

  private void hits(JsonReader in) throws IOException {
    in.beginObject();
    while (in.hasNext()) {
      if (in.nextName().equals("hits") && in.peek() == JsonToken.BEGIN_ARRAY) {
        records(in, plain);
      } else {
        in.skipValue();
      }
    }
    in.endObject();
  }

  private String placeOrRecord() {
    return place.isEmpty() ? "a record" : place;
  }
}
