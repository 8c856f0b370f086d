package io.vpsbeacon.cli;

import io.vpsbeacon.detect.BeaconFinder;
import io.vpsbeacon.detect.Findings;
import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.Options;
import io.vpsbeacon.detect.Plan;
import io.vpsbeacon.events.EventFormatException;
import io.vpsbeacon.events.EventReader;
import io.vpsbeacon.events.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads exported events and prints what looks like a beacon. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Reads exported network events and prints what looks like a beacon. Reads CSV, JSON (a line"
          + " per event or one array; Splunk, winlogbeat and others), Windows event XML and Zeek's"
          + " conn logs, each plain or gzip."
    })
final class ScanCommand implements Callable<Integer> {
  private static final String STDIN = "-";
  private static final String PROFILE = "profile";
  private static final String ZEEK = "zeek";

  private final Terminal terminal;
  private final Progress progress;
  private long events;
  private BeaconFinder finder;
  private List<String> fields;
  private String firstSource;
  private boolean firstIsZeek;
  private ExitCode exitCode = ExitCode.OK;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files to read; - is standard input.")
  private List<String> files;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      converter = OutputFormat.Converter.class,
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private OutputFormat format;

  @Option(
      names = "--exclusions",
      paramLabel = "FILE",
      description =
          "Your own exclusion rows, in place of the app's vpsbeacon_exclusions.csv; the shipped"
              + " rows apply as well.")
  private Path exclusions;

  ScanCommand(Terminal terminal) {
    this.terminal = terminal;
    progress = new Progress(terminal, System::nanoTime);
  }

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    Map<String, String> given = VerbOptions.given(spec);
    checkExclusions(options(given));
    checkFiles();
    try (progress) {
      for (String file : files) {
        read(file, given);
      }
    }
    Findings findings = finder.finish();
    findings.warnings().forEach(this::warn);
    format.write(new FindingsGrid(findings), terminal);
    terminal.out().flush();
    terminal.err().println(summary(findings, System.nanoTime() - start));
    return exitCode.status();
  }

  private void checkExclusions(Options options) {
    if (exclusions != null && (options.reference() || !options.exclude())) {
      throw new CliException(
          ExitCode.USAGE,
          "--exclusions "
              + exclusions
              + ": is not read with "
              + (options.reference() ? "--reference" : "--exclude=false"));
    }
  }

  private void checkFiles() {
    Set<String> seen = new HashSet<>();
    for (String file : files) {
      if (!seen.add(file)) {
        throw new CliException(
            ExitCode.USAGE, file + " is given twice; its events would count twice");
      }
    }
  }

  private void read(String file, Map<String, String> given) throws IOException {
    boolean stdin = file.equals(STDIN);
    String name = stdin ? "standard input" : file;
    try (EventReader reader =
        stdin ? EventReader.open(terminal.in(), name, null) : EventReader.open(Path.of(file))) {
      plan(reader, name, given);
      readAll(reader, name, stdin ? 0 : Files.size(Path.of(file)));
      reader.warnings().forEach(this::warn);
    }
  }

  /** What comes before the damage in a broken file is evidence, so it is kept. */
  private void readAll(EventReader reader, String name, long size) throws IOException {
    try {
      reader.read(
          fields,
          batch -> {
            finder.add(batch);
            events += batch.rows();
            progress.at(name, events, reader.bytesRead(), size);
          });
    } catch (EventFormatException e) {
      warn(e.getMessage());
      exitCode = ExitCode.FAILED;
    }
  }

  /** The first file decides the profile, unless one was given; the others must agree. */
  private void plan(EventReader reader, String name, Map<String, String> given) {
    boolean zeek = reader.format().map(Format::isZeek).orElse(false);
    if (finder == null) {
      Map<String, String> all = new HashMap<>(given);
      if (zeek) {
        all.putIfAbsent(PROFILE, ZEEK);
      }
      Plan plan = Lookups.find(this::warn).plan(options(all), exclusions);
      fields = plan.requiredFields();
      finder = new BeaconFinder(plan);
      firstSource = name;
      firstIsZeek = zeek;
    } else if (zeek != firstIsZeek && !given.containsKey(PROFILE)) {
      throw new CliException(
          ExitCode.USAGE,
          String.format(
              "%s is a Zeek log and %s is none: scan them one by one, or give --profile",
              zeek ? name : firstSource, zeek ? firstSource : name));
    }
  }

  private static Options options(Map<String, String> given) {
    try {
      return Options.parse(given);
    } catch (OptionException e) {
      throw new CliException(ExitCode.USAGE, "--" + e.getMessage(), e);
    }
  }

  private void warn(String sentence) {
    progress.close();
    terminal.err().println("warning: " + Text.clean(sentence));
  }

  private String summary(Findings findings, long nanos) {
    List<String> parts = new ArrayList<>();
    Findings.Summary counted = findings.summary();
    parts.add(count(events, "event"));
    parts.add(count(counted.connections(), "connection"));
    parts.add(String.format(Locale.ROOT, "%,d excluded", counted.excluded()));
    parts.add(count(counted.groups(), "group"));
    parts.add(count(findings.rows(), "finding"));
    if (counted.cut() > 0) {
      parts.add(String.format(Locale.ROOT, "%,d more cut by --limit", counted.cut()));
    }
    parts.add(String.format(Locale.ROOT, "%.1f s", nanos / 1e9));
    return String.join(", ", parts);
  }

  private static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
