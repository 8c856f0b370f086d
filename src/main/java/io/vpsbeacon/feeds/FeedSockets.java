package io.vpsbeacon.feeds;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The connections of one fetch. The JDK's HTTP makes them here, so an address is judged where it is
 * connected to, not where its name was looked up before: a name may point elsewhere by then.
 */
final class FeedSockets extends SSLSocketFactory {
  private final FetchSettings settings;
  private final Deadline deadline;
  private final Function<InetAddress, String> fault;
  private final SSLSocketFactory tls;

  /** Connections to any host. */
  FeedSockets(FetchSettings settings, Deadline deadline) throws FeedException {
    this(settings, deadline, address -> null);
  }

  /**
   * @param fault why an address may not be connected to, or null
   */
  FeedSockets(FetchSettings settings, Deadline deadline, Function<InetAddress, String> fault)
      throws FeedException {
    this.settings = settings;
    this.deadline = deadline;
    this.fault = fault;
    this.tls = Trust.sockets(settings.extraCa());
  }

  /** What went wrong with a connection, in words. */
  static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (!(e instanceof SSLException)) {
      return message;
    }
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return message.contains("PKIX")
        ? "TLS: the server's certificate is from nobody that is trusted here; sslRootCAPath of"
            + " server.conf, on the command line --ca, names more to trust"
        : "TLS: " + deepest.getMessage();
  }

  /** Not connected yet; the JDK does that, and then asks for TLS on top. */
  @Override
  public Socket createSocket() {
    Socket socket = new FeedSocket(settings.proxy(), fault);
    deadline.guard(socket);
    return socket;
  }

  @Override
  public Socket createSocket(Socket plain, String host, int port, boolean close)
      throws IOException {
    if (!(plain instanceof FeedSocket)) {
      throw new SocketException("a connection that was not judged");
    }
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, close);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw unused();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unused();
  }

  private static SocketException unused() {
    return new SocketException("connections are made in two steps here");
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }
}
