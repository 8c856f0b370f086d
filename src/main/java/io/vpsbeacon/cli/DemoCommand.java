package io.vpsbeacon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.detect.Options;
import io.vpsbeacon.simulate.Scenario;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the detection on a day that it makes up, and holds what it finds against the truth. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Makes up a working day of an office with four implants in it, runs the detection on it and"
          + " shows what was found, what was missed, and why. Needs no data and no network."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String OUT = "--out";

  private final Terminal terminal;

  @Option(
      names = "--seed",
      paramLabel = "INTEGER",
      defaultValue = "1",
      description = "Another seed, another day. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = OUT,
      paramLabel = "FILE",
      description = "Also writes the day's events here, a JSON object a line, for scan to read.")
  private Path out;

  @Mixin private LookupsOption lookups;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (out != null && new OutputFile(OUT, out).isStdout()) {
      throw new CliException(
          ExitCode.USAGE,
          OUT + " -: standard output has the report; for a file of this name write ./-");
    }
    long start = System.nanoTime();
    Lookups found = lookups.find(this::warn);
    DemoRun run = new DemoRun(Scenario.office(seed), found);
    if (out == null) {
      run.play(batch -> {});
    } else {
      save(run);
    }
    DemoReport report =
        new DemoReport(
            run, found.plan(Options.defaults(), null).tiers().fewestConnections(), terminal);
    for (String line : report.lines(out)) {
      terminal.out().append(line).append('\n');
    }
    terminal.out().flush();
    terminal.err().println(String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9));
    return ExitCode.OK.status();
  }

  private void save(DemoRun run) throws IOException {
    new OutputFile(OUT, out)
        .write(
            stream -> {
              try (Writer copy = new BufferedWriter(new OutputStreamWriter(stream, UTF_8))) {
                run.play(batch -> Json.writeLines(batch, copy));
              }
            });
  }

  private void warn(String sentence) {
    terminal.err().println("warning: " + Text.clean(sentence));
  }
}
