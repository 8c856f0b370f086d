package io.vpsbeacon.splunk;

import io.vpsbeacon.detect.BeaconFinder;
import io.vpsbeacon.detect.Findings;
import io.vpsbeacon.detect.MemoryBudget;
import io.vpsbeacon.detect.PlanLoader;
import io.vpsbeacon.detect.SpillException;
import io.vpsbeacon.protocol.BodyScanner;
import io.vpsbeacon.protocol.BodyWriter;
import io.vpsbeacon.protocol.Chunk;
import io.vpsbeacon.protocol.CommandException;
import io.vpsbeacon.protocol.Level;
import io.vpsbeacon.protocol.ProtocolException;
import io.vpsbeacon.protocol.Reply;
import io.vpsbeacon.protocol.SearchCommand;
import java.nio.file.Path;

/** The whole pipe: takes all chunks and answers the last with the findings. */
final class FindRun implements SearchCommand.Run {
  private final Warnings warnings;
  private final BodyScanner scanner;
  private final BeaconFinder finder;

  /**
   * Starts a run.
   *
   * @param scratch folder for what memory does not hold
   */
  FindRun(PlanLoader.LoadedPlan loaded, Path scratch) {
    warnings = new Warnings(loaded.warnings());
    scanner = BodyScanner.of(loaded.plan().requiredFields());
    finder = new BeaconFinder(loaded.plan(), MemoryBudget.ofHeap(scratch));
  }

  @Override
  public Reply execute(Chunk chunk) throws CommandException, ProtocolException {
    try {
      finder.add(scanner.scan(chunk.body()));
      warnings.addRaggedRows(scanner.raggedRows());
      return chunk.finished() ? findings(finder.finish()) : Reply.MORE;
    } catch (SpillException e) {
      throw new CommandException(
          e.getMessage() + "; free space there, or raise memory_mb in vpsbeacon.conf", e);
    }
  }

  @Override
  public void close() {
    finder.close();
  }

  private Reply findings(Findings findings) {
    Reply.Builder reply = Reply.builder().finished(true);
    warnings.addTo(reply, true, findings.warnings());
    long cut = findings.summary().cut();
    if (cut > 0) {
      reply.message(
          Level.INFO,
          "limit="
              + findings.rows()
              + " left out "
              + cut
              + (cut == 1 ? " finding" : " findings")
              + " of lower rank; limit=0 shows all");
    }
    return reply
        .body(BodyWriter.write(findings.columns(), findings.rows(), findings::values))
        .build();
  }
}
