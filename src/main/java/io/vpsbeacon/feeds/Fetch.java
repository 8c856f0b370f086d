package io.vpsbeacon.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.HttpsURLConnection;

/**
 * Fetches feeds: by TLS alone, to hosts of the Internet alone once a server sends it elsewhere, and
 * never for longer than it is told.
 *
 * <p>The first address is the administrator's word, so it may be of an internal mirror. A redirect
 * is a server's word: it must lead by https to an address that everyone can have.
 */
public final class Fetch {
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final FetchSettings settings;
  private final Function<InetAddress, String> fault;

  /** A fetch with these settings; nothing is done yet. */
  public Fetch(FetchSettings settings) {
    this(settings, Reserved::fault);
  }

  /**
   * @param fault why a redirect may not lead to an address, or null
   */
  Fetch(FetchSettings settings, Function<InetAddress, String> fault) {
    this.settings = settings;
    this.fault = fault;
  }

  /**
   * What is wrong with the text of a feed's address, without asking any network.
   *
   * @throws IllegalArgumentException naming it and what is allowed
   */
  public static URI checked(String url) {
    URI uri;
    try {
      uri = new URI(url.strip());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("url '" + url + "' cannot be read: " + e.getReason(), e);
    }
    String wrong = fault(uri);
    if (wrong != null) {
      throw new IllegalArgumentException("url '" + withoutUser(uri) + "' " + wrong);
    }
    return uri;
  }

  private static String fault(URI uri) {
    if (!"https".equalsIgnoreCase(uri.getScheme())) {
      return "is not https, and nothing else is fetched";
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
      return "names no host, or one that is no name";
    }
    return uri.getRawUserInfo() == null
        ? null
        : "holds a user or password, which would get into logs";
  }

  /** What of an address may stand in a log: what is asked for behind its path may be a secret. */
  private static String shown(URI uri) {
    return withoutUser(uri).replaceFirst("[?#].*", "");
  }

  private static String withoutUser(URI uri) {
    String user = uri.getRawUserInfo();
    return user == null ? uri.toString() : uri.toString().replace(user + "@", "");
  }

  /**
   * A feed at this address.
   *
   * @param url as {@link #checked} allows it
   * @param state a file, made when there is none, in which to keep what the server needs to say
   *     that nothing has changed; null to ask for everything each time
   */
  public Origin from(URI url, Path state) {
    return new Remote(checked(url.toString()), state == null ? null : new FetchState(state));
  }

  private final class Remote implements Origin {
    private final URI url;
    private final FetchState state;
    private FetchState.Tags tags = FetchState.Tags.NONE;
    private String asked = "";

    Remote(URI url, FetchState state) {
      this.url = url;
      this.state = state;
    }

    @Override
    public Optional<InputStream> open(Feed feed, boolean inUse) throws IOException {
      asked = url + " " + feed;
      FetchState.Tags before = state != null && inUse ? state.read(asked) : FetchState.Tags.NONE;
      Deadline deadline = new Deadline(settings.timeout());
      try {
        HttpURLConnection connection = follow(before, deadline);
        if (connection == null) {
          deadline.close();
          return Optional.empty();
        }
        tags =
            new FetchState.Tags(
                connection.getHeaderField("ETag"), connection.getHeaderField("Last-Modified"));
        return Optional.of(
            deadline.watch(connection.getInputStream(), connection.getContentLengthLong(), url));
      } catch (IOException e) {
        deadline.close();
        throw explained(e, deadline);
      } catch (RuntimeException e) {
        deadline.close();
        throw e;
      }
    }

    private FeedException explained(IOException e, Deadline deadline) {
      if (e instanceof FeedException known) {
        return known;
      }
      String reason =
          deadline.isOver()
              ? deadline.sentence()
              : e instanceof UnknownHostException
                  ? "the host's name is not known"
                  : FeedSockets.reason(e);
      return new FeedException(shown(url) + ": " + reason, e);
    }

    /** The answer that has a body, or null where the feed is as before. */
    private HttpURLConnection follow(FetchState.Tags before, Deadline deadline) throws IOException {
      URI at = url;
      FeedSockets sockets = new FeedSockets(settings, deadline);
      for (int redirects = 0; ; redirects++) {
        HttpURLConnection connection = connect(at, before, sockets);
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_OK) {
          return connection;
        }
        if (status == HttpURLConnection.HTTP_NOT_MODIFIED && !before.isNone()) {
          return null;
        }
        if (!REDIRECTS.contains(status)) {
          throw new FeedException(shown(at) + ": the server answers with status " + status);
        }
        if (redirects == MOST_REDIRECTS) {
          throw new FeedException(shown(url) + ": more than " + MOST_REDIRECTS + " redirects");
        }
        at = target(at, connection.getHeaderField("Location"));
        connection.disconnect();
        sockets = new FeedSockets(settings, deadline, fault);
      }
    }

    private HttpURLConnection connect(URI at, FetchState.Tags before, FeedSockets sockets)
        throws IOException {
      HttpsURLConnection connection =
          (HttpsURLConnection) at.toURL().openConnection(Proxy.NO_PROXY);
      connection.setSSLSocketFactory(sockets);
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setConnectTimeout((int) settings.connectTimeout().toMillis());
      connection.setReadTimeout((int) settings.timeout().toMillis());
      connection.setRequestProperty("User-Agent", "vpsbeacon");
      connection.setRequestProperty("Accept", "*/*");
      connection.setRequestProperty("Accept-Encoding", "gzip");
      connection.setRequestProperty("Connection", "close");
      before.addTo(connection);
      return connection;
    }

    private URI target(URI from, String location) throws FeedException {
      if (location == null) {
        throw new FeedException(shown(from) + ": a redirect without a target");
      }
      URI to;
      try {
        to = from.resolve(new URI(location));
      } catch (URISyntaxException e) {
        throw new FeedException(shown(from) + ": a redirect to something that is no address", e);
      }
      String wrong = fault(to);
      if (wrong != null) {
        throw new FeedException(
            String.format(
                Locale.ROOT,
                "%s: a redirect to '%s', which %s",
                shown(from),
                Collector.shown(shown(to)),
                wrong));
      }
      return to;
    }

    @Override
    public void accepted() {
      if (state == null) {
        return;
      }
      try {
        state.write(asked, tags);
      } catch (IOException e) {
        // The table is written, which counts; without a state the next fetch asks for everything.
        return;
      }
    }
  }
}
