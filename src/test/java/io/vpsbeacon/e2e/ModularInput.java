package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Splunkd's side of a modular input. */
final class ModularInput {
  static final String SESSION_KEY = "s3ss10n^KEY_of.splunkd";

  private final Splunkd splunkd;
  private final SplunkHome home;
  private final String scheme;
  private final String serverUri;

  ModularInput(Splunkd splunkd, SplunkHome home, String scheme) {
    // Nobody listens at port 1.
    this(splunkd, home, scheme, "https://127.0.0.1:1");
  }

  ModularInput(Splunkd splunkd, SplunkHome home, String scheme, String serverUri) {
    this.splunkd = splunkd;
    this.home = home;
    this.scheme = scheme;
    this.serverUri = serverUri;
  }

  /** What a process of the input left. */
  record Result(int exit, String stdout, String stderr) {
    /** The texts of all elements of this name on stdout, which must be XML. */
    List<String> texts(String element) throws Exception {
      List<String> texts = new ArrayList<>();
      NodeList nodes = xml().getElementsByTagName(element);
      for (int i = 0; i < nodes.getLength(); i++) {
        texts.add(nodes.item(i).getTextContent());
      }
      return texts;
    }

    Document xml() throws Exception {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(stdout)));
    }
  }

  /** Asks what the input is. */
  Result scheme() throws Exception {
    return end(start("", true, "--scheme"));
  }

  /** Somebody saves an input: splunkd writes what it is, and leaves the pipe open. */
  Result validate(String name, Map<String, String> arguments) throws Exception {
    String xml =
        "<items>" + host() + "<item name=\"" + name + "\">" + params(arguments) + "</item></items>";
    return end(start(xml, false, "--validate-arguments"));
  }

  /** A run, to its end. */
  Result run(String name, Map<String, String> arguments) throws Exception {
    return end(begin(name, arguments));
  }

  /** A run that has just been started. */
  Process begin(String name, Map<String, String> arguments) throws IOException {
    return start(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<input>"
            + host()
            + "<configuration><stanza name=\""
            + scheme
            + "://"
            + name
            + "\" app=\"vpsbeacon\">"
            + params(arguments)
            + "</stanza></configuration></input>",
        true);
  }

  /** Whatever splunkd may say. */
  Result say(String xml) throws Exception {
    return end(start(xml, true));
  }

  private String host() {
    return "<server_host>sh1</server_host><server_uri>"
        + serverUri
        + "</server_uri><session_key>"
        + SESSION_KEY
        + "</session_key><checkpoint_dir>"
        + home.root().resolve("var/lib/splunk/modinputs/" + scheme)
        + "</checkpoint_dir>";
  }

  private static String params(Map<String, String> arguments) {
    StringBuilder params = new StringBuilder();
    arguments.forEach(
        (name, value) ->
            params
                .append("<param name=\"" + name + "\">")
                .append(value.replace("&", "&amp;").replace("<", "&lt;"))
                .append("</param>"));
    return params.toString();
  }

  private Process start(String stdin, boolean close, String... arguments) throws IOException {
    Process process = splunkd.startInput(scheme, arguments);
    OutputStream pipe = process.getOutputStream();
    try {
      pipe.write(stdin.getBytes(UTF_8));
      pipe.flush();
      if (close) {
        pipe.close();
      }
    } catch (IOException e) {
      // It did not wait for it.
      return process;
    }
    return process;
  }

  static Result end(Process process) throws Exception {
    CompletableFuture<byte[]> stderr =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return process.getErrorStream().readAllBytes();
              } catch (IOException e) {
                return new byte[0];
              }
            });
    CompletableFuture<Void> impatience =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(Splunkd.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    String stdout = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    impatience.cancel(true);
    return new Result(exit, stdout, new String(stderr.get(), UTF_8));
  }
}
