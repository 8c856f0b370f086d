package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The getinfo requests of several generations of splunkd. */
enum SplunkVersion {
  /** Keys in another order, fewer of them, and spaces in its JSON. */
  V6_3("20150522"),
  V8_2("8.2.1"),
  V9("9.3.2"),
  /** One that does not exist: keys that nobody knows, of every JSON type. */
  FUTURE("99.0.0");

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  private static final Pattern TOKEN =
      Pattern.compile("(?:\"(?:[^\"\\\\]++|\\\\.)*+\"|[^\\s\"]++|\")++");

  private final String number;

  SplunkVersion(String number) {
    this.number = number;
  }

  /** A search's id and folder; both are empty at parse time in some versions. */
  record Dispatch(String sid, String folder) {
    static Dispatch search(Path splunkHome) {
      String sid = "1591757455.42";
      return new Dispatch(sid, splunkHome.resolve("var/run/splunk/dispatch/" + sid).toString());
    }

    static Dispatch parseTime() {
      return new Dispatch("searchparsetmp_1234", "");
    }
  }

  /**
   * The metadata of a getinfo request.
   *
   * @param command the search's command with its arguments, as the user wrote them
   */
  String getInfo(String command, Dispatch dispatch, boolean preview) {
    List<String> tokens = tokens(command);
    List<String> rawArgs = tokens.subList(1, tokens.size());
    return getInfo(
        command, rawArgs.stream().map(SplunkVersion::unquote).toList(), dispatch, preview);
  }

  /** The same, with the arguments split in a way of one's own. */
  String getInfo(String command, List<String> args, Dispatch dispatch, boolean preview) {
    List<String> tokens = tokens(command);
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("args", args);
    info.put("raw_args", tokens.subList(1, tokens.size()));
    info.put("dispatch_dir", dispatch.folder());
    info.put("sid", dispatch.sid());
    info.put("app", "search");
    info.put("owner", "admin");
    info.put("username", "admin");
    info.put("session_key", "x".repeat(128));
    info.put("splunkd_uri", "https://127.0.0.1:8089");
    info.put("splunk_version", number);
    info.put("search", URLEncoder.encode("search index=x | " + command, UTF_8).replace("+", "%20"));
    if (this != V6_3) {
      info.put("command", tokens.get(0));
      info.put("maxresultrows", 50000);
    }
    info.put("earliest_time", "1591754400");
    info.put("latest_time", "1591758000");
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("action", "getinfo");
    metadata.put("preview", preview);
    if (this != V6_3) {
      metadata.put("streaming_command_will_restart", false);
    }
    metadata.put("searchinfo", info);
    if (this == FUTURE) {
      info.put("tenant", Map.of("id", 7, "tags", List.of("a", 1, true)));
      metadata.put("new_list", List.of(List.of(), Map.of()));
      metadata.put("new_number", 1.5e300);
      metadata.put("new_flag", true);
    }
    String json = GSON.toJson(metadata);
    return this == V6_3 ? json.replace("\":", "\": ").replace(",\"", ", \"") : json;
  }

  private static List<String> tokens(String command) {
    return new ArrayList<>(TOKEN.matcher(command).results().map(found -> found.group()).toList());
  }

  private static String unquote(String token) {
    return token.replace("\"", "");
  }
}
