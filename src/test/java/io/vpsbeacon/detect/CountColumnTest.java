package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.lookup.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountColumnTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "007, 7",
    "60.0, 60",
    "60., 60",
    "1234567.000000, 1234567",
    "999999999999, 999999999999",
    "123456789012345678, 123456789012345678",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775807.000000, 9223372036854775807",
    "1.5e+15, 1500000000000000",
    "1.234568E+12, 1234568000000",
    "1200e-2, 12"
  })
  void takesAnyWholeNumberThatSplunkWrites(String cell, long count) {
    assertEquals(count, of(cell));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "0.0",
        "-1",
        "+1",
        "1.5",
        "x",
        "1e",
        ".5",
        "0x10",
        "1 000",
        "1,000",
        "1.5e+0",
        "9223372036854775808",
        "1e19",
        "1e999999999",
        "1e99999999999",
        "1e-999999999",
        "inf",
        "٣"
      })
  void takesNothingElse(String cell) {
    assertEquals(CountColumn.INVALID, of(cell));
  }

  @Test
  void sumsEndAtTheLargestNumber() {
    String most = "count=" + Long.MAX_VALUE;
    Findings findings =
        new Events()
            .connection(most)
            .connection(most)
            .connection(most, "host=out")
            .connection(most, "host=out")
            .connection(most, "User=")
            .connection(most, "User=")
            .findings(
                Map.of("by", "User", "count", "count", "nulls", "drop"),
                Events.ANY,
                Events.exclusion(Field.HOST, "out"));
    assertEquals(Long.MAX_VALUE, findings.list().get(0).connections());
    assertEquals(Long.MAX_VALUE, findings.summary().excluded());
    assertEquals(
        List.of(
            Long.MAX_VALUE + " connections were left out by nulls=drop: a group key is missing"),
        findings.warnings());
  }

  private static long of(String cell) {
    ColumnBatch.Builder batch = new ColumnBatch.Builder(List.of("n"));
    batch.row(cell);
    return CountColumn.of(batch.build(), "n").at(0);
  }
}
