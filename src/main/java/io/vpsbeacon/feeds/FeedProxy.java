package io.vpsbeacon.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An HTTP proxy, to be asked for a tunnel ({@code CONNECT}). Its text shows neither user nor
 * password.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param user for Basic authentication; null for none
 * @param password null for none
 * @param noProxy hosts that are reached directly: names, {@code *.example.com} or {@code
 *     .example.com} for all below a domain, {@code *} for all
 */
public record FeedProxy(String host, int port, String user, String password, List<String> noProxy) {
  /** Checks the port. */
  public FeedProxy {
    if (host.isBlank() || port < 1 || port > 65535) {
      throw new IllegalArgumentException("a proxy is a host and a port from 1 to 65535");
    }
    noProxy = List.copyOf(noProxy);
  }

  /**
   * Reads a proxy as {@code http_proxy} or {@code https_proxy} of server.conf name it.
   *
   * @param url {@code http://[user:password@]host[:port]}, the scheme may be left out; the port is
   *     80 where none is given
   * @param noProxy names with commas between; null for none
   * @throws IllegalArgumentException saying what is wrong without showing the text, which may hold
   *     a password
   */
  public static FeedProxy parse(String url, String noProxy) {
    String text = url.strip();
    URI uri;
    try {
      uri = new URI(text.contains("://") ? text : "http://" + text);
    } catch (URISyntaxException e) {
      // Without the cause, whose message has the text.
      throw new IllegalArgumentException("the proxy is not of the form " + FORM);
    }
    String path = uri.getRawPath();
    if (!"http".equalsIgnoreCase(uri.getScheme())
        || uri.getHost() == null
        || !(path == null || path.isEmpty() || path.equals("/"))) {
      throw new IllegalArgumentException("the proxy is not of the form " + FORM);
    }
    String credentials = uri.getRawUserInfo();
    int colon = credentials == null ? -1 : credentials.indexOf(':');
    return new FeedProxy(
        uri.getHost(),
        uri.getPort() < 0 ? 80 : uri.getPort(),
        credentials == null
            ? null
            : decoded(colon < 0 ? credentials : credentials.substring(0, colon)),
        colon < 0 ? null : decoded(credentials.substring(colon + 1)),
        noProxy == null
            ? List.of()
            : Arrays.stream(noProxy.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList());
  }

  private static final String FORM = "http://[user:password@]host[:port]";

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  /** Whether this host is reached by the proxy. */
  boolean serves(String target) {
    String name = target.toLowerCase(Locale.ROOT);
    for (String entry : noProxy) {
      String rule = entry.toLowerCase(Locale.ROOT);
      String domain = rule.startsWith("*") ? rule.substring(1) : rule;
      boolean below = domain.isEmpty() || (domain.startsWith(".") && name.endsWith(domain));
      if (below || name.equals(rule)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
