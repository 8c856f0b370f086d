package io.vpsbeacon.splunk;

import io.vpsbeacon.protocol.Level;
import io.vpsbeacon.protocol.Reply;
import java.util.List;

/** The warnings of a run: those of the lookups once, those of the rows when all are seen. */
final class Warnings {
  private List<String> ofLookups;
  private long raggedRows;

  Warnings(List<String> ofLookups) {
    this.ofLookups = ofLookups;
  }

  void addRaggedRows(long count) {
    raggedRows += count;
  }

  /** Adds what is due with this reply. */
  void addTo(Reply.Builder reply, boolean finished, List<String> ofRows) {
    ofLookups.forEach(text -> reply.message(Level.WARN, text));
    ofLookups = List.of();
    if (finished) {
      ofRows.forEach(text -> reply.message(Level.WARN, text));
      if (raggedRows > 0) {
        reply.message(
            Level.WARN,
            (raggedRows == 1 ? "1 row was" : raggedRows + " rows were")
                + " left out: more or fewer cells than the header names");
      }
    }
  }
}
