package io.vpsbeacon.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** {@code bench/evaluate}: measures, and writes docs/detection.md and its pictures. */
public final class Evaluation {
  private static final String PAGE = "detection.md";
  private static final String PICTURES = "pictures";
  private static final int USAGE = 2;

  private Evaluation() {}

  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /** Runs as from the command line; the exit status. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    try {
      EvaluationOptions options = EvaluationOptions.parse(args);
      if (options.help()) {
        out.println(EvaluationOptions.HELP);
        return 0;
      }
      long start = System.nanoTime();
      Path template = options.home().resolve("docs").resolve(PAGE);
      if (!Files.isRegularFile(template)) {
        throw new EvaluationOptions.UsageException(
            "--home " + options.home() + ": there is no docs/" + PAGE + " in it");
      }
      write(options, Files.readString(template), err::println);
      err.printf(
          "%s and its pictures written to %s, %d s%n",
          PAGE, options.out(), (System.nanoTime() - start) / 1_000_000_000);
      return 0;
    } catch (EvaluationOptions.UsageException e) {
      err.println("bench/evaluate: " + e.getMessage());
      return USAGE;
    } catch (IOException e) {
      err.println("bench/evaluate: " + e);
      return 1;
    }
  }

  private static void write(EvaluationOptions options, String template, Consumer<String> progress)
      throws IOException {
    Path lookups = options.home().resolve("app/lookups");
    Measured measured = Measured.of(options.size(), lookups, options.data(), progress);
    Page page = new Page(template);
    Map<String, Object> tables = new TreeMap<>();
    tables.putAll(MixTables.of(measured));
    tables.putAll(DayTables.of(measured.days()));
    tables.putAll(RealTables.of(measured.real(), lookups));
    tables.forEach(page::insert);
    Map<String, String> pictures = Pictures.of(measured);
    Path folder = options.out().resolve(PICTURES);
    Files.createDirectories(folder);
    for (Map.Entry<String, String> picture : pictures.entrySet()) {
      Files.writeString(folder.resolve(picture.getKey()), picture.getValue(), UTF_8);
    }
    Files.writeString(options.out().resolve(PAGE), page.toString(), UTF_8);
  }
}
