package io.vpsbeacon.cli;

import io.vpsbeacon.detect.BeaconFinder;
import io.vpsbeacon.detect.Detail;
import io.vpsbeacon.detect.Findings;
import io.vpsbeacon.detect.MemoryBudget;
import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.Options;
import io.vpsbeacon.detect.Plan;
import io.vpsbeacon.detect.SpillException;
import io.vpsbeacon.events.EventFormatException;
import io.vpsbeacon.events.EventReader;
import io.vpsbeacon.events.Format;
import io.vpsbeacon.lookup.Field;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  private static final String PROFILE = "profile";
  private static final String ZEEK = "zeek";

  /** Where what memory does not hold is kept while it is read. */
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  private final Terminal terminal;
  private final Progress progress;
  private long events;
  private BeaconFinder finder;
  private Plan plan;
  private boolean hasDestinations;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private final List<String> troubles = new ArrayList<>();
  private final List<String> withoutDestination = new ArrayList<>();
  private final List<String> withoutCount = new ArrayList<>();
  private boolean hasCounts;
  private boolean tellsAllTimes = true;
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

  @Mixin private LookupsOption lookups;
  @Mixin private HtmlOption html;

  ScanCommand(Terminal terminal) {
    this.terminal = terminal;
    progress = new Progress(terminal, System::nanoTime);
  }

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    Map<String, String> given = VerbOptions.given(spec, VerbOptions.all());
    checkExclusions(options(given));
    List<InputFile> inputs = InputFile.distinct(files, this::warn);
    html.check(inputs);
    Findings findings = findings(inputs, given);
    if (findings == null) {
      return exitCode.status();
    }
    warnings(findings).forEach(this::warn);
    if (!hasCounts) {
      withoutCount.forEach(this::fail);
    }
    boolean asked = plan.options().by().contains(Field.DESTINATION_IP.canonical());
    if (asked && findings.summary().connections() > 0 && !hasDestinations) {
      withoutDestination.forEach(this::fail);
    }
    html.write(
        new ScanReport(
            inputs.stream().map(InputFile::name).toList(),
            events,
            first,
            last,
            plan.options(),
            VerbOptions.typed(spec, "--exclusions", "--lookups"),
            findings,
            troubles));
    format.write(new FindingsGrid(findings), terminal);
    terminal.out().flush();
    terminal.err().println(summary(findings, System.nanoTime() - start));
    return exitCode.status();
  }

  /** What is found in all files; null where none of them could be opened. */
  private Findings findings(List<InputFile> inputs, Map<String, String> given) {
    try (progress) {
      for (InputFile file : inputs) {
        read(file, given);
      }
      return finder == null ? null : finder.finish();
    } catch (SpillException e) {
      throw new CliException(ExitCode.FAILED, e.getMessage(), e);
    } finally {
      close();
    }
  }

  private void close() {
    if (finder != null) {
      finder.close();
    }
  }

  /** What is told of a file is not told of all events again. */
  private List<String> warnings(Findings findings) {
    List<String> warnings = new ArrayList<>(findings.warnings());
    if (tellsAllTimes) {
      findings.summary().timesFault().ifPresent(warnings::remove);
    }
    findings.summary().countFault().ifPresent(warnings::remove);
    return warnings;
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

  /** What is wrong with one file is told, and keeps no other from being read. */
  private void read(InputFile file, Map<String, String> given) {
    try (EventReader reader = file.open(terminal)) {
      plan(reader, file.name(), given);
      Contents contents = new Contents(file.name(), plan);
      boolean whole = readAll(reader, file, contents);
      first = Math.min(first, contents.first());
      last = Math.max(last, contents.last());
      reader.warnings().forEach(this::warn);
      judge(reader, contents, file.name());
      if (whole && contents.rows() == 0 && reader.skipped() == 0) {
        warn(file.name() + ": there is no event in it");
      }
    } catch (IOException e) {
      fail(Main.sentence(e));
    }
  }

  /** What comes before the damage in a broken file is evidence, so it is kept. */
  private boolean readAll(EventReader reader, InputFile file, Contents contents)
      throws IOException {
    long size = file.size();
    try {
      reader.read(
          plan.requiredFields(),
          plan.profile().sources(Field.TIME),
          batch -> {
            finder.add(batch);
            contents.look(batch);
            events += batch.rows();
            progress.at(file.name(), events, reader.bytesRead(), size);
          });
      return true;
    } catch (EventFormatException e) {
      fail(e.getMessage());
      return false;
    }
  }

  /** A file that says nothing is told from one with nothing to find. */
  private void judge(EventReader reader, Contents contents, String name) {
    if (contents.rows() == 0 && reader.skipped() > 0) {
      fail(name + ": none of its records can be read");
    }
    Consumer<String> tell = contents.isUseless() ? this::fail : this::warn;
    contents.timesFault(reader).ifPresent(tell);
    tellsAllTimes &= contents.tellsAllTimes();
    Optional<String> uncounted = contents.countFault(reader);
    hasCounts |= contents.rows() > 0 && uncounted.isEmpty();
    uncounted.ifPresent(withoutCount::add);
    Optional<String> fault = contents.destinationFault(reader);
    hasDestinations |= contents.rows() > 0 && fault.isEmpty();
    fault.ifPresent(withoutDestination::add);
  }

  /**
   * The first file that holds anything decides the profile, unless one was given; the others must
   * agree.
   */
  private void plan(EventReader reader, String name, Map<String, String> given) {
    boolean zeek = reader.format().map(Format::isZeek).orElse(false);
    boolean isFirst = firstSource == null;
    if (finder == null || (isFirst && zeek)) {
      close();
      Map<String, String> all = new HashMap<>(given);
      if (zeek) {
        all.putIfAbsent(PROFILE, ZEEK);
      }
      plan = lookups.find(this::warn).plan(options(all), exclusions);
      finder = new BeaconFinder(plan, MemoryBudget.ofHeap(TEMPORARY), Detail.BEAT);
    } else if (!isFirst && zeek != firstIsZeek && !given.containsKey(PROFILE)) {
      throw new CliException(
          ExitCode.USAGE,
          String.format(
              "%s is a Zeek log and %s is none: scan them one by one, or give --profile",
              zeek ? name : firstSource, zeek ? firstSource : name));
    }
    if (isFirst && reader.format().isPresent()) {
      firstSource = name;
      firstIsZeek = zeek;
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
    troubles.add(sentence);
    terminal.err().println("warning: " + Text.clean(sentence));
  }

  private void fail(String sentence) {
    progress.close();
    troubles.add(sentence);
    terminal.err().println("vpsbeacon: " + Text.clean(sentence));
    exitCode = ExitCode.FAILED;
  }

  private String summary(Findings findings, long nanos) {
    List<String> parts = new ArrayList<>();
    Findings.Summary counted = findings.summary();
    parts.add(Text.count(events, "event"));
    parts.add(Text.count(counted.connections(), "connection"));
    parts.add(String.format(Locale.ROOT, "%,d excluded", counted.excluded()));
    parts.add(Text.count(counted.groups(), "group"));
    parts.add(Text.count(findings.rows(), "finding"));
    if (counted.cut() > 0) {
      parts.add(String.format(Locale.ROOT, "%,d more cut by --limit", counted.cut()));
    }
    parts.add(String.format(Locale.ROOT, "%.1f s", nanos / 1e9));
    return String.join(", ", parts);
  }
}
