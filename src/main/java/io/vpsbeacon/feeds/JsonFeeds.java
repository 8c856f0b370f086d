package io.vpsbeacon.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.Map;

/** The feeds of clouds, which are JSON: read as they come, whatever else they hold passed over. */
final class JsonFeeds {
  private static final Shape PREFIX = new Shape(null, null);
  private static final Shape AMAZON =
      object(
          Map.of(
              "prefixes", array(object(Map.of("ip_prefix", PREFIX))),
              "ipv6_prefixes", array(object(Map.of("ipv6_prefix", PREFIX)))));
  private static final Shape GOOGLE =
      object(Map.of("prefixes", array(object(Map.of("ipv4Prefix", PREFIX, "ipv6Prefix", PREFIX)))));
  private static final Shape MICROSOFT =
      object(
          Map.of(
              "values",
              array(
                  object(Map.of("properties", object(Map.of("addressPrefixes", array(PREFIX))))))));
  private static final Shape ORACLE =
      object(
          Map.of("regions", array(object(Map.of("cidrs", array(object(Map.of("cidr", PREFIX))))))));

  /**
   * What stands where: an object with these fields, a list of these items, or, without either, the
   * text of a prefix.
   */
  private record Shape(Map<String, Shape> fields, Shape items) {}

  private JsonFeeds() {}

  private static Shape object(Map<String, Shape> fields) {
    return new Shape(fields, null);
  }

  private static Shape array(Shape items) {
    return new Shape(null, items);
  }

  static void aws(InputStream body, Limits limits, Collector to) throws IOException {
    read(AMAZON, body, limits, to);
  }

  static void gcp(InputStream body, Limits limits, Collector to) throws IOException {
    read(GOOGLE, body, limits, to);
  }

  static void azure(InputStream body, Limits limits, Collector to) throws IOException {
    read(MICROSOFT, body, limits, to);
  }

  static void oracle(InputStream body, Limits limits, Collector to) throws IOException {
    read(ORACLE, body, limits, to);
  }

  private static void read(Shape shape, InputStream body, Limits limits, Collector to)
      throws IOException {
    JsonReader json =
        new JsonReader(
            new InputStreamReader(new JsonTexts(body, limits.lineBytes()), UTF_8.newDecoder()));
    json.setStrictness(Strictness.STRICT);
    try {
      read(shape, json, to);
      expect(JsonToken.END_DOCUMENT, json);
    } catch (MalformedJsonException e) {
      throw Collector.refused(json::getPath, "is no JSON");
    } catch (EOFException e) {
      throw Collector.refused(json::getPath, "the JSON ends too early");
    } catch (CharacterCodingException e) {
      throw Collector.refused(json::getPath, "is no UTF-8");
    }
  }

  private static void read(Shape shape, JsonReader json, Collector to) throws IOException {
    if (shape.fields() != null) {
      expect(JsonToken.BEGIN_OBJECT, json);
      json.beginObject();
      while (json.hasNext()) {
        Shape field = shape.fields().get(json.nextName());
        if (field == null) {
          json.skipValue();
        } else {
          read(field, json, to);
        }
      }
      json.endObject();
    } else if (shape.items() != null) {
      expect(JsonToken.BEGIN_ARRAY, json);
      json.beginArray();
      while (json.hasNext()) {
        read(shape.items(), json, to);
      }
      json.endArray();
    } else {
      expect(JsonToken.STRING, json);
      to.add(json.nextString(), json::getPreviousPath);
    }
  }

  private static void expect(JsonToken wanted, JsonReader json) throws IOException {
    JsonToken found = json.peek();
    if (found != wanted) {
      throw Collector.refused(json::getPath, "is " + name(found) + ", must be " + name(wanted));
    }
  }

  private static String name(JsonToken token) {
    return switch (token) {
      case BEGIN_OBJECT -> "an object";
      case BEGIN_ARRAY -> "a list";
      case STRING -> "a text";
      default -> token.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}
