package io.vpsbeacon.e2e;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server on this host whose certificate, made for it alone, nobody has signed. */
final class TlsServer implements AutoCloseable {
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** The key and certificate of servers. */
  record Identity(Path store, Path pem) {
    private static final String PASSWORD = "changeit";

    static Identity in(Path folder) throws Exception {
      Identity made = new Identity(folder.resolve("key.p12"), folder.resolve("certificate.pem"));
      keytool(
          "-genkeypair",
          "-alias",
          "server",
          "-keyalg",
          "EC",
          "-dname",
          "CN=localhost",
          "-ext",
          "san=dns:localhost,ip:127.0.0.1",
          "-validity",
          "2",
          "-keystore",
          made.store.toString());
      keytool(
          "-exportcert",
          "-rfc",
          "-alias",
          "server",
          "-file",
          made.pem.toString(),
          "-keystore",
          made.store.toString());
      return made;
    }

    private static void keytool(String... arguments) throws Exception {
      List<String> line = new java.util.ArrayList<>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
      line.addAll(List.of(arguments));
      line.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
      Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + line);
      }
    }

    private SSLContext context() throws Exception {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, PASSWORD.toCharArray());
      }
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    }
  }

  TlsServer(Identity identity) throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
    server.setExecutor(threads);
    server.start();
  }

  TlsServer on(String path, HttpHandler handler) {
    server.createContext(path, handler);
    return this;
  }

  String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
