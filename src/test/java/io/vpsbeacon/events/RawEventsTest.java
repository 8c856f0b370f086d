package io.vpsbeacon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RawEventsTest {
  private static final String XML =
      "<Event xmlns='urn:x'><System><EventID>3</EventID><TimeCreated SystemTime='2020-01-01"
          + "T00:00:00Z'/><Computer>inner</Computer></System><EventData><Data Name='Image'>C:\\x.exe"
          + "</Data><Data Name='DestinationIp'>8.8.8.8</Data></EventData></Event>";

  private static final String[] WANTED = {"_time", "host", "Image", "EventCode", "DestinationIp"};

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  @Test
  void xmlInRawIsReadWhereTheExportHasNoFieldsOfTheEvent() {
    Reading csv = Reading.of("_raw,_time,host,source\n" + quoted(XML) + ",5,lt-7,x\n", WANTED);
    assertEquals(List.of(List.of("5", "lt-7", "C:\\x.exe", "3", "8.8.8.8")), csv.rows());
    String json =
        "{\"preview\":false,\"result\":{\"_raw\":\""
            + XML.replace("\\", "\\\\")
            + "\",\"_time\":\"5\",\"host\":\"lt-7\"}}\n";
    assertEquals(csv.rows(), Reading.of(json, WANTED).rows());
  }

  @Test
  void whatTheExportLacksComesFromRaw() {
    Reading reading = Reading.of("_raw,_time,x\n" + quoted(XML) + ",soon,1\n", WANTED);
    assertEquals(
        List.of(List.of("1577836800", "inner", "C:\\x.exe", "3", "8.8.8.8")), reading.rows());
  }

  @Test
  void jsonInRawIsReadToo() {
    String raw =
        "{\"host\":\"collector\",\"winlog\":{\"event_id\":3,\"event_data\":{\"Image\":\"a.exe\","
            + "\"DestinationIp\":\"8.8.8.8\"}}}";
    Reading reading = Reading.of("_raw,_time,host\n" + quoted(raw) + ",5,lt-7\n", WANTED);
    assertEquals(List.of(List.of("5", "lt-7", "a.exe", "3", "8.8.8.8")), reading.rows());
  }

  @Test
  void fieldsThatTheExportHasAreNotReadAgain() {
    Reading reading =
        Reading.of("_raw,_time,host,Image\n" + quoted(XML) + ",5,lt-7,b.exe\n", WANTED);
    assertEquals(List.of(List.of("5", "lt-7", "b.exe", "", "")), reading.rows());
  }

  @Test
  void brokenRawCostsItsRecord() {
    Reading reading =
        Reading.of(
            "_raw,_time,host\n"
                + quoted(XML.replace("</Data>", "</Date>"))
                + ",1,a\n"
                + quoted("{\"Image\":")
                + ",2,b\n"
                + quoted(XML)
                + ",3,c\n",
            WANTED);
    assertEquals(List.of("c"), reading.column(1));
    assertEquals(2, reading.skipped());
    assertTrue(
        reading.firstSkipped().startsWith("file, line 2: its _raw is not valid XML ("),
        reading.firstSkipped());
  }
}
