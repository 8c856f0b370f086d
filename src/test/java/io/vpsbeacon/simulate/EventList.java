package io.vpsbeacon.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Events as maps, for tests that look at single ones. */
final class EventList {
  private EventList() {}

  static List<Map<String, String>> of(List<ColumnBatch> batches) {
    List<Map<String, String>> events = new ArrayList<>();
    for (ColumnBatch batch : batches) {
      for (int row = 0; row < batch.rows(); row++) {
        Map<String, String> event = new HashMap<>();
        for (Column column : batch.columns()) {
          event.put(column.name(), column.text(row));
        }
        events.add(event);
      }
    }
    return events;
  }

  static String digest(List<ColumnBatch> batches) throws NoSuchAlgorithmException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    for (ColumnBatch batch : batches) {
      for (int row = 0; row < batch.rows(); row++) {
        for (Column column : batch.columns()) {
          sha.update((column.text(row) + '\t').getBytes(UTF_8));
        }
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
