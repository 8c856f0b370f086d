package io.vpsbeacon.columns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnBatchTest {
  @Test
  void cellsComeBackAsTheyWereSet() {
    ColumnBatch.Builder builder = new ColumnBatch.Builder(List.of("host", "port"));
    builder.row("ws-1", "443");
    builder.set(0, "wörk");
    builder.set(1, List.of("80", "", "443"));
    builder.endRow();
    builder.row(null, "");
    ColumnBatch batch = builder.build();

    assertEquals(3, batch.rows());
    assertEquals("ws-1", batch.column("host").text(0));
    assertEquals("wörk", batch.column("host").text(1));
    assertTrue(batch.column("host").isMissing(2));
    assertEquals(List.of("80", "443"), batch.column("port").values(1));
    assertTrue(batch.column("port").isMultivalue(1));
    assertEquals("80\n443", batch.column("port").text(1));
    assertEquals(List.of(), batch.column("port").values(2));
    assertNull(batch.column("absent"));
  }

  @Test
  void aListOfOneValueIsASingleValue() {
    ColumnBatch.Builder builder = new ColumnBatch.Builder(List.of("port"));
    builder.set(0, List.of("", "443"));
    builder.endRow();
    assertFalse(builder.build().column("port").isMultivalue(0));
  }

  @Test
  void aBatchGrowsPastItsFirstSize() {
    ColumnBatch.Builder builder = new ColumnBatch.Builder(List.of("n"));
    for (int i = 0; i < 10_000; i++) {
      builder.row(Integer.toString(i));
    }
    ColumnBatch batch = builder.build();
    assertEquals("0", batch.column("n").text(0));
    assertEquals("9999", batch.column("n").text(9_999));
  }
}
