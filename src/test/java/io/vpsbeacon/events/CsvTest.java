package io.vpsbeacon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;

class CsvTest {
  @Example
  void raggedRowsAreSkippedAndCounted() {
    Reading reading = Reading.of("ts,src,dst\n1,a,b\n2,a\n3,a,b,c\n\n4,a,b\n", "_time", "src");
    assertEquals(List.of(List.of("1", "a"), List.of("4", "a")), reading.rows());
    assertEquals(2, reading.skipped());
    assertEquals("file, line 3: 2 cells where the header has 3", reading.firstSkipped());
  }

  @Example
  void aQuoteOutOfPlaceCostsItsOwnLineOnly() {
    Reading reading =
        Reading.of("a,b\n1,x\n\"2\"y,x\n3,x\n4,\"x\"\"\"z\n5,x\n\"6\"y\n7,x\n", "a", "b");
    assertEquals(List.of("1", "3", "5", "7"), reading.column(0));
    assertEquals(3, reading.skipped());
    assertEquals("file, line 3: a quote is out of place", reading.firstSkipped());
  }

  @Example
  void aQuoteLeftOpenIsNotSilent() {
    Reading reading = Reading.of("a,b\n1,x\n2,\"x\n3,x\n", "a");
    assertEquals(List.of("1"), reading.column(0));
    assertEquals(1, reading.skipped());
  }

  @Example
  void aQuoteLeftOpenInAHugeFileIsGivenUp() {
    String rest = "3,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n".repeat(700_000);
    Reading reading = Reading.of("a,b\n1,x\n2,\"x\n" + rest, "a");
    assertEquals(List.of("1"), reading.column(0));
    assertEquals(
        "file, line 3: a record longer than 32 MB; is a quote left open?", reading.error());
  }

  @Example
  void cellsOfSeveralLinesStayWhole() {
    Reading reading = Reading.of("host,dest_ip\n\"a\",\"10.0.0.1\n10.0.0.2\"\n", "dest_ip");
    assertEquals(List.of("10.0.0.1\n10.0.0.2"), reading.column(0));
  }

  @Example
  void splunksMultivalueColumnsAreDecoded() {
    Reading reading =
        Reading.of(
            """
            host,dest_ip,__mv_host,__mv_dest_ip
            a,"10.0.0.1
            10.0.0.2",,$10.0.0.1$;$10.0.0.2$
            b,10.0.0.3,,
            c,plain,,broken$
            """,
            "host",
            "dest_ip");
    assertEquals(List.of("10.0.0.1|10.0.0.2", "10.0.0.3", "plain"), reading.column(1));
  }

  @Property
  void multivaluesComeBack(@ForAll @NotEmpty List<String> values) {
    String cell =
        values.stream()
            .map(value -> "$" + value.replace("$", "$$") + "$")
            .collect(Collectors.joining(";"));
    assertEquals(values, Csv.multivalue(cell));
  }

  @Property
  void anyCellIsAMultivalueOrNot(@ForAll String cell) {
    assertTrue(Csv.multivalue(cell).size() <= cell.length());
  }

  @Example
  void theFirstOfTwoColumnsOfOneNameCounts() {
    assertEquals(List.of("1"), Reading.of("a,a\n1,2\n", "a").column(0));
  }

  @Example
  void blanksAroundNamesAndALeadingIndexColumnDoNotMatter() {
    assertEquals(
        List.of(List.of("7", "x")), Reading.of(", ts ,host\n0,7,x\n", "_time", "host").rows());
  }

  @Example
  void tabsSeparateToo() {
    assertEquals(List.of("x,y"), Reading.of("ts\thost\n7\tx,y\n", "host").column(0));
  }

  @Example
  void aHeaderAloneIsNoRows() {
    assertEquals(new Reading(List.of(), 0, "", ""), Reading.of("ts,host\n", "host"));
  }

  @Example
  void theHostOfAHeaderWithTimeIsSplunks() {
    assertEquals(List.of("a"), Reading.of("_time,Hostname,host\n1,b,a\n", "host").column(0));
    assertEquals(List.of("b"), Reading.of("UtcTime,Hostname,host\n1,b,a\n", "host").column(0));
  }
}
