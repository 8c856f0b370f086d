package io.vpsbeacon.splunk.input;

import com.splunk.HttpService;
import com.splunk.Service;
import com.splunk.modularinput.EventWriter;
import com.splunk.modularinput.InputDefinition;
import io.vpsbeacon.splunk.AppHome;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * The Splunk that an input runs in.
 *
 * @param app the app's folder
 * @param splunkHome {@code $SPLUNK_HOME}
 * @param conf its server.conf
 * @param searchHead its REST interface; null where splunkd gave no way to it
 * @param checkpoints the folder that splunkd keeps for inputs of this scheme; null where it named
 *     none
 * @param secrets what may not be written
 * @param log for what is to be told beside the events
 */
record SplunkHost(
    AppHome app,
    Path splunkHome,
    ServerConf conf,
    SearchHead searchHead,
    Path checkpoints,
    Secrets secrets,
    EventWriter log) {
  private static final int CONNECT_MILLIS = 10_000;

  /** A cluster's captain answers when it has replicated, or at least noted, the file. */
  private static final int READ_MILLIS = 60_000;

  private static final int USUAL_PORT = 8089;

  /** The host as splunkd describes it with the inputs to run. */
  static SplunkHost of(AppHome app, InputDefinition inputs, Secrets secrets, EventWriter log) {
    String home = System.getenv("SPLUNK_HOME");
    Path splunkHome =
        home == null || home.isBlank()
            ? app.folder().resolve("../../..").normalize()
            : Path.of(home);
    ServerConf conf = ServerConf.read(splunkHome);
    String checkpoints = inputs.getCheckpointDir();
    return new SplunkHost(
        app,
        splunkHome,
        conf,
        searchHead(inputs, conf, log),
        checkpoints == null || checkpoints.isBlank() ? null : Path.of(checkpoints),
        secrets,
        log);
  }

  private static SearchHead searchHead(InputDefinition inputs, ServerConf conf, EventWriter log) {
    String uri = inputs.getServerUri();
    String key = inputs.getSessionKey();
    if (uri == null || uri.isBlank() || key == null || key.isBlank()) {
      return null;
    }
    try {
      URI splunkd = new URI(uri.strip());
      if (splunkd.getHost() == null || splunkd.getScheme() == null) {
        throw new URISyntaxException(uri, "no host");
      }
      // splunkd's own certificate, as it comes with Splunk, is signed by nobody whom Java knows.
      HttpService.setSSLSocketFactory(
          Authorities.context(conf.splunkdCertificates()).getSocketFactory());
      int port = splunkd.getPort() < 0 ? USUAL_PORT : splunkd.getPort();
      Service service = new Service(splunkd.getHost(), port, splunkd.getScheme());
      service.setConnectTimeout(CONNECT_MILLIS);
      service.setReadTimeout(READ_MILLIS);
      service.setToken("Splunk " + key);
      return new SearchHead(service);
    } catch (URISyntaxException | IOException e) {
      log.log(EventWriter.WARN, "splunkd cannot be asked over REST: " + e.getMessage());
      return null;
    }
  }
}
