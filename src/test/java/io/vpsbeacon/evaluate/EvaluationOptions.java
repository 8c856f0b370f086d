package io.vpsbeacon.evaluate;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code bench/evaluate} was asked for.
 *
 * @param home the repository
 * @param data real records
 * @param out where the page and its folder of pictures go
 */
record EvaluationOptions(boolean help, Size size, Path home, Path data, Path out) {
  static final String HELP =
      """
      Usage: bench/evaluate [--quick] [--seeds N] [--data DIR] [--out DIR]
      Measures how well beacons are found, beside others' published rules on the same groups, and
      writes detection.md and its pictures. The same options write the same bytes.

        --quick      a small sample in seconds, to see that it runs, into target/evaluation
        --seeds N    so many seeds, 1 to 1000, instead of 20 (2 with --quick)
        --data DIR   real records; default: ../shared/data. Where there are none, that part is skipped
        --out DIR    where to; default: docs, with --quick target/evaluation""";

  private static final int MOST_SEEDS = 1000;

  /** What was asked cannot be done; the message says why. */
  static final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
      super(message);
    }
  }

  static EvaluationOptions parse(String... args) {
    boolean help = false;
    boolean quick = false;
    Optional<Integer> seeds = Optional.empty();
    Path home = Path.of("");
    Optional<Path> data = Optional.empty();
    Optional<Path> out = Optional.empty();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "-h", "--help" -> help = true;
        case "--quick" -> quick = true;
        case "--seeds" -> seeds = Optional.of(seeds(value(args, i++)));
        case "--home" -> home = Path.of(value(args, i++));
        case "--data" -> data = Optional.of(Path.of(value(args, i++)));
        case "--out" -> out = Optional.of(Path.of(value(args, i++)));
        default -> throw new UsageException(args[i] + ": unknown option; see --help");
      }
    }
    Size size = quick ? Size.quick() : Size.full();
    Path usual = home.resolve(quick ? "target/evaluation" : "docs");
    return new EvaluationOptions(
        help,
        seeds.map(size::withSeeds).orElse(size),
        home,
        data.orElse(home.resolve("../shared/data")),
        out.orElse(usual));
  }

  private static String value(String[] args, int option) {
    if (option + 1 == args.length) {
      throw new UsageException(args[option] + ": a value is missing; see --help");
    }
    return args[option + 1];
  }

  private static int seeds(String value) {
    int seeds = value.matches("\\d{1,4}") ? Integer.parseInt(value) : 0;
    if (seeds < 1 || seeds > MOST_SEEDS) {
      throw new UsageException("--seeds " + value + ": must be a whole number from 1 to 1000");
    }
    return seeds;
  }
}
