package io.vpsbeacon.splunk;

import io.vpsbeacon.columns.Counted;
import io.vpsbeacon.protocol.BodyScanner;
import io.vpsbeacon.protocol.Level;
import io.vpsbeacon.protocol.Reply;
import java.util.List;

/** The warnings of a run: those of the lookups once, those of the rows when all are seen. */
final class Warnings {
  private List<String> ofLookups;
  private long raggedRows;
  private long brokenMultivalues;

  Warnings(List<String> ofLookups) {
    this.ofLookups = ofLookups;
  }

  /** Counts what the scanner's last scan could not use. */
  void count(BodyScanner scanner) {
    raggedRows += scanner.raggedRows();
    brokenMultivalues += scanner.brokenMultivalues();
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
            Counted.were(raggedRows, "row")
                + " left out: more or fewer cells than the header names");
      }
      if (brokenMultivalues > 0) {
        reply.message(
            Level.WARN,
            Counted.were(brokenMultivalues, "__mv_ cell")
                + " ignored: not $value$;$value$, or without its field's plain column");
      }
    }
  }
}
