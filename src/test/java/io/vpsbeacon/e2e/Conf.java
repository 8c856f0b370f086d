package io.vpsbeacon.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Splunk's .conf files as splunkd reads them: {@code local/} over {@code default/}, key by key. */
final class Conf {
  private final Map<String, Map<String, String>> stanzas = new LinkedHashMap<>();

  private Conf() {}

  /** A conf of an app, such as {@code commands.conf}. */
  static Conf read(Path app, String name) throws IOException {
    Conf conf = new Conf();
    for (String layer : new String[] {"default", "local"}) {
      Path file = app.resolve(layer).resolve(name);
      if (Files.exists(file)) {
        conf.overlay(Files.readString(file));
      }
    }
    return conf;
  }

  private void overlay(String text) {
    Map<String, String> stanza = new LinkedHashMap<>();
    for (String line : text.replace("\\\n", "\u0000").split("\n", -1)) {
      String whole = line.replace('\u0000', '\n').strip();
      if (whole.startsWith("[") && whole.endsWith("]")) {
        String name = whole.substring(1, whole.length() - 1);
        stanza = stanzas.computeIfAbsent(name, any -> new LinkedHashMap<>());
      } else if (!whole.startsWith("#") && whole.contains("=")) {
        int equals = whole.indexOf('=');
        stanza.put(whole.substring(0, equals).strip(), whole.substring(equals + 1).strip());
      }
    }
  }

  /** The keys of a stanza; none where it is absent. */
  Map<String, String> stanza(String name) {
    return stanzas.getOrDefault(name, Map.of());
  }
}
