package io.vpsbeacon.splunk.input;

import com.splunk.modularinput.EventWriter;
import io.vpsbeacon.feeds.Feed;
import io.vpsbeacon.feeds.FeedException;
import io.vpsbeacon.feeds.FeedProxy;
import io.vpsbeacon.feeds.Fetch;
import io.vpsbeacon.feeds.FetchSettings;
import io.vpsbeacon.feeds.Origin;
import io.vpsbeacon.feeds.Outcome;
import io.vpsbeacon.feeds.Refresh;
import io.vpsbeacon.feeds.RefreshOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One refresh of one feed, told as one event whatever happens. */
final class FeedRun {
  private final SplunkHost host;
  private final Clock clock;
  private final String name;
  private final Instant start;
  private String origin = "";

  FeedRun(SplunkHost host, Clock clock, String name) {
    this.host = host;
    this.clock = clock;
    this.name = name;
    this.start = clock.instant();
  }

  /**
   * Brings the feed's rows up to date.
   *
   * @param arguments of the stanza, by name
   */
  RefreshEvent refresh(Map<String, String> arguments) {
    try {
      FeedSettings settings = FeedSettings.of(name, arguments);
      origin = settings.origin();
      SearchHead.Role role = role();
      if (role == SearchHead.Role.MEMBER) {
        return event(
            RefreshResult.SKIPPED,
            "not the captain of the search head cluster, which refreshes for all members");
      }
      return refresh(settings, role);
    } catch (ArgumentException | IllegalArgumentException e) {
      return event(RefreshResult.FAILED, e.getMessage());
    } catch (IOException e) {
      return event(RefreshResult.FAILED, sentence(e));
    } catch (OutOfMemoryError e) {
      return event(
          RefreshResult.FAILED, "the feed and the table together are too large for the memory");
    }
  }

  private SearchHead.Role role() {
    if (host.searchHead() == null) {
      return SearchHead.Role.UNKNOWN;
    }
    try {
      return host.searchHead().role();
    } catch (SplunkdException e) {
      host.log().log(
          EventWriter.WARN, FeedInput.SCHEME + "://" + name + " goes on: " + e.getMessage());
      return SearchHead.Role.UNKNOWN;
    }
  }

  private RefreshEvent refresh(FeedSettings settings, SearchHead.Role role) throws IOException {
    Refresh refresh = new Refresh(host.app().lookups(), clock, settings.limits());
    Set<RefreshOption> options = settings.force() ? Set.of(RefreshOption.FORCE) : Set.of();
    Watched feed = new Watched(origin(settings));
    Pending pending = new Pending(host.checkpoints(), name);
    boolean wasPending = pending.begin();
    Outcome outcome = null;
    try {
      outcome = refresh.run(settings.feed(), feed, options);
    } catch (FeedException e) {
      return event(feed.came ? RefreshResult.REFUSED : RefreshResult.FAILED, e.getMessage());
    } finally {
      if (outcome == null && !wasPending) {
        pending.end();
      }
    }
    RefreshResult result = outcome.changed() ? RefreshResult.OK : RefreshResult.UNCHANGED;
    boolean due = outcome.changed() || wasPending;
    if (role != SearchHead.Role.CAPTAIN || !due) {
      // Who may be captain, and does not get to know it, hands over another time.
      if (role != SearchHead.Role.UNKNOWN || !due) {
        pending.end();
      }
      return event(result, "", outcome, HandOverResult.NONE);
    }
    try {
      new HandOver(host.searchHead(), host.splunkHome(), host.app().folder()).of(refresh.table());
      pending.end();
      return event(result, "", outcome, HandOverResult.DONE);
    } catch (IOException e) {
      return event(
          result,
          "the table was written on this search head alone, the next refresh tries again: "
              + sentence(e),
          outcome,
          HandOverResult.FAILED);
    }
  }

  private Origin origin(FeedSettings settings) {
    if (settings.url() == null) {
      return Origin.file(outsideOfSecrets(settings.file()));
    }
    if (settings.url().getRawQuery() != null) {
      host.secrets().add("?" + settings.url().getRawQuery());
    }
    FetchSettings fetch = FetchSettings.DEFAULT.withTimeout(settings.timeout()).withProxy(proxy());
    Path authorities = host.conf().rootCertificates();
    if (authorities != null) {
      fetch = fetch.withExtraCa(authorities);
    }
    Path state = host.checkpoints() == null ? null : host.checkpoints().resolve(name + ".modified");
    return new Fetch(fetch).from(settings.url(), state);
  }

  /** What is wrong with a feed is told with a piece of it, so no file of Splunk's own is one. */
  private Path outsideOfSecrets(Path file) {
    Path etc = host.splunkHome() == null ? null : host.splunkHome().resolve("etc");
    if (etc != null && isWithin(file, etc) && !isWithin(file, host.app().folder())) {
      throw new IllegalArgumentException(
          "file lies in Splunk's own folder etc, where its secrets are: put the feed elsewhere");
    }
    return file;
  }

  private static boolean isWithin(Path file, Path folder) {
    try {
      return file.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      return file.normalize().startsWith(folder.normalize());
    }
  }

  private FeedProxy proxy() {
    String proxy = host.conf().httpsProxy();
    if (proxy.isEmpty()) {
      return null;
    }
    host.secrets().add(proxy);
    try {
      FeedProxy parsed = FeedProxy.parse(proxy, host.conf().noProxy());
      host.secrets().add(parsed.password());
      return parsed;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "https_proxy under [proxyConfig] in server.conf: " + e.getMessage(), e);
    }
  }

  /** Knows whether the feed came: what is wrong later is wrong with the feed. */
  private static final class Watched implements Origin {
    private final Origin origin;
    private boolean came;

    Watched(Origin origin) {
      this.origin = origin;
    }

    @Override
    public Optional<InputStream> open(Feed feed, boolean inUse) throws IOException {
      Optional<InputStream> body = origin.open(feed, inUse);
      came = true;
      return body;
    }

    @Override
    public void accepted() throws IOException {
      origin.accepted();
    }
  }

  /**
   * A file that stands from before a table is written until splunkd has it: where this process is
   * killed between the two, or splunkd does not take it, the next refresh hands it over though the
   * feed is as before.
   */
  private static final class Pending {
    private final Path file;

    Pending(Path checkpoints, String name) {
      file = checkpoints == null ? null : checkpoints.resolve(name + ".handover");
    }

    /** Whether an earlier one still stands. */
    boolean begin() throws IOException {
      if (file == null) {
        return false;
      }
      if (Files.exists(file)) {
        return true;
      }
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[0]);
      return false;
    }

    void end() throws IOException {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static String sentence(IOException e) {
    if (e instanceof FileSystemException file) {
      String reason = file.getReason();
      return file.getFile() + ": " + (reason == null ? "cannot be read or written" : reason);
    }
    return String.valueOf(e.getMessage());
  }

  private RefreshEvent event(RefreshResult result, String reason) {
    return event(result, reason, null, HandOverResult.NONE);
  }

  private RefreshEvent event(
      RefreshResult result, String reason, Outcome outcome, HandOverResult handOver) {
    return new RefreshEvent(
        name,
        host.secrets().clean(origin),
        result,
        host.secrets().clean(reason),
        outcome,
        handOver,
        start,
        Duration.between(start, clock.instant()));
  }
}
