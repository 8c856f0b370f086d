package io.vpsbeacon.events;

import io.vpsbeacon.columns.ColumnBatch;
import java.io.IOException;

/** Takes what a reader has read. */
@FunctionalInterface
public interface BatchSink {
  /**
   * Takes the next rows. The batch is valid during the call only.
   *
   * @throws IOException ends the reading, and is what the reader's caller gets
   */
  void accept(ColumnBatch batch) throws IOException;
}
