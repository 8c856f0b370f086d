package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The search that a command is part of. All of it is optional: a text that splunkd did not send is
 * empty.
 */
public final class SearchInfo {
  /** Of a search about which nothing is known. */
  public static final SearchInfo UNKNOWN = new SearchInfo(Map.of());

  private final Map<String, Object> values;

  private SearchInfo(Map<String, Object> values) {
    this.values = values;
  }

  /** By splunkd's names, such as {@code raw_args}; anything but a map is nothing known. */
  public static SearchInfo of(Object json) {
    if (!(json instanceof Map<?, ?> map)) {
      return UNKNOWN;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      values.put(String.valueOf(entry.getKey()), entry.getValue());
    }
    return new SearchInfo(values);
  }

  /** The command's arguments, their quotes stripped. */
  public List<String> args() {
    return Json.texts(values.get("args"));
  }

  /** The command's arguments as typed. */
  public List<String> rawArgs() {
    return Json.texts(values.get("raw_args"));
  }

  public String sid() {
    return text("sid");
  }

  public String dispatchDir() {
    return text("dispatch_dir");
  }

  public String app() {
    return text("app");
  }

  public String owner() {
    return text("owner");
  }

  public String username() {
    return text("username");
  }

  /** The user's key to splunkd: never to be printed. */
  public String sessionKey() {
    return text("session_key");
  }

  public String splunkdUri() {
    return text("splunkd_uri");
  }

  public String splunkVersion() {
    return text("splunk_version");
  }

  /** The whole search, decoded from the URL form that splunkd sends. */
  public String search() {
    String encoded = text("search");
    try {
      return URLDecoder.decode(encoded, UTF_8);
    } catch (IllegalArgumentException e) {
      return encoded;
    }
  }

  public String command() {
    return text("command");
  }

  /** Epoch seconds, possibly with a fraction; "0" for no limit. */
  public String earliestTime() {
    return text("earliest_time");
  }

  /** Epoch seconds, possibly with a fraction; "0" for no limit. */
  public String latestTime() {
    return text("latest_time");
  }

  /** How many rows splunkd takes at most. */
  public OptionalInt maxResultRows() {
    try {
      return OptionalInt.of(Integer.parseInt(text("maxresultrows")));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  private String text(String key) {
    return Json.text(values.get(key));
  }

  @Override
  public String toString() {
    return "SearchInfo[sid=%s, command=%s, args=%s]".formatted(sid(), command(), args());
  }
}
