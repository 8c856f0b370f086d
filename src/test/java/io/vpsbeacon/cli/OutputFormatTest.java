package io.vpsbeacon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OutputFormatTest {
  private static String written(OutputFormat format, Grid grid, CapturedTerminal terminal)
      throws IOException {
    format.write(grid, terminal.terminal());
    return terminal.out();
  }

  private static String written(OutputFormat format, Grid grid) throws IOException {
    return written(format, grid, new CapturedTerminal());
  }

  @Test
  void csvHasAllColumnsAndJoinsMultivaluesByNewlinesAsSplunkDoes() throws IOException {
    assertEquals(
        "_time,host,Image,DestinationIp,ConnectionCount,ConnectionsPerMinute,UniqueDestPorts,"
            + "DestPorts,BeaconRisk,RiskScore,Evidence\n"
            + "1773237600,h,\"a \"\"b\"\",c\",192.0.2.7,461,7.68,2,\"443\n8080\","
            + "CRITICAL - Highly Regular,4,\"461 connections in 38 min, ports 443 and 8080\"\n",
        written(OutputFormat.CSV, StubGrid.finding("h", "a \"b\",c")));
  }

  @Test
  void tableTellsWhichColumnsItHasNoRoomFor() throws IOException {
    CapturedTerminal captured = new CapturedTerminal().width(44);
    written(OutputFormat.TABLE, StubGrid.finding("lt-7.corp.test", "a.exe"), captured);
    assertEquals("not shown: START (UTC), HOST, EVIDENCE; --format csv has all\n", captured.err());
  }

  @Test
  void csvKeepsEveryByteInAFileAndSteersNoTerminal() throws IOException {
    StubGrid grid = StubGrid.finding("\u001b[2J", "i");
    assertTrue(written(OutputFormat.CSV, grid).contains(",\u001b[2J,"));
    String shown = written(OutputFormat.CSV, grid, new CapturedTerminal().interactive());
    assertTrue(shown.contains(",\\x1b[2J,"), shown);
  }

  @Test
  void ndjsonHasNumbersAsNumbersMultivaluesAsArraysAndKeysAsText() throws IOException {
    assertEquals(
        "{\"_time\":1773237600,\"host\":\"007\",\"Image\":null,\"DestinationIp\":\"192.0.2.7\","
            + "\"ConnectionCount\":461,\"ConnectionsPerMinute\":7.68,\"UniqueDestPorts\":2,"
            + "\"DestPorts\":[443,8080],\"BeaconRisk\":\"CRITICAL - Highly Regular\","
            + "\"RiskScore\":4,"
            + "\"Evidence\":\"461 connections in 38 min, ports 443 and 8080\"}\n",
        written(OutputFormat.NDJSON, StubGrid.finding("007", "")));
  }

  @Test
  void timelineIsItsCounts() throws IOException {
    StubGrid grid = new StubGrid(List.of("_time", "Timeline"), List.of(List.of("1", "0\n3\n2")));
    assertEquals("_time,Timeline\n1,0 3 2\n", written(OutputFormat.CSV, grid));
    assertEquals("{\"_time\":1,\"Timeline\":[0,3,2]}\n", written(OutputFormat.NDJSON, grid));
  }

  @Test
  void onePortIsAnArrayToo() throws IOException {
    StubGrid grid = StubGrid.of("1", "h", "i", "d", "1", "0.02", "1", "443", "", "1", "");
    assertTrue(written(OutputFormat.NDJSON, grid).contains("\"DestPorts\":[443]"));
  }

  @Property(tries = 200)
  void jsonGivesBackEveryTextAndHoldsNoControlCharacter(@ForAll String host) throws IOException {
    String json = written(OutputFormat.JSON, StubGrid.finding(host.replace("\n", ""), "i"));
    assertTrue(json.codePoints().filter(c -> c != '\n').noneMatch(Text::steers));
    JsonArray rows = JsonParser.parseString(json).getAsJsonArray();
    String back =
        rows.get(0).getAsJsonObject().get("host").isJsonNull()
            ? ""
            : rows.get(0).getAsJsonObject().get("host").getAsString();
    assertEquals(host.replace("\n", ""), back);
  }

  @Test
  void nothingFoundIsAnEmptyArrayOrAHeader() throws IOException {
    StubGrid none = new StubGrid(StubGrid.COLUMNS, List.of());
    assertEquals("[]\n", written(OutputFormat.JSON, none));
    assertEquals("", written(OutputFormat.NDJSON, none));
    assertEquals(1, written(OutputFormat.CSV, none).lines().count());
  }
}
