package io.vpsbeacon.splunk.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the server.conf files of a Splunk say, layer over layer as splunkd reads them. */
final class ServerConf {
  private static final String PROXY = "proxyConfig";
  private static final String TLS = "sslConfig";

  private final Path splunkHome;
  private final Map<String, String> values = new HashMap<>();

  private ServerConf(Path splunkHome) {
    this.splunkHome = splunkHome;
  }

  /**
   * Reads what is there; a file that cannot be read counts as absent.
   *
   * @param splunkHome {@code $SPLUNK_HOME}
   */
  static ServerConf read(Path splunkHome) {
    ServerConf conf = new ServerConf(splunkHome);
    for (Path file : layers(splunkHome.resolve("etc"))) {
      if (Files.isRegularFile(file)) {
        conf.addBelow(file);
      }
    }
    return conf;
  }

  /** The strongest first: of the apps, the one whose name sorts first. */
  private static List<Path> layers(Path etc) {
    List<Path> apps = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(etc.resolve("apps"))) {
      folders.forEach(apps::add);
    } catch (IOException e) {
      apps.clear();
    }
    apps.sort(null);
    List<Path> files = new ArrayList<>();
    files.add(etc.resolve("system/local/server.conf"));
    apps.forEach(app -> files.add(app.resolve("local/server.conf")));
    apps.forEach(app -> files.add(app.resolve("default/server.conf")));
    files.add(etc.resolve("system/default/server.conf"));
    return files;
  }

  /** Adds what no stronger layer has said. */
  private void addBelow(Path file) {
    Map<String, String> layer = new HashMap<>();
    var lenient = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), lenient))) {
      String stanza = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String text = line.strip();
        int equals = text.indexOf('=');
        if (text.startsWith("[") && text.endsWith("]")) {
          stanza = text.substring(1, text.length() - 1);
        } else if (equals > 0 && !text.startsWith("#")) {
          layer.put(
              stanza + "/" + text.substring(0, equals).strip(), text.substring(equals + 1).strip());
        }
      }
    } catch (IOException e) {
      return;
    }
    layer.forEach(values::putIfAbsent);
  }

  private String value(String stanza, String key) {
    return values.getOrDefault(stanza + "/" + key, "");
  }

  /** The proxy for https, as it is written there; empty for none. */
  String httpsProxy() {
    return value(PROXY, "https_proxy");
  }

  /** Hosts that are reached without the proxy, as they are written there; may be empty. */
  String noProxy() {
    return value(PROXY, "no_proxy");
  }

  /** The authorities that the site's own servers are checked against; null for none. */
  Path rootCertificates() {
    return path(value(TLS, "sslRootCAPath"));
  }

  /** All files that may say who this splunkd is: of authorities, or its own certificate. */
  List<Path> splunkdCertificates() {
    List<Path> files = new ArrayList<>();
    String own = value(TLS, "serverCert");
    for (String file :
        List.of(
            value(TLS, "sslRootCAPath"),
            value(TLS, "caCertFile"),
            "$SPLUNK_HOME/etc/auth/cacert.pem",
            own.isEmpty() ? "$SPLUNK_HOME/etc/auth/server.pem" : own)) {
      Path path = path(file);
      if (path != null && Files.isReadable(path) && !files.contains(path)) {
        files.add(path);
      }
    }
    return files;
  }

  private Path path(String text) {
    try {
      String expanded =
          text.replace("${SPLUNK_HOME}", "$SPLUNK_HOME")
              .replace("$SPLUNK_HOME", splunkHome.toString());
      return text.isEmpty() ? null : Path.of(expanded).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
