package io.vpsbeacon.splunk;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.PlanLoader;
import io.vpsbeacon.detect.TierStage;
import io.vpsbeacon.protocol.BodyScanner;
import io.vpsbeacon.protocol.BodyWriter;
import io.vpsbeacon.protocol.Chunk;
import io.vpsbeacon.protocol.CommandException;
import io.vpsbeacon.protocol.ProtocolException;
import io.vpsbeacon.protocol.Reply;
import io.vpsbeacon.protocol.SearchCommand;
import java.util.ArrayList;
import java.util.List;

/** {@code stage=tier}: answers each chunk with the rows that a tier takes, and their tier. */
final class TierRun implements SearchCommand.Run {
  private record Judged(int row, List<String> verdict) {}

  private final Warnings warnings;
  private final BodyScanner scanner = BodyScanner.ofAll();
  private final TierStage tiers;

  TierRun(PlanLoader.LoadedPlan loaded) {
    warnings = new Warnings(loaded.warnings());
    tiers = new TierStage(loaded.plan());
  }

  @Override
  public Reply execute(Chunk chunk) throws CommandException, ProtocolException {
    ColumnBatch batch = scanner.scan(chunk.body());
    warnings.addRaggedRows(scanner.raggedRows());
    try {
      tiers.read(batch);
    } catch (OptionException e) {
      throw new CommandException(e.getMessage());
    }
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < batch.rows(); i++) {
      int row = i;
      tiers.judge(row).ifPresent(verdict -> judged.add(new Judged(row, verdict)));
    }
    Reply.Builder reply = Reply.builder().finished(chunk.finished());
    warnings.addTo(reply, chunk.finished(), tiers.warnings());
    if (batch.columns().isEmpty()) {
      return reply.build();
    }
    List<Column> passedOn =
        batch.columns().stream()
            .filter(column -> !TierStage.COLUMNS.contains(column.name()))
            .toList();
    List<String> names = new ArrayList<>(passedOn.stream().map(Column::name).toList());
    names.addAll(TierStage.COLUMNS);
    return reply
        .body(
            BodyWriter.write(
                names,
                judged.size(),
                (row, column) ->
                    column < passedOn.size()
                        ? passedOn.get(column).values(judged.get(row).row())
                        : List.of(judged.get(row).verdict().get(column - passedOn.size()))))
        .build();
  }
}
