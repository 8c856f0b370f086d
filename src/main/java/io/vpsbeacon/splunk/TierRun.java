package io.vpsbeacon.splunk;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.PlanLoader;
import io.vpsbeacon.detect.TierStage;
import io.vpsbeacon.protocol.BodyScanner;
import io.vpsbeacon.protocol.Chunk;
import io.vpsbeacon.protocol.CommandException;
import io.vpsbeacon.protocol.ProtocolException;
import io.vpsbeacon.protocol.Reply;
import io.vpsbeacon.protocol.RowCopier;
import io.vpsbeacon.protocol.SearchCommand;
import java.util.List;
import java.util.Optional;

/**
 * {@code stage=tier}: answers each chunk with the rows that a tier takes, as they came but for the
 * columns of their tier.
 */
final class TierRun implements SearchCommand.Run {
  private final Warnings warnings;
  private final TierStage tiers;
  private final BodyScanner scanner;
  private final RowCopier copier;

  TierRun(PlanLoader.LoadedPlan loaded) {
    warnings = new Warnings(loaded.warnings());
    tiers = new TierStage(loaded.plan());
    scanner = BodyScanner.of(tiers.requiredFields()).locating(TierStage.COLUMNS);
    copier = new RowCopier(scanner);
  }

  @Override
  public Reply execute(Chunk chunk) throws CommandException, ProtocolException {
    ColumnBatch batch = scanner.scan(chunk.body());
    warnings.count(scanner);
    try {
      tiers.read(batch);
    } catch (OptionException e) {
      throw new CommandException(e.getMessage());
    }
    copier.begin();
    for (int row = 0; row < batch.rows(); row++) {
      Optional<List<String>> verdict = tiers.judge(row);
      if (verdict.isPresent()) {
        copier.copy(row, verdict.get());
      }
    }
    Reply.Builder reply = Reply.builder().finished(chunk.finished());
    warnings.addTo(reply, chunk.finished(), tiers.warnings());
    return reply.body(copier.body()).build();
  }
}
