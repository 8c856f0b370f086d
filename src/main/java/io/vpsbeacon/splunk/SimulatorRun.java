package io.vpsbeacon.splunk;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.protocol.BodyWriter;
import io.vpsbeacon.protocol.Chunk;
import io.vpsbeacon.protocol.Level;
import io.vpsbeacon.protocol.Reply;
import io.vpsbeacon.protocol.SearchCommand;
import io.vpsbeacon.simulate.Simulation;
import java.util.List;

/** Answers each request, which brings no rows, with the next rows of a simulation. */
final class SimulatorRun implements SearchCommand.Run {
  private final Simulation simulation;
  private final int rowsAtATime;

  SimulatorRun(Simulation simulation, int rowsAtATime) {
    this.simulation = simulation;
    this.rowsAtATime = rowsAtATime;
  }

  @Override
  public Reply execute(Chunk chunk) {
    Reply.Builder reply = Reply.builder();
    if (simulation.rows() == 0) {
      reply.message(Level.INFO, simulation.planted());
    }
    ColumnBatch batch = simulation.next(rowsAtATime);
    List<Column> columns = batch.columns();
    reply.body(
        BodyWriter.write(
            simulation.fields(), batch.rows(), (row, column) -> columns.get(column).values(row)));
    simulation.cut().ifPresent(sentence -> reply.message(Level.WARN, sentence));
    return reply.finished(simulation.isOver()).build();
  }
}
