package io.vpsbeacon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.simulate.SimulateOption;
import io.vpsbeacon.simulate.SimulateOptions;
import io.vpsbeacon.simulate.Simulation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes simulated events, for {@code scan} and others to read. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Makes up what Sysmon would record on the machines of a scenario, implants among them, in time"
          + " order: the same events for the same seed and start. Needs no data and no network."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final int BATCH_ROWS = 4096;

  /** Of a bar without unit: {@link Progress} reckons in parts of a whole. */
  private static final long WHOLE = 1_000_000;

  private static final Path STDOUT = Path.of(OutputFile.STDOUT);

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = "--list",
      description = "Shows the scenarios, the implants and the benign programs, and ends.")
  private boolean list;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = EventFormat.Converter.class,
      description =
          "One of ${COMPLETION-CANDIDATES}. Default: ndjson for an --output whose name says so,"
              + " such as day.ndjson.gz, else csv")
  private EventFormat format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to, gzip where its name ends in .gz; - is standard output. Default: -")
  private Path output;

  SimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static List<SimulateOption> options() {
    return List.of(SimulateOption.values());
  }

  @Override
  public Integer call() throws IOException {
    SimulateOptions options = parsed(VerbOptions.given(spec, options()));
    if (list) {
      for (String line : SimulatorList.lines(terminal.width())) {
        terminal.out().append(line).append('\n');
      }
      return ExitCode.OK.status();
    }
    long start = System.nanoTime();
    Simulation simulation = new Simulation(options);
    EventFormat chosen =
        format == null ? EventFormat.ofName(output == null ? "" : output.toString()) : format;
    OutputFile file = new OutputFile("--output", output == null ? STDOUT : output);
    if (file.isStdout()) {
      write(simulation, chosen, terminal.out());
      terminal.out().flush();
    } else {
      file.write(out -> write(simulation, chosen, out));
    }
    simulation
        .cut()
        .ifPresent(
            sentence ->
                terminal.err().println("warning: " + sentence.replace("limit=", "--limit=")));
    terminal
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "%,d event%s, %s to %s, seed %d, %.1f s",
                simulation.rows(),
                simulation.rows() == 1 ? "" : "s",
                simulation.scenario().from(),
                simulation.scenario().until(),
                options.seed(),
                (System.nanoTime() - start) / 1e9));
    return ExitCode.OK.status();
  }

  private static SimulateOptions parsed(Map<String, String> given) {
    try {
      return SimulateOptions.parse(given, Instant.now());
    } catch (OptionException e) {
      throw new CliException(ExitCode.USAGE, "--" + e.getMessage(), e);
    }
  }

  private void write(Simulation simulation, EventFormat chosen, OutputStream file)
      throws IOException {
    boolean packed = output.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(packed ? new GZIPOutputStream(file, 1 << 16) : file, UTF_8))) {
      write(simulation, chosen, out);
    }
  }

  private void write(Simulation simulation, EventFormat chosen, Writer out) throws IOException {
    terminal.err().println(simulation.planted());
    try (Progress progress = new Progress(terminal, System::nanoTime)) {
      chosen.begin(simulation.fields(), out);
      while (!simulation.isOver()) {
        chosen.write(simulation.next(BATCH_ROWS), out);
        progress.at(
            "the time", simulation.rows(), Math.round(simulation.progress() * WHOLE), WHOLE);
      }
    }
  }
}
