package io.vpsbeacon.oracle;

import static java.util.Collections.nCopies;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL against cases worked out by hand from the original's text. */
class SqlOriginalTest {
  private static final Row EVENT =
      Row.empty()
          .with(Row.TIME, "1591757455.662")
          .with(Row.HOST, "ws-1")
          .with(Row.USER, "CORP\\alice")
          .with(Row.IMAGE, "C:\\Tools\\agent.exe")
          .with(Row.COMMAND_LINE, "agent.exe -q")
          .with(Row.DESTINATION_IP, "203.0.113.7")
          .with(Row.DESTINATION_PORT, "443");

  private SqlOriginal sql;

  @BeforeEach
  void open() {
    sql = new SqlOriginal();
  }

  @AfterEach
  void close() throws SQLException {
    sql.close();
  }

  @Test
  void twelveEventsOfAnHourAreOneRowOfTwelveColumns() throws SQLException {
    assertEquals(
        List.of(
            Row.empty()
                .with(Row.TIME, "1591754400")
                .with(Row.HOST, "ws-1")
                .with(Row.USER, "CORP\\alice")
                .with(Row.IMAGE, "C:\\Tools\\agent.exe")
                .with(Row.COMMAND_LINE, "agent.exe -q")
                .with(Row.DESTINATION_IP, "203.0.113.7")
                .with("ConnectionCount", "12")
                .with("ConnectionsPerMinute", "0.20")
                .with("UniqueDestPorts", "1")
                .with("DestPorts", "443")
                .with("BeaconRisk", "LOW - Above Threshold Outbound Frequency")
                .with("RiskScore", "1")),
        sql.find(Row.copies(EVENT, 12)));
    assertEquals(List.of(), sql.find(Row.copies(EVENT, 11)));
  }

  @ParameterizedTest
  @CsvSource({
    "12, 0, 0.20, 1, LOW - Above Threshold Outbound Frequency",
    "19, 1, 0.32, 1, LOW - Above Threshold Outbound Frequency",
    "20, 1, 0.33, 2, MEDIUM - Elevated Outbound Connection Frequency",
    "29, 1, 0.48, 2, MEDIUM - Elevated Outbound Connection Frequency",
    "30, 1, 0.50, 3, HIGH - Low Port Variance Repetitive Connections",
    "30, 2, 0.50, 3, HIGH - Low Port Variance Repetitive Connections",
    "30, 3, 0.50, 2, MEDIUM - Elevated Outbound Connection Frequency",
    "49, 1, 0.82, 3, HIGH - Low Port Variance Repetitive Connections",
    "50, 0, 0.83, 4, CRITICAL - Highly Regular Single-Port Beaconing",
    "50, 1, 0.83, 4, CRITICAL - Highly Regular Single-Port Beaconing",
    "50, 2, 0.83, 3, HIGH - Low Port Variance Repetitive Connections",
    "50, 3, 0.83, 2, MEDIUM - Elevated Outbound Connection Frequency",
    "120, 1, 2.00, 4, CRITICAL - Highly Regular Single-Port Beaconing"
  })
  void countAndPortsGiveTheTier(int count, int ports, String perMinute, String score, String risk)
      throws SQLException {
    List<Row> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(
          ports == 0
              ? EVENT.with(Row.DESTINATION_PORT)
              : EVENT.with(Row.DESTINATION_PORT, Integer.toString(8000 + i % ports)));
    }

    Row row = sql.find(events).get(0);

    assertEquals(Integer.toString(count), row.value("ConnectionCount"));
    assertEquals(perMinute, row.value("ConnectionsPerMinute"));
    assertEquals(Integer.toString(ports), row.value("UniqueDestPorts"));
    assertEquals(score, row.value("RiskScore"));
    assertEquals(risk, row.value("BeaconRisk"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "10.",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.evil",
        "127.0.0.1",
        "::1",
        "169.254.9.9"
      })
  void destinationsOfTheFirstNotAreExcluded(String destination) throws SQLException {
    assertEquals(List.of(), sql.filtered(List.of(EVENT.with(Row.DESTINATION_IP, destination))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "172.15.0.1",
        "172.32.0.1",
        "1010.0.0.1",
        "192.1680.1.1",
        "0:0:0:0:0:0:0:1",
        "::1 ",
        "::ffff:10.0.0.1",
        "fe80::1",
        "100.64.0.1"
      })
  void otherDestinationsAreKept(String destination) throws SQLException {
    assertEquals(1, sql.filtered(List.of(EVENT.with(Row.DESTINATION_IP, destination))).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:\\chrome.exe",
        "\\chrome.exe",
        "C:\\x\\CHROME.EXE",
        "C:\\Users\\Public\\svchost.exe",
        "c:\\w\\microsoftedgecp.exe",
        "C:\\line\nbreak\\Opera.exe",
        "C:\\x\\\\teams.exe"
      })
  void imagesOfTheSecondNotAreExcluded(String image) throws SQLException {
    assertEquals(List.of(), sql.filtered(List.of(EVENT.with(Row.IMAGE, image))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chrome.exe",
        "C:/x/chrome.exe",
        "C:\\x\\notchrome.exe",
        "C:\\x\\chrome.exe ",
        "C:\\x\\chrome_exe",
        "C:\\w\\\u0131explore.exe",
        "C:\\w\\\u0130explore.exe",
        "C:\\w\\\u017fvchost.exe",
        "*\\*"
      })
  void otherImagesAreKept(String image) throws SQLException {
    assertEquals(1, sql.filtered(List.of(EVENT.with(Row.IMAGE, image))).size());
  }

  @Test
  void aMissingFieldIsNotExcludedButIsNoGroup() throws SQLException {
    Row event = EVENT.with(Row.IMAGE);
    assertEquals(1, sql.filtered(List.of(event)).size());
    assertEquals(List.of(), sql.find(Row.copies(event, 60)));
  }

  @Test
  void oneExcludedValueOfAMultivalueExcludesTheEvent() throws SQLException {
    Row event = EVENT.with(Row.DESTINATION_IP, "203.0.113.7", "10.0.0.1");
    assertEquals(List.of(), sql.filtered(List.of(event)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "3599.999999, 0",
    "3600, 3600",
    "-0.000001, -3600",
    "-3600, -3600",
    "-3600.5, -7200",
    "7200., 7200",
    "1591757999.999999, 1591754400",
    "1591758000, 1591758000"
  })
  void hoursStartAtMultiplesOf3600BeforeTheEpochToo(String time, String hour) throws SQLException {
    assertEquals(hour, sql.filtered(List.of(EVENT.with(Row.TIME, time))).get(0).value(Row.TIME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "12abc", "NaN", "1.2.3", "-", ".", "1d", "12\n"})
  void eventsWhoseTimeIsNoNumberAreLeftOut(String time) throws SQLException {
    assertEquals(List.of(), sql.filtered(List.of(EVENT.with(Row.TIME, time))));
    assertEquals(List.of(), sql.filtered(List.of(EVENT.with(Row.TIME))));
  }

  @Test
  void anEventCountsOnceUnderEachDistinctValueOfItsMultivaluedKeys() throws SQLException {
    Row event = EVENT.with(Row.HOST, "a", "b", "a").with(Row.USER, "u", "v");

    List<Row> rows = sql.find(Row.copies(event, 12));

    assertEquals(
        List.of("a u 12", "a v 12", "b u 12", "b v 12"),
        rows.stream()
            .map(
                row ->
                    String.join(
                        " ",
                        row.value(Row.HOST),
                        row.value(Row.USER),
                        row.value("ConnectionCount")))
            .toList());
  }

  @Test
  void groupsDifferByTheCaseOfTheirKeysAndByTrailingSpaces() throws SQLException {
    List<Row> events = new ArrayList<>();
    for (String user : List.of("alice", "Alice", "alice ", "al\u0131ce")) {
      events.addAll(Row.copies(EVENT.with(Row.USER, user), 12));
    }
    assertEquals(
        List.of("Alice", "alice", "alice ", "al\u0131ce"),
        sql.find(events).stream().map(row -> row.value(Row.USER)).toList());
  }

  @Test
  void portsAreDistinctTextsInTheOrderOfCodePoints() throws SQLException {
    // As UTF-16, U+1F600 comes before U+FF5E.
    List<Row> events = new ArrayList<>(Row.copies(EVENT.with(Row.DESTINATION_PORT), 9));
    events.add(EVENT.with(Row.DESTINATION_PORT, "\ud83d\ude00", "\uff5e", "80"));
    events.add(EVENT.with(Row.DESTINATION_PORT, "443", "443"));
    events.add(EVENT.with(Row.DESTINATION_PORT, "8080", "0443"));

    Row row = sql.find(events).get(0);

    assertEquals(
        List.of("0443", "443", "80", "8080", "\uff5e", "\ud83d\ude00"), row.values("DestPorts"));
    assertEquals("6", row.value("UniqueDestPorts"));
    assertEquals("12", row.value("ConnectionCount"));
  }

  @Test
  void rowsAreInOrderOfScoreThenCountThenKeys() throws SQLException {
    List<Row> events = new ArrayList<>();
    events.addAll(Row.copies(EVENT.with(Row.HOST, "\ud83d\ude00"), 12));
    events.addAll(Row.copies(EVENT.with(Row.HOST, "\uff5e"), 12));
    events.addAll(Row.copies(EVENT.with(Row.TIME, "-1").with(Row.HOST, "neg"), 12));
    events.addAll(Row.copies(EVENT.with(Row.TIME, "7200").with(Row.HOST, "z"), 12));
    events.addAll(Row.copies(EVENT.with(Row.TIME, "36000").with(Row.HOST, "a"), 12));
    events.addAll(Row.copies(EVENT.with(Row.HOST, "thirteen"), 13));
    for (int port : List.of(1, 2, 3)) {
      events.addAll(
          Row.copies(
              EVENT.with(Row.HOST, "ports").with(Row.DESTINATION_PORT, Integer.toString(port)),
              30));
    }
    events.addAll(Row.copies(EVENT.with(Row.HOST, "critical"), 50));

    assertEquals(
        List.of("critical", "ports", "thirteen", "neg", "z", "a", "\uff5e", "\ud83d\ude00"),
        sql.find(events).stream().map(row -> row.value(Row.HOST)).toList());
  }

  @Test
  void tenThousandRowsAreKept() throws SQLException {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      many.add("n" + (100 + i));
    }
    Row event = EVENT.with(Row.HOST, many).with(Row.USER, many);

    List<Row> rows = sql.find(nCopies(12, event));

    assertEquals(10_000, rows.size());
    assertEquals("n199", rows.get(9_999).value(Row.HOST));
    assertEquals("n100", rows.get(9_999 - 9_999 % 101).value(Row.USER));
  }
}
