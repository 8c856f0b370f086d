package io.vpsbeacon.splunk;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.detect.BeaconFinder;
import io.vpsbeacon.detect.Detail;
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
import java.util.List;

/** The whole pipe: takes all chunks and answers the last with the findings. */
final class FindRun implements SearchCommand.Run {
  private final Warnings warnings;
  private final BodyScanner scanner;
  private final BeaconFinder finder;
  private final Rehearsal rehearsal;
  private long chunks;
  private long nanos;

  /**
   * Starts a run.
   *
   * @param scratch folder for what memory does not hold
   */
  FindRun(PlanLoader.LoadedPlan loaded, Path scratch) {
    warnings = new Warnings(loaded.warnings());
    finder = new BeaconFinder(loaded.plan(), MemoryBudget.ofHeap(scratch), Detail.COLUMNS);
    BodyScanner plain = BodyScanner.of(loaded.plan().requiredFields());
    scanner =
        finder.recognises() ? plain.recognising(loaded.plan().timeField(), finder.taker()) : plain;
    rehearsal =
        new Rehearsal(finder, findings -> answer(findings, new Warnings(List.of())).toFrame());
  }

  @Override
  public Reply execute(Chunk chunk) throws CommandException, ProtocolException {
    long start = System.nanoTime();
    try {
      scanner.begin(chunk.body());
      for (ColumnBatch batch = scanner.next(); batch != null; batch = scanner.next()) {
        finder.add(batch);
      }
      warnings.count(scanner);
      chunks++;
      if (!chunk.finished()) {
        nanos += System.nanoTime() - start;
        return Reply.MORE;
      }
      Findings findings = finder.finish();
      nanos += System.nanoTime() - start;
      return answer(findings, warnings);
    } catch (SpillException e) {
      throw noDisk(e);
    }
  }

  @Override
  public void makeRoom(long bytes) throws CommandException {
    try {
      finder.makeRoom(bytes);
    } catch (SpillException e) {
      throw noDisk(e);
    }
  }

  private static CommandException noDisk(SpillException e) {
    return new CommandException(
        e.getMessage() + "; free space there, or raise memory_mb in vpsbeacon.conf", e);
  }

  @Override
  public boolean rehearse() {
    return rehearsal.step();
  }

  @Override
  public void close() {
    finder.close();
  }

  private Reply answer(Findings findings, Warnings told) {
    Reply.Builder reply = Reply.builder().finished(true);
    told.addTo(reply, true, findings.warnings());
    addMetrics(reply, findings);
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

  /** What went into each step and came out of it, for the job inspector. Only all is timed. */
  private void addMetrics(Reply.Builder reply, Findings findings) {
    Findings.Summary counted = findings.summary();
    long kept = counted.connections() - counted.excluded();
    double seconds = nanos / 1e9;
    reply.metric("vpsbeacon.find", seconds, chunks, counted.connections(), findings.rows());
    reply.metric("vpsbeacon.find.exclude", 0, chunks, counted.connections(), kept);
    reply.metric("vpsbeacon.find.group", 0, chunks, kept, counted.groups());
    reply.metric("vpsbeacon.find.tier", 0, 1, counted.groups(), findings.rows() + counted.cut());
  }
}
