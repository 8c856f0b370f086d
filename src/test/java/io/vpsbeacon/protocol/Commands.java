package io.vpsbeacon.protocol;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Small commands to talk to: {@code double} doubles ages row by row, {@code sum} adds them up. */
final class Commands {
  private Commands() {}

  static SearchCommand doubleOrSum() {
    return (info, preview) -> {
      String option = info.args().get(0);
      return switch (option) {
        case "double" -> search(CommandType.STATEFUL, Doubling::new);
        case "sum" -> search(CommandType.REPORTING, Summing::new);
        default ->
            throw new CommandException(
                "Unknown option \"" + option + "\": sum and double are allowed.");
      };
    };
  }

  /** A command whose every run does the same. */
  static SearchCommand running(SearchCommand.Run run) {
    return (info, preview) -> search(CommandType.STATEFUL, ignored -> run);
  }

  /** The same, each chunk but the last acknowledged before it is worked on. */
  static SearchCommand acknowledging(SearchCommand.Run run) {
    return (info, preview) -> search(CommandType.STATEFUL, ignored -> run, true);
  }

  static SearchCommand.Run doubling() {
    return new Doubling(CommandType.STATEFUL);
  }

  private static SearchCommand.Search search(
      CommandType type, Function<CommandType, SearchCommand.Run> runs) {
    return search(type, runs, type == CommandType.REPORTING);
  }

  private static SearchCommand.Search search(
      CommandType type, Function<CommandType, SearchCommand.Run> runs, boolean acknowledgesFirst) {
    return new SearchCommand.Search() {
      @Override
      public Reply reply() {
        return Reply.builder().type(type).requiredFields(List.of("age")).build();
      }

      @Override
      public SearchCommand.Run start() {
        return runs.apply(type);
      }

      @Override
      public boolean acknowledgesFirst() {
        return acknowledgesFirst;
      }
    };
  }

  private static long number(String age) throws CommandException {
    try {
      return Long.parseLong(age);
    } catch (NumberFormatException e) {
      throw new CommandException("The age \"" + age + "\" is not a number.", e);
    }
  }

  private static final class Doubling implements SearchCommand.Run {
    private final BodyScanner scanner = BodyScanner.of(List.of("age")).locating(List.of("age"));
    private final RowCopier copier = new RowCopier(scanner);

    Doubling(CommandType type) {
      assert type == CommandType.STATEFUL;
    }

    @Override
    public Reply execute(Chunk chunk) throws CommandException, ProtocolException {
      ColumnBatch batch = scanner.scan(chunk.body());
      Column ages = batch.column("age");
      copier.begin();
      for (int row = 0; row < batch.rows(); row++) {
        String age = ages.text(row);
        copier.copy(row, List.of(age.isEmpty() ? age : Long.toString(2 * number(age))));
      }
      return Reply.builder().finished(chunk.finished()).body(copier.body()).build();
    }
  }

  private static final class Summing implements SearchCommand.Run {
    private final BodyScanner scanner = BodyScanner.of(List.of("age"));
    private final List<String> seen = new ArrayList<>();
    private long sum;
    private int rows;
    private int chunks;

    Summing(CommandType type) {
      assert type == CommandType.REPORTING;
    }

    @Override
    public Reply execute(Chunk chunk) throws CommandException, ProtocolException {
      ColumnBatch batch = scanner.scan(chunk.body());
      chunks++;
      rows += batch.rows();
      Column ages = batch.column("age");
      for (int row = 0; row < batch.rows(); row++) {
        for (String age : ages.values(row)) {
          sum += number(age);
          seen.add(age);
        }
      }
      if (!chunk.finished()) {
        return Reply.MORE;
      }
      List<List<String>> cells = List.of(List.of(Long.toString(sum)), List.copyOf(seen));
      return Reply.builder()
          .finished(true)
          .message(Level.INFO, rows + " rows")
          .metric("sum", 0.5, chunks, rows, 1)
          .body(BodyWriter.write(List.of("total", "ages"), 1, (row, column) -> cells.get(column)))
          .build();
    }
  }
}
