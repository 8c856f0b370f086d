package io.vpsbeacon.cli;

import io.vpsbeacon.feeds.Feed;
import io.vpsbeacon.feeds.FeedException;
import io.vpsbeacon.feeds.FeedFormat;
import io.vpsbeacon.feeds.FeedProxy;
import io.vpsbeacon.feeds.Fetch;
import io.vpsbeacon.feeds.FetchSettings;
import io.vpsbeacon.feeds.Origin;
import io.vpsbeacon.feeds.Outcome;
import io.vpsbeacon.feeds.Refresh;
import io.vpsbeacon.feeds.RefreshOption;
import io.vpsbeacon.lookup.Asn;
import io.vpsbeacon.lookup.ProviderClass;
import io.vpsbeacon.splunk.AppHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings the rows of one feed in the range table up to date. */
@Command(
    name = "update",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Reads a feed of ranges and puts it in the place of its old rows in vpsbeacon_ranges.csv; rows"
          + " of other sources stay. A feed in which anything is wrong is refused whole."
    })
final class RangesUpdateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "The feed as a file; gzip is fine. Either this or --url is needed.")
  private Path file;

  @Option(names = "--url", paramLabel = "URL", description = "The feed's address, https only.")
  private String url;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      description = "cidr_list, csv, aws, gcp, azure, oracle or geofeed (RFC 8805).")
  private String format;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "Whose ranges they are. A csv feed may say it itself; the clouds are known.")
  private String provider;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      description = "vps, hyperscaler, cdn or vpn. As for --provider.")
  private String providerClass;

  @Option(
      names = "--asn",
      paramLabel = "N",
      description = "The network's number, such as 64500 or AS64500, if it has one.")
  private String asn;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description =
          "The feed's name, which marks its rows. Default: the provider's name in small letters")
  private String source;

  @Option(
      names = "--lookups",
      paramLabel = "DIR",
      description = "The folder of the table. Default: the app's")
  private Path folder;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "A PEM file of certificates to trust beside Java's own.")
  private Path ca;

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      description = "The way out: http://[user:password@]host[:port].")
  private String proxy;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "For the whole of a fetch. Default: 60")
  private Integer timeout;

  @Option(
      names = "--force",
      description = "Takes a feed that has less than half, or more than ten times, of its rows.")
  private boolean force;

  @Option(names = "--dry-run", description = "Does all but write.")
  private boolean dryRun;

  RangesUpdateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    checkOrigin();
    Feed feed = feed();
    Origin origin = origin();
    Set<RefreshOption> options = EnumSet.noneOf(RefreshOption.class);
    if (force) {
      options.add(RefreshOption.FORCE);
    }
    if (dryRun) {
      options.add(RefreshOption.DRY_RUN);
    }
    Refresh refresh = new Refresh(lookups(), Clock.systemUTC());
    Outcome outcome;
    try {
      outcome = refresh.run(feed, origin, options);
    } catch (FeedException e) {
      String name = url == null ? file.toString() : url.strip();
      String sentence = e.getMessage();
      throw new CliException(
          ExitCode.FAILED, sentence.startsWith(name) ? sentence : name + ": " + sentence, e);
    }
    terminal.out().append(summary(outcome, refresh.table())).append('\n');
    return ExitCode.OK.status();
  }

  private String summary(Outcome outcome, Path table) {
    String shown = Text.clean(table.toString());
    String written =
        !outcome.changed()
            ? shown + " stays as it is"
            : (dryRun ? "would write " : "wrote ")
                + shown
                + " with "
                + Text.count(outcome.tableRows(), "row");
    return String.format(
        Locale.ROOT,
        "%s: %s, %,d added, %,d removed, %,d unchanged%s; %s, %.1f s",
        outcome.source(),
        Text.count(outcome.total(), "range"),
        outcome.added(),
        outcome.removed(),
        outcome.unchanged(),
        outcome.leftOut() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d of no server left out", outcome.leftOut()),
        written,
        outcome.duration().toMillis() / 1e3);
  }

  private Feed feed() {
    FeedFormat known = option("--format", format, FeedFormat::of);
    ProviderClass sold =
        providerClass == null
            ? null
            : option("--class", providerClass, RangesUpdateCommand::classOf);
    String named = provider == null ? known.toString() : provider;
    String name =
        source == null
            ? named.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]+", "_")
            : source;
    long network = asn == null ? 0 : option("--asn", asn, RangesUpdateCommand::asnOf);
    try {
      return new Feed(name, known, provider, sold, network);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, "--" + e.getMessage(), e);
    }
  }

  private static ProviderClass classOf(String text) {
    ProviderClass found = ProviderClass.of(text);
    if (found == null) {
      throw new IllegalArgumentException("'" + text + "' is none of vps, hyperscaler, cdn and vpn");
    }
    return found;
  }

  private static long asnOf(String text) {
    long number = Asn.of(text);
    if (number < 0) {
      throw new IllegalArgumentException("'" + text + "' " + Asn.NONE);
    }
    return number;
  }

  private void checkOrigin() {
    if ((file == null) == (url == null)) {
      throw new ParameterException(
          spec.commandLine(),
          file == null
              ? "neither --file nor --url is given, and one of them is needed"
              : "--file and --url are both given, and a feed comes from one of them");
    }
    if (url == null) {
      refuseWithFile("--ca", ca);
      refuseWithFile("--proxy", proxy == null ? null : "");
      refuseWithFile("--timeout", timeout);
    }
  }

  private static void refuseWithFile(String name, Object value) {
    if (value != null) {
      throw new CliException(
          ExitCode.USAGE,
          (name + " " + value).strip() + ": is of no use with --file, which fetches nothing");
    }
  }

  private Origin origin() {
    if (url == null) {
      return Origin.file(file);
    }
    FetchSettings settings = FetchSettings.DEFAULT;
    if (timeout != null) {
      settings =
          option(
              "--timeout",
              timeout,
              seconds -> FetchSettings.DEFAULT.withTimeout(Duration.ofSeconds(seconds)));
    }
    if (ca != null) {
      settings = settings.withExtraCa(ca);
    }
    if (proxy != null) {
      settings = settings.withProxy(option("--proxy", proxy, text -> FeedProxy.parse(text, null)));
    }
    return new Fetch(settings).from(option("--url", url, Fetch::checked), null);
  }

  /** What an option's value means. */
  private static <T, R> R option(String name, T value, Function<T, R> reading) {
    try {
      return reading.apply(value);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, name + ": " + e.getMessage(), e);
    }
  }

  private Path lookups() {
    Path lookups = folder == null ? AppHome.find().lookups() : folder;
    if (!Files.isDirectory(lookups)) {
      throw new CliException(ExitCode.USAGE, lookups + ": there is no such folder; see --lookups");
    }
    return lookups;
  }
}
