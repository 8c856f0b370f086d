package io.vpsbeacon.protocol;

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

  /** Name of the command, as it is typed. */
  public String command() {
    return text("command");
  }

  /** The command's arguments, their quotes stripped. */
  public List<String> args() {
    return Json.texts(values.get("args"));
  }

  /** The folder that splunkd keeps for the search; empty where it only parses it. */
  public String dispatchDir() {
    return text("dispatch_dir");
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

  /** Without the user's key to splunkd, which is never to be printed. */
  @Override
  public String toString() {
    return "SearchInfo[args=%s, dispatchDir=%s]".formatted(args(), dispatchDir());
  }
}
