package io.vpsbeacon.cli;

import io.vpsbeacon.columns.Flag;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command-line program. */
@Command(
    name = "vpsbeacon",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = HelpCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Finds command-and-control beacons to rented servers (MITRE ATT&CK T1583.003) in exported"
            + " network events.")
public final class Main implements Runnable {
  private static final String DEBUG = "vpsbeacon.debug";
  private static final String HELP = "help";

  @Spec private CommandSpec spec;

  private Main() {}

  /** Starts the program. */
  public static void main(String[] arguments) {
    System.exit(run(Terminal.system(), arguments));
  }

  static int run(Terminal terminal, String... arguments) {
    int status;
    try {
      status = commandLine(terminal).execute(arguments);
      if (status == ExitCode.OK.status()) {
        terminal.out().flush();
      }
    } catch (IOException e) {
      status = report(terminal.err(), e);
    } catch (OutOfMemoryError e) {
      terminal.err().println("vpsbeacon: out of memory; scan fewer files, or fewer keys in --by");
      status = ExitCode.FAILED.status();
    }
    terminal.err().flush();
    return status;
  }

  private static CommandLine commandLine(Terminal terminal) {
    CommandLine main = new CommandLine(new Main());
    main.addSubcommand(new ScanCommand(terminal));
    main.addSubcommand(new DemoCommand(terminal));
    main.addSubcommand(new SimulateCommand(terminal));
    main.addSubcommand(RangesCommand.with(terminal));
    VerbOptions.addTo(main.getSubcommands().get("scan").getCommandSpec(), VerbOptions.all());
    VerbOptions.addTo(
        main.getSubcommands().get("simulate").getCommandSpec(), SimulateCommand.options());
    document(main);
    main.setOut(new PrintWriter(terminal.out()));
    main.setErr(terminal.err());
    main.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.colours() == Colours.ON
                ? CommandLine.Help.Ansi.ON
                : CommandLine.Help.Ansi.OFF));
    main.registerConverter(Integer.class, text -> wholeNumber(text, Integer::valueOf));
    main.registerConverter(long.class, text -> wholeNumber(text, Long::valueOf));
    main.registerConverter(Boolean.class, Main::flag);
    // A file may be called @something.
    main.setExpandAtFiles(false);
    main.setUsageHelpWidth(Math.max(60, Math.min(120, terminal.width())));
    main.setParameterExceptionHandler((e, arguments) -> reportUsage(terminal.err(), e));
    main.setExecutionExceptionHandler((e, command, result) -> report(terminal.err(), e));
    return main;
  }

  private static <N extends Number> N wholeNumber(String text, Function<String, N> reading) {
    try {
      return reading.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is no whole number, or too large a one");
    }
  }

  private static boolean flag(String text) {
    if (!Flag.isTrue(text) && !Flag.isFalse(text)) {
      throw new TypeConversionException("'" + text + "' is none of " + Flag.ALL);
    }
    return Flag.isTrue(text);
  }

  private static void document(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.usageMessage().sortOptions(false).abbreviateSynopsis(true);
    spec.exitCodeOnInvalidInput(ExitCode.USAGE.status());
    spec.exitCodeOnExecutionException(ExitCode.FAILED.status());
    spec.usageMessage().exitCodeListHeading("%nExit codes:%n");
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(Integer.toString(code.status()), code.meaning());
    }
    spec.usageMessage().exitCodeList(codes);
    command.getSubcommands().values().forEach(Main::document);
  }

  private static int reportUsage(PrintWriter err, ParameterException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String sentence = e.getMessage().lines().findFirst().orElse("");
    if (e instanceof UnmatchedArgumentException unmatched) {
      sentence = unmatched(unmatched, command);
    } else if (sentence.startsWith("Unknown subcommand")) {
      sentence = noSuchCommand("'" + e.getValue() + "'", command);
    }
    err.println(
        "vpsbeacon: " + Text.clean(sentence) + " (see " + command.qualifiedName() + " --help)");
    return ExitCode.USAGE.status();
  }

  private static String unmatched(UnmatchedArgumentException e, CommandSpec command) {
    String word = "'" + e.getUnmatched().get(0) + "'";
    if (!e.isUnknownOption()) {
      return command.subcommands().isEmpty()
          ? word + " is more than " + command.name() + " takes"
          : noSuchCommand(word, command);
    }
    return e.getSuggestions().stream()
        .findFirst()
        .map(option -> "there is no option " + word + "; did you mean " + option + "?")
        .orElse("there is no option " + word);
  }

  private static String noSuchCommand(String word, CommandSpec command) {
    return "there is no command " + word + "; there are " + commands(command);
  }

  /** The commands that a command has, in words; help last. */
  private static String commands(CommandSpec command) {
    List<String> names = new ArrayList<>(command.subcommands().keySet());
    if (names.remove(HELP)) {
      names.add(HELP);
    }
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /** A command was left out where one is needed. */
  static ParameterException noCommand(CommandSpec spec) {
    return new ParameterException(
        spec.commandLine(), "no command is given; there are " + commands(spec));
  }

  private static int report(PrintWriter err, Exception e) {
    if (Boolean.getBoolean(DEBUG)) {
      e.printStackTrace(err);
    }
    if (isBrokenPipe(e)) {
      return ExitCode.OK.status();
    }
    if (e instanceof CliException known) {
      err.println("vpsbeacon: " + Text.clean(known.getMessage()));
      return known.exitCode().status();
    }
    String sentence =
        e instanceof IOException file
            ? sentence(file)
            : "internal error, please report it with what -D" + DEBUG + "=true prints: " + e;
    err.println("vpsbeacon: " + Text.clean(sentence));
    return ExitCode.FAILED.status();
  }

  /** What went wrong with a file, in one sentence. */
  static String sentence(IOException e) {
    return e instanceof FileSystemException file
        ? file.getFile() + ": " + Objects.requireNonNullElse(file.getReason(), "cannot be read")
        : String.valueOf(e.getMessage());
  }

  /** Whoever reads the output has seen enough. */
  static boolean isBrokenPipe(Exception e) {
    return e instanceof IOException && "Broken pipe".equals(e.getMessage());
  }

  @Override
  public void run() {
    throw noCommand(spec);
  }
}
