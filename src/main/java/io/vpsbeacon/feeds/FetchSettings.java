package io.vpsbeacon.feeds;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How feeds are fetched.
 *
 * @param connectTimeout for a connection to stand; more than zero
 * @param timeout for the whole of a fetch, redirects and body included; more than zero
 * @param extraCa a PEM file of certificates to trust beside the JVM's, such as {@code
 *     sslRootCAPath} of server.conf; null for none
 * @param proxy the way out; null for the direct one
 */
public record FetchSettings(
    Duration connectTimeout, Duration timeout, Path extraCa, FeedProxy proxy) {
  /** Ten seconds to connect, a minute in all, no more trust than the JVM's, no proxy. */
  public static final FetchSettings DEFAULT =
      new FetchSettings(Duration.ofSeconds(10), Duration.ofSeconds(60), null, null);

  /** Checks the times. */
  public FetchSettings {
    if (!isPositive(connectTimeout) || !isPositive(timeout)) {
      throw new IllegalArgumentException("a timeout must be more than 0 s and at most a day");
    }
  }

  private static boolean isPositive(Duration time) {
    return !time.isNegative() && !time.isZero() && time.compareTo(Duration.ofDays(1)) <= 0;
  }

  /** The same, with another time for the whole. */
  public FetchSettings withTimeout(Duration whole) {
    return new FetchSettings(connectTimeout, whole, extraCa, proxy);
  }

  /** The same, trusting these certificates too. */
  public FetchSettings withExtraCa(Path pem) {
    return new FetchSettings(connectTimeout, timeout, pem, proxy);
  }

  /** The same, by this proxy. */
  public FetchSettings withProxy(FeedProxy way) {
    return new FetchSettings(connectTimeout, timeout, extraCa, way);
  }
}
