package io.vpsbeacon.feeds;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Base64;
import java.util.function.Function;

/** A connection to a host, direct or by a tunnel through a proxy, if its address is allowed. */
final class FeedSocket extends Socket {
  private static final int LONGEST_ANSWER = 8192;

  private final FeedProxy proxy;
  private final Function<InetAddress, String> fault;

  /**
   * @param proxy null for a direct connection
   * @param fault why an address may not be connected to, or null
   */
  FeedSocket(FeedProxy proxy, Function<InetAddress, String> fault) {
    this.proxy = proxy;
    this.fault = fault;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    InetSocketAddress target = (InetSocketAddress) endpoint;
    boolean tunnel = proxy != null && proxy.serves(target.getHostString());
    if (!target.isUnresolved()) {
      judge(target);
    } else if (!tunnel) {
      // Behind a proxy there may be no names; then the proxy looks this one up.
      throw new UnknownHostException(target.getHostString());
    }
    if (!tunnel) {
      super.connect(endpoint, timeout);
      return;
    }
    InetSocketAddress way = new InetSocketAddress(proxy.host(), proxy.port());
    if (way.isUnresolved()) {
      throw new FeedException("the proxy's name " + proxy.host() + " is not known");
    }
    try {
      super.connect(way, timeout);
      openTunnel(target, timeout);
    } catch (FeedException e) {
      throw e;
    } catch (IOException e) {
      throw new FeedException("the proxy " + proxy + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** All addresses of a name must be allowed: any of them may be the one next time. */
  private void judge(InetSocketAddress target) throws IOException {
    for (InetAddress address : InetAddress.getAllByName(target.getHostString())) {
      judge(target, address);
    }
    judge(target, target.getAddress());
  }

  private void judge(InetSocketAddress target, InetAddress address) throws FeedException {
    String why = fault.apply(address);
    if (why != null) {
      throw new FeedException(
          "a redirect to "
              + target.getHostString()
              + ": its address "
              + address.getHostAddress()
              + " "
              + why
              + "; refused");
    }
  }

  private void openTunnel(InetSocketAddress target, int timeout) throws IOException {
    String host = target.getHostString();
    String authority = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + target.getPort();
    StringBuilder request = new StringBuilder("CONNECT " + authority + " HTTP/1.1\r\n");
    request.append("Host: ").append(authority).append("\r\n");
    if (proxy.user() != null) {
      String both = proxy.user() + ":" + (proxy.password() == null ? "" : proxy.password());
      request
          .append("Proxy-Authorization: Basic ")
          .append(Base64.getEncoder().encodeToString(both.getBytes(UTF_8)))
          .append("\r\n");
    }
    int before = getSoTimeout();
    setSoTimeout(timeout);
    getOutputStream().write(request.append("\r\n").toString().getBytes(ISO_8859_1));
    String[] status = answer(getInputStream()).split("[ \r\n]", 3);
    setSoTimeout(before);
    if (!status[0].startsWith("HTTP/1.") || status.length < 2 || !status[1].equals("200")) {
      throw new FeedException(
          "the proxy "
              + proxy
              + " opens no tunnel to "
              + authority
              + ": it answers "
              + (status.length < 2 ? "no HTTP" : "with status " + Collector.shown(status[1])));
    }
  }

  /** Byte by byte up to the blank line: what follows is TLS. */
  private static String answer(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < LONGEST_ANSWER) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("it ends the connection");
      }
      head.append((char) c);
      int length = head.length();
      if (c == '\n' && length >= 4 && head.charAt(length - 3) == '\n') {
        return head.toString();
      }
    }
    throw new IOException("its answer is too long");
  }
}
