package io.vpsbeacon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SparklineTest {
  @Example
  void nothingIsADotAndTheMostAFullBlock() {
    assertEquals("·▁▄█", Sparkline.of(List.of("0", "1", "50", "100")));
    assertEquals("···", Sparkline.of(List.of("0", "0", "0")));
    assertEquals("", Sparkline.of(List.of()));
  }

  @Example
  void shrunkLineKeepsEveryPeak() {
    assertEquals("·█▁", Sparkline.shrink("··█··▁", 3));
  }

  @Property
  void lineFitsAndKeepsItsHighest(
      @ForAll @Size(60) List<@LongRange(max = 9_000_000_000_000_000_000L) Long> counts,
      @ForAll @IntRange(min = 1, max = 70) int width) {
    String line = Sparkline.of(counts.stream().map(String::valueOf).toList());
    assertEquals(60, line.length());
    String shrunk = Sparkline.shrink(line, width);
    assertEquals(Math.min(60, width), shrunk.length());
    assertTrue(line.indexOf('█') < 0 || shrunk.indexOf('█') >= 0, line + " " + shrunk);
  }
}
