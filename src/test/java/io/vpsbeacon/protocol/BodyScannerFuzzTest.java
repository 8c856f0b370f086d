package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.columns.ColumnBatch;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyScannerFuzzTest {
  private static final byte[] BODY =
      ("\"_time\",a,b,\"__mv__time\",__mv_a,__mv_b,__mv_c,__mv_d,__mv_e,__mv_f,__mv_g,__mv_h\r\n"
              + "\"1.5\",\"x\ny\",\"\"\"q\"\"\",,\"$x$;$y$\",,,,,,,\n"
              + "2,,plain,,,,,,,,,\n"
              + "3,\"大\",\"4,5\",,,\"$4$;$5$\",,,,,,\r\n")
          .getBytes(UTF_8);
  private static final byte[] NASTY = {'"', '"', ',', ',', '\n', '\r', '$', ';', 0, -1, 'x'};

  @Test
  void survivesWhateverBytesAreChangedAndLeavesThemAlone() {
    Random random = new Random(11);
    BodyScanner scanner = BodyScanner.ofAll().locating(List.of("_time", "added"));
    RowCopier copier = new RowCopier(scanner);
    int scanned = 0;
    for (int i = 0; i < 30_000; i++) {
      byte[] bytes = BODY.clone();
      for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = NASTY[random.nextInt(NASTY.length)];
      }
      Bytes body = Bytes.of(bytes.clone());
      try {
        ColumnBatch batch = scanner.scan(body);
        copier.begin();
        for (int row = 0; row < batch.rows(); row++) {
          copier.copy(row, List.of("7", "8"));
        }
        int ragged = scanner.raggedRows();
        assertTrue(batch.rows() + ragged <= bytes.length);
        int rows = batch.rows();
        // What is passed on is sound: as many rows, none of them ragged.
        assertEquals(rows, scanner.scan(Bytes.of(copier.body().toByteArray())).rows());
        assertEquals(0, scanner.raggedRows());
        scanned++;
      } catch (ProtocolException e) {
        assertEquals("A quote in the rows of a chunk is never closed.", e.getMessage());
      }
      assertArrayEquals(bytes, body.toByteArray());
    }
    assertTrue(scanned > 10_000);
  }
}
