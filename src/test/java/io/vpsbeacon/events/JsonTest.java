package io.vpsbeacon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void aBrokenLineIsSkippedAndCounted() {
    Reading reading =
        Reading.of(
            """
            {"_time": 1, "host": "a"}
            {"_time": 2, "host": "b
            {"_time": 3, "host" "c"}
            nonsense

            42
            {"_time": 4, "host": "d"}
            """,
            "_time",
            "host");
    assertEquals(List.of(List.of("1", "a"), List.of("4", "d")), reading.rows());
    assertEquals(4, reading.skipped());
    assertEquals("file, line 2: not valid JSON (column 24)", reading.firstSkipped());
    assertEquals("", reading.error());
  }

  @Test
  void theFirstLineMayBeTheBrokenOne() {
    Reading reading = Reading.of("{\"host\": \"a\n{\"host\": \"b\"}\n{\"host\": \"c\"}\n", "host");
    assertEquals(List.of("b", "c"), reading.column(0));
    assertEquals(1, reading.skipped());
  }

  @Test
  void aFirstLineLongerThanTheHeadIsALineLikeAnyOther() {
    String large = "{\"x\": \"" + "y".repeat(100_000) + "\", \"host\": \"a\"}\n";
    Reading reading = Reading.of(large + "{\"host\": \"b\n{\"host\": \"c\"}\n", "host");
    assertEquals(List.of("a", "c"), reading.column(0));
    assertEquals("file, line 2: not valid JSON (column 12)", reading.firstSkipped());
    assertEquals("", reading.error());
  }

  @Test
  void aBrokenFirstLineBeforeOneThatIsLongerThanTheHeadCostsItself() {
    String large = "{\"x\": \"" + "y".repeat(100_000) + "\", \"host\": \"b\"}\n";
    Reading reading = Reading.of("{\"host\": \"a\n" + large + "{\"host\": \"c\"}\n", "host");
    assertEquals(List.of("b", "c"), reading.column(0));
    assertEquals(1, reading.skipped());
  }

  @Test
  void oneLineThatHoldsAllRecordsIsADocumentHoweverLong() {
    String record = "{\"host\": \"" + "a".repeat(1000) + "\"}";
    for (String text :
        List.of(
            "{\"preview\":false,\"results\":[" + (record + ",").repeat(40_000) + record + "]}",
            "{\"took\":1,\"hits\":{\"hits\":[" + (record + ",").repeat(40_000) + record + "]}}",
            record.repeat(40_001))) {
      Reading reading = Reading.of(text, "host");
      assertEquals(40_001, reading.rows().size(), text.substring(0, 40));
      assertEquals(0, reading.skipped());
    }
  }

  @Test
  void nothingOfABrokenRecordGetsIntoTheNext() {
    Reading reading =
        Reading.of(
            "{\"a\": \"1\", \"b\": \"2\"}\n{\"a\": \"x\", \"b\": }\n{\"b\": \"3\"}\n", "a", "b");
    assertEquals(List.of(List.of("1", "2"), List.of("", "3")), reading.rows());
    assertEquals("file, line 2: not valid JSON (column 17)", reading.firstSkipped());
  }

  @Test
  void aDocumentThatBreaksOffEndsWithAnErrorBehindItsRows() {
    Reading reading = Reading.of("[\n{\"host\": \"a\"},\n{\"host\": \"b\"},\n{\"host\": ", "host");
    assertEquals(List.of("a", "b"), reading.column(0));
    assertEquals("file, line 4: the JSON is cut off", reading.error());
  }

  @Test
  void aDocumentWithAnErrorEndsThere() {
    Reading reading = Reading.of("[{\"host\": \"a\"},\n{\"host\"; \"b\"}]", "host");
    assertEquals(List.of("a"), reading.column(0));
    assertEquals("file, line 2: not valid JSON (column 9)", reading.error());
  }

  @Test
  void arraysAreMultivalues() {
    Reading reading =
        Reading.of(
            "{\"ip\": [\"10.0.0.1\", null, \"\", \"10.0.0.2\", 7, true], \"one\": [\"x\"],"
                + " \"none\": [], \"o\": [{\"k\": 1}, {\"k\": 2}]}",
            "ip",
            "one",
            "none",
            "o.k");
    assertEquals(List.of(List.of("10.0.0.1|10.0.0.2|7|true", "x", "", "1|2")), reading.rows());
  }

  @Test
  void aNameThatComesTwiceIsAMultivalue() {
    assertEquals(List.of("1|2"), Reading.of("{\"a\": 1, \"a\": 2}", "a").column(0));
  }

  @Test
  void numbersKeepTheirText() {
    Reading reading =
        Reading.of("{\"a\": 1.50, \"b\": 12345678901234567890, \"c\": -0}", "a", "b", "c");
    assertEquals(List.of(List.of("1.50", "12345678901234567890", "-0")), reading.rows());
  }

  @Test
  void theHostIsHostnameInFlatJsonAndHostInSplunks() {
    assertEquals(
        List.of("real"),
        Reading.of("{\"host\": \"collector\", \"Hostname\": \"real\"}", "host").column(0));
    assertEquals(
        List.of("real"),
        Reading.of("{\"result\": {\"Hostname\": \"other\", \"host\": \"real\"}}", "host")
            .column(0));
  }

  @Test
  void anEmptyBestNameGivesWayToTheNext() {
    assertEquals(
        List.of("real"),
        Reading.of("{\"Hostname\": \"\", \"host\": null, \"Computer\": \"real\"}", "host")
            .column(0));
  }

  @Test
  void aTimeThatCannotBeReadGivesWayToOneThatCan() {
    assertEquals(List.of("5"), Reading.of("{\"_time\": \"soon\", \"ts\": 5}", "_time").column(0));
    assertEquals(List.of("5"), Reading.of("{\"ts\": 5, \"UtcTime\": \"-\"}", "_time").column(0));
    assertEquals(
        List.of("soon"), Reading.of("{\"ts\": \"later\", \"_time\": \"soon\"}", "_time").column(0));
  }

  @Test
  void aRowWithoutTimeIsPassedOn() {
    assertEquals(
        List.of(List.of("", "a")), Reading.of("{\"host\": \"a\"}", "_time", "host").rows());
  }

  @Test
  void statusLinesOfSplunkAreNoRows() {
    assertEquals(List.of(), Reading.of("{\"preview\":false,\"lastrow\":true}\n", "host").rows());
    assertEquals(List.of(), Reading.of("{\"preview\":false,\"results\":[]}\n", "host").rows());
  }

  @Test
  void severalObjectsInALineAreRecords() {
    assertEquals(
        List.of("a", "b", "c"),
        Reading.of("{\"host\":\"a\"} {\"host\":\"b\"}\n{\"host\":\"c\"}", "host").column(0));
  }

  @Test
  void aWantedNameTwiceGivesOneColumn() {
    assertEquals(List.of(List.of("a")), Reading.of("{\"host\":\"a\"}", "host", "host").rows());
  }

  @Test
  void objectsWhereAValueIsExpectedAreNoValue() {
    assertEquals(
        List.of(List.of("a", "")),
        Reading.of("{\"host\": {\"name\": \"a\"}, \"User\": {\"x\": 1}}", "host", "User").rows());
  }

  @Test
  void deepNestingIsABrokenRecord() {
    String deep = "{\"a\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
    Reading reading = Reading.of("{\"a\": 1}\n{\"a\": 2}\n" + deep + "\n{\"a\": 3}\n", "a");
    assertEquals(List.of("1", "2", "3"), reading.column(0));
    assertEquals(1, reading.skipped());
  }

  @Test
  void aNameAloneIsAUser() {
    assertEquals(List.of("dana"), Reading.of("{\"user\": {\"name\": \"dana\"}}", "User").column(0));
    assertEquals(
        List.of("", "CORP"),
        Reading.of(
                "{\"user\": {\"domain\": \"CORP\"}}\n{\"User\": \"CORP\", \"user.name\": \"x\"}",
                "User")
            .column(0));
  }
}
