package io.vpsbeacon.splunk.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.splunk.HttpException;
import com.splunk.ResponseMessage;
import com.splunk.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The splunkd that started this input, over REST. */
final class SearchHead {
  private static final int NOT_FOUND = 404;
  private static final String INFO = "/services/server/info";

  /** What it is to its search head cluster. */
  enum Role {
    ALONE,
    CAPTAIN,
    MEMBER,
    /** It does not say. */
    UNKNOWN
  }

  private final Service service;

  SearchHead(Service service) {
    this.service = service;
  }

  /** Asks anew: captains change. */
  Role role() throws SplunkdException {
    Set<String> roles = new HashSet<>();
    try (InputStream body = service.get(INFO, Map.of("output_mode", "json")).getContent();
        JsonReader json = new JsonReader(new InputStreamReader(body, UTF_8))) {
      collectRoles(json, roles);
    } catch (IOException | RuntimeException e) {
      throw failure("does not say whether it is in a search head cluster", e);
    }
    if (roles.contains("shc_captain")) {
      return Role.CAPTAIN;
    }
    return roles.contains("shc_member") ? Role.MEMBER : Role.ALONE;
  }

  /**
   * The list {@code entry[].content.server_roles}; wherever it stands, nothing else has its name.
   */
  private static void collectRoles(JsonReader json, Set<String> roles) throws IOException {
    while (json.peek() != JsonToken.END_DOCUMENT) {
      switch (json.peek()) {
        case BEGIN_ARRAY -> json.beginArray();
        case END_ARRAY -> json.endArray();
        case BEGIN_OBJECT -> json.beginObject();
        case END_OBJECT -> json.endObject();
        case NAME -> {
          if (json.nextName().equals("server_roles") && json.peek() == JsonToken.BEGIN_ARRAY) {
            json.beginArray();
            while (json.hasNext()) {
              roles.add(json.nextString());
            }
            json.endArray();
          }
        }
        default -> json.skipValue();
      }
    }
  }

  /**
   * Makes a file the content of a lookup file, which a cluster then replicates. splunkd moves the
   * file away.
   *
   * @param app whose lookup it is
   * @param lookup the lookup file's name
   * @param staged a file in splunkd's {@code var/run/splunk/lookup_tmp}
   */
  void replaceLookup(String app, String lookup, Path staged) throws SplunkdException {
    String lookups = "/servicesNS/nobody/" + app + "/data/lookup-table-files";
    try {
      try {
        post(lookups + "/" + lookup, Map.of("eai:data", staged.toString()));
      } catch (HttpException e) {
        if (e.getStatus() != NOT_FOUND) {
          throw e;
        }
        post(lookups, Map.of("name", lookup, "eai:data", staged.toString()));
      }
    } catch (IOException | RuntimeException e) {
      throw failure("did not take the lookup file", e);
    }
  }

  private void post(String path, Map<String, Object> arguments) throws IOException {
    ResponseMessage answer = service.post(path, arguments);
    InputStream body = answer.getContent();
    if (body != null) {
      body.close();
    }
  }

  private static SplunkdException failure(String what, Exception e) {
    return new SplunkdException("splunkd " + what + ": " + e.getMessage(), e);
  }
}
