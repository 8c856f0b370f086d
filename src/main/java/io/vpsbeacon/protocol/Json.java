package io.vpsbeacon.protocol;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.vpsbeacon.columns.Flag;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads metadata into maps, lists, strings and booleans (a number is its text).
 *
 * <p>By hand on Gson's stream reader: Gson's own tree and bindings load some hundred classes more,
 * which a search pays for with each of the processes that splunkd starts. For the same reason what
 * answers getinfo uses loops, where streams and lambdas would read better.
 */
final class Json {
  private Json() {}

  static Map<String, Object> object(Bytes utf8) throws ProtocolException {
    String text;
    try {
      ByteBuffer bytes = ByteBuffer.wrap(utf8.array(), 0, utf8.length());
      text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new ProtocolException("The metadata of a frame is not UTF-8.");
    }
    try (JsonReader in = new JsonReader(new StringReader(text))) {
      Map<String, Object> object = object(in);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new IllegalStateException("more behind the object");
      }
      return object;
    } catch (IOException | IllegalStateException e) {
      throw new ProtocolException("The metadata of a frame is not a JSON object.");
    }
  }

  private static Map<String, Object> object(JsonReader in) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    in.beginObject();
    while (in.hasNext()) {
      object.put(in.nextName(), value(in));
    }
    in.endObject();
    return object;
  }

  private static Object value(JsonReader in) throws IOException {
    return switch (in.peek()) {
      case BEGIN_OBJECT -> object(in);
      case BEGIN_ARRAY -> list(in);
      case BOOLEAN -> in.nextBoolean();
      case NULL -> {
        in.nextNull();
        yield null;
      }
      default -> in.nextString();
    };
  }

  private static List<Object> list(JsonReader in) throws IOException {
    List<Object> list = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      list.add(value(in));
    }
    in.endArray();
    return list;
  }

  /** A flag, however it is written; false where it is absent or no flag. */
  static boolean flag(Object value) {
    return Boolean.TRUE.equals(value) || (value instanceof String text && Flag.isTrue(text));
  }

  /** A text; empty where it is absent or no text. */
  static String text(Object value) {
    return value instanceof String || value instanceof Boolean ? value.toString() : "";
  }

  /** A list of texts; one text is a list of one. */
  static List<String> texts(Object value) {
    if (value instanceof List<?> list) {
      List<String> texts = new ArrayList<>();
      for (Object element : list) {
        texts.add(text(element));
      }
      return List.copyOf(texts);
    }
    String text = text(value);
    return text.isEmpty() ? List.of() : List.of(text);
  }
}
