package io.vpsbeacon.splunk.input;

import io.vpsbeacon.columns.Flag;
import io.vpsbeacon.feeds.Feed;
import io.vpsbeacon.feeds.FeedFormat;
import io.vpsbeacon.feeds.Limits;
import io.vpsbeacon.lookup.Asn;
import io.vpsbeacon.lookup.ProviderClass;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * A feed as a stanza of inputs.conf sets it, judged without the network and without looking at
 * files.
 *
 * @param feed what its rows say
 * @param url where it is; null where {@code file} is set
 * @param file an absolute path; null where {@code url} is set
 * @param timeout of a whole fetch
 * @param limits what more is refused
 * @param force whether a feed may shrink or grow as it likes
 */
record FeedSettings(Feed feed, URI url, Path file, Duration timeout, Limits limits, boolean force) {
  private static final long LONGEST_SECONDS = 3600;
  private static final long MOST_BYTES = 1_000_000_000;

  /**
   * Judges the arguments of a stanza.
   *
   * @param name the stanza's, without the scheme
   * @param arguments by name; an empty one counts as absent, others than a feed's are none of ours
   * @throws ArgumentException naming the argument, its value, and what is allowed
   */
  static FeedSettings of(String name, Map<String, String> arguments) throws ArgumentException {
    Values values = new Values(arguments);
    URI url = url(values.get(FeedArgument.URL));
    Path file = file(values.get(FeedArgument.FILE));
    if ((url == null) == (file == null)) {
      throw new ArgumentException(
          url == null
              ? "url and file are both missing: one of them says where the feed is"
              : "url and file are both given: only one of them can say where the feed is");
    }
    Limits standard = Limits.DEFAULT;
    return new FeedSettings(
        feed(name, values),
        url,
        file,
        Duration.ofSeconds(values.number(FeedArgument.TIMEOUT, 60, 1, LONGEST_SECONDS)),
        new Limits(
            standard.lineBytes(),
            values.number(FeedArgument.MAX_BYTES, standard.bodyBytes(), 1000, MOST_BYTES),
            (int) values.number(FeedArgument.MAX_RANGES, standard.ranges(), 1, standard.ranges()),
            standard.labels()),
        values.bool(FeedArgument.FORCE));
  }

  private static Feed feed(String name, Values values) throws ArgumentException {
    FeedFormat format = format(values.get(FeedArgument.FORMAT));
    String givenClass = values.get(FeedArgument.CLASS);
    ProviderClass providerClass = ProviderClass.of(givenClass);
    if (providerClass == null && !givenClass.isEmpty()) {
      throw new ArgumentException(
          FeedArgument.CLASS, "'" + givenClass + "' is none of vps, hyperscaler, cdn and vpn");
    }
    String provider = values.get(FeedArgument.PROVIDER);
    long asn = values.number(FeedArgument.ASN, 0, 1, Asn.HIGHEST);
    try {
      return new Feed(name, format, provider.isEmpty() ? null : provider, providerClass, asn);
    } catch (IllegalArgumentException e) {
      // It speaks of the name as of a source, which is the column that it goes into.
      String fault = String.valueOf(e.getMessage());
      throw new ArgumentException(
          fault.startsWith("source ") ? "name " + fault.substring("source ".length()) : fault);
    }
  }

  private static FeedFormat format(String name) throws ArgumentException {
    if (name.isEmpty()) {
      throw new ArgumentException(
          FeedArgument.FORMAT,
          "is missing: one of cidr_list, csv, aws, gcp, azure, oracle and geofeed");
    }
    try {
      return FeedFormat.of(name);
    } catch (IllegalArgumentException e) {
      throw new ArgumentException(FeedArgument.FORMAT, String.valueOf(e.getMessage()));
    }
  }

  /** The value is not repeated where it might hold a password. */
  private static URI url(String text) throws ArgumentException {
    if (text.isEmpty()) {
      return null;
    }
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw new ArgumentException(
          FeedArgument.URL, "is no address: " + e.getReason() + " at character " + e.getIndex());
    }
    String scheme = url.getScheme();
    if (scheme == null || !scheme.toLowerCase(Locale.ROOT).equals("https")) {
      throw new ArgumentException(
          FeedArgument.URL,
          "must begin with https://"
              + (scheme == null ? "" : ", not " + scheme + ":")
              + "; a file is named by the argument file");
    }
    if (url.getRawAuthority() != null && url.getRawAuthority().indexOf('@') >= 0) {
      throw new ArgumentException(
          FeedArgument.URL, "must hold no user name and no password, which inputs.conf would show");
    }
    if (url.getHost() == null) {
      throw new ArgumentException(FeedArgument.URL, "names no server");
    }
    return url;
  }

  private static Path file(String text) throws ArgumentException {
    if (text.isEmpty()) {
      return null;
    }
    Path file;
    try {
      file = Path.of(text);
    } catch (InvalidPathException e) {
      throw new ArgumentException(FeedArgument.FILE, "is no path: " + e.getReason());
    }
    if (!file.isAbsolute()) {
      throw new ArgumentException(FeedArgument.FILE, "'" + text + "' is not an absolute path");
    }
    return file;
  }

  /** Where the feed comes from, for events: what a query might hold is nobody's business. */
  String origin() {
    return url == null
        ? file.toString()
        : url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
  }

  private record Values(Map<String, String> arguments) {
    String get(FeedArgument argument) {
      String value = arguments.get(argument.toString());
      return value == null ? "" : value.strip();
    }

    long number(FeedArgument argument, long absent, long least, long most)
        throws ArgumentException {
      String value = get(argument);
      if (value.isEmpty()) {
        return absent;
      }
      long number = -1;
      if (value.length() <= 10 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
        number = Long.parseLong(value);
      }
      if (number < least || number > most) {
        throw new ArgumentException(
            argument, "'" + value + "' is not a whole number from " + least + " to " + most);
      }
      return number;
    }

    /** As Splunk reads one. */
    boolean bool(FeedArgument argument) throws ArgumentException {
      String value = get(argument);
      boolean isTrue = Flag.isTrue(value);
      if (!isTrue && !value.isEmpty() && !Flag.isFalse(value)) {
        throw new ArgumentException(argument, "'" + value + "' is neither true nor false");
      }
      return isTrue;
    }
  }
}
