package io.vpsbeacon.splunk;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.detect.FilterStage;
import io.vpsbeacon.detect.PlanLoader;
import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.protocol.BodyScanner;
import io.vpsbeacon.protocol.Chunk;
import io.vpsbeacon.protocol.CommandException;
import io.vpsbeacon.protocol.ProtocolException;
import io.vpsbeacon.protocol.Reply;
import io.vpsbeacon.protocol.RowCopier;
import io.vpsbeacon.protocol.SearchCommand;
import java.util.List;

/** {@code stage=filter}: answers each chunk with the rows that stay, as they came. */
final class FilterRun implements SearchCommand.Run {
  private final Warnings warnings;
  private final BodyScanner scanner;
  private final RowCopier copier;
  private final FilterStage filter;
  private final boolean setsTime;

  FilterRun(PlanLoader.LoadedPlan loaded) {
    warnings = new Warnings(loaded.warnings());
    setsTime = !loaded.plan().options().span().isNone();
    List<String> set = setsTime ? List.of(Field.TIME.canonical()) : List.of();
    scanner = BodyScanner.of(loaded.plan().requiredFields()).locating(set);
    copier = new RowCopier(scanner);
    filter = new FilterStage(loaded.plan());
  }

  @Override
  public Reply execute(Chunk chunk) throws CommandException, ProtocolException {
    scanner.begin(chunk.body());
    copier.begin();
    for (ColumnBatch batch = scanner.next(); batch != null; batch = scanner.next()) {
      if (setsTime && batch.rows() > 0 && batch.column(Field.TIME.canonical()) == null) {
        throw new CommandException(
            "stage=filter: the events lack the field _time, which holds the window's start;"
                + " span=none leaves the time as it is");
      }
      filter.read(batch);
      for (int row = 0; row < batch.rows(); row++) {
        if (filter.keeps(row)) {
          copier.copy(row, setsTime ? List.of(filter.window(row)) : List.of());
        }
      }
    }
    filter.clear();
    warnings.count(scanner);
    Reply.Builder reply = Reply.builder().finished(chunk.finished());
    warnings.addTo(reply, chunk.finished(), filter.warnings());
    return reply.body(copier.body()).build();
  }
}
