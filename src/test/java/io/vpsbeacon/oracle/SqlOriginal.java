package io.vpsbeacon.oracle;

import static io.vpsbeacon.oracle.Row.TIME;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The original search, one SQL query a step of its pipe. Nothing but the loading of rows and the
 * taking of answers is done in Java.
 *
 * <p>A row lies in the table {@code cell}, one record a value, as Splunk has it: a missing field
 * has no record, a multivalue several.
 */
final class SqlOriginal implements AutoCloseable {
  /** The original's {@code table}. */
  static final List<String> COLUMNS =
      List.of(
          TIME,
          Row.HOST,
          Row.USER,
          Row.IMAGE,
          Row.COMMAND_LINE,
          Row.DESTINATION_IP,
          "ConnectionCount",
          "ConnectionsPerMinute",
          "UniqueDestPorts",
          "DestPorts",
          "BeaconRisk",
          "RiskScore");

  private static final String SCHEMA =
      """
      CREATE TABLE cell (event INT NOT NULL, field VARCHAR NOT NULL, val VARCHAR NOT NULL);
      CREATE INDEX cell_by_event ON cell (event, field);
      -- SPL's search compares without regard to case. Only the letters A to Z are folded: what it
      -- does to others (a dotless i, a long s) is not documented, and no pattern holds one.
      CREATE VIEW folded AS
        SELECT event, field,
               TRANSLATE(val, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') AS val
        FROM cell
      """;

  /**
   * The base search's two NOTs and {@code bin _time span=1h}. A time that is no number cannot be
   * binned; such an event is left out.
   */
  static final String FILTER =
      """
      SELECT event, s - MOD(MOD(s, 3600) + 3600, 3600)
      FROM (
        SELECT event, CAST(FLOOR(CAST(val AS DECIMAL(40, 12))) AS BIGINT) AS s
        FROM cell
        WHERE field = '_time' AND REGEXP_LIKE(val, '^-?[0-9]+([.][0-9]*)?\\z')
      ) timed
      WHERE NOT EXISTS (
        SELECT 1 FROM folded f
        WHERE f.event = timed.event AND f.field = 'DestinationIp' AND (
          f.val LIKE '10.%' ESCAPE ''
          OR f.val LIKE '172.16.%' ESCAPE '' OR f.val LIKE '172.17.%' ESCAPE ''
          OR f.val LIKE '172.18.%' ESCAPE '' OR f.val LIKE '172.19.%' ESCAPE ''
          OR f.val LIKE '172.20.%' ESCAPE '' OR f.val LIKE '172.21.%' ESCAPE ''
          OR f.val LIKE '172.22.%' ESCAPE '' OR f.val LIKE '172.23.%' ESCAPE ''
          OR f.val LIKE '172.24.%' ESCAPE '' OR f.val LIKE '172.25.%' ESCAPE ''
          OR f.val LIKE '172.26.%' ESCAPE '' OR f.val LIKE '172.27.%' ESCAPE ''
          OR f.val LIKE '172.28.%' ESCAPE '' OR f.val LIKE '172.29.%' ESCAPE ''
          OR f.val LIKE '172.30.%' ESCAPE '' OR f.val LIKE '172.31.%' ESCAPE ''
          OR f.val LIKE '192.168.%' ESCAPE ''
          OR f.val LIKE '127.%' ESCAPE ''
          OR f.val = '::1'
          OR f.val LIKE '169.254.%' ESCAPE ''))
      AND NOT EXISTS (
        SELECT 1 FROM folded f
        WHERE f.event = timed.event AND f.field = 'Image' AND (
          f.val LIKE '%\\chrome.exe' ESCAPE ''
          OR f.val LIKE '%\\firefox.exe' ESCAPE ''
          OR f.val LIKE '%\\msedge.exe' ESCAPE ''
          OR f.val LIKE '%\\microsoftedgecp.exe' ESCAPE ''
          OR f.val LIKE '%\\iexplore.exe' ESCAPE ''
          OR f.val LIKE '%\\brave.exe' ESCAPE ''
          OR f.val LIKE '%\\opera.exe' ESCAPE ''
          OR f.val LIKE '%\\svchost.exe' ESCAPE ''
          OR f.val LIKE '%\\msmpeng.exe' ESCAPE ''
          OR f.val LIKE '%\\wuauclt.exe' ESCAPE ''
          OR f.val LIKE '%\\trustedinstaller.exe' ESCAPE ''
          OR f.val LIKE '%\\teams.exe' ESCAPE ''
          OR f.val LIKE '%\\onedrive.exe' ESCAPE ''))
      ORDER BY event
      """;

  /**
   * The original's {@code stats}. The inner joins drop events that lack a key; under each distinct
   * value of a multivalued key an event counts once.
   */
  private static final String AGGREGATE =
      """
      SELECT t.val, h.val, u.val, i.val, c.val, d.val,
             COUNT(DISTINCT t.event),
             COUNT(DISTINCT p.val),
             ARRAY_AGG(DISTINCT STRINGTOUTF8(p.val) ORDER BY STRINGTOUTF8(p.val))
               FILTER (WHERE p.val IS NOT NULL)
      FROM cell t
      JOIN cell h ON h.event = t.event AND h.field = 'host'
      JOIN cell u ON u.event = t.event AND u.field = 'User'
      JOIN cell i ON i.event = t.event AND i.field = 'Image'
      JOIN cell c ON c.event = t.event AND c.field = 'CommandLine'
      JOIN cell d ON d.event = t.event AND d.field = 'DestinationIp'
      LEFT JOIN cell p ON p.event = t.event AND p.field = 'DestinationPort'
      WHERE t.field = '_time'
      GROUP BY t.val, h.val, u.val, i.val, c.val, d.val
      """;

  /** From {@code where ConnectionCount >= 12} to the RiskScore. */
  static final String TIER =
      """
      SELECT event, CAST(ROUND(connections / 60.0, 2) AS DECIMAL(20, 2)), risk,
             CASE WHEN risk LIKE '%CRITICAL%' THEN 4
                  WHEN risk LIKE '%HIGH%' THEN 3
                  WHEN risk LIKE '%MEDIUM%' THEN 2
                  ELSE 1 END
      FROM (
        SELECT event, connections,
               CASE WHEN connections >= 50 AND ports <= 1
                      THEN 'CRITICAL - Highly Regular Single-Port Beaconing'
                    WHEN connections >= 30 AND ports <= 2
                      THEN 'HIGH - Low Port Variance Repetitive Connections'
                    WHEN connections >= 20
                      THEN 'MEDIUM - Elevated Outbound Connection Frequency'
                    WHEN connections >= 12
                      THEN 'LOW - Above Threshold Outbound Frequency'
                    ELSE 'INFO' END AS risk
        FROM (
          SELECT n.event, CAST(n.val AS DECIMAL(20, 6)) AS connections, CAST(p.val AS BIGINT) AS ports
          FROM cell n JOIN cell p ON p.event = n.event AND p.field = 'UniqueDestPorts'
          WHERE n.field = 'ConnectionCount'
        ) metrics
        WHERE connections >= 12
      ) tiered
      WHERE risk <> 'INFO'
      ORDER BY event
      """;

  /** The original's {@code sort}, its ties settled by the group's keys. */
  private static final String SORT =
      """
      SELECT s.event
      FROM cell s
      JOIN cell n ON n.event = s.event AND n.field = 'ConnectionCount'
      JOIN cell t ON t.event = s.event AND t.field = '_time'
      JOIN cell h ON h.event = s.event AND h.field = 'host'
      JOIN cell u ON u.event = s.event AND u.field = 'User'
      JOIN cell i ON i.event = s.event AND i.field = 'Image'
      JOIN cell c ON c.event = s.event AND c.field = 'CommandLine'
      JOIN cell d ON d.event = s.event AND d.field = 'DestinationIp'
      WHERE s.field = 'RiskScore'
      ORDER BY CAST(s.val AS BIGINT) DESC, CAST(n.val AS BIGINT) DESC,
               CAST(t.val AS BIGINT), STRINGTOUTF8(h.val), STRINGTOUTF8(u.val),
               STRINGTOUTF8(i.val), STRINGTOUTF8(c.val), STRINGTOUTF8(d.val)
      FETCH FIRST 10000 ROWS ONLY
      """;

  private final Connection connection;

  SqlOriginal() {
    try {
      connection = DriverManager.getConnection("jdbc:h2:mem:");
      try (Statement statement = connection.createStatement()) {
        statement.execute(SCHEMA);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("no embedded database", e);
    }
  }

  /** The whole pipe. */
  List<Row> find(List<Row> events) throws SQLException {
    return sorted(tiered(aggregated(filtered(events)))).stream()
        .map(row -> row.table(COLUMNS))
        .toList();
  }

  /** The events that the base search keeps, in order, each {@code _time} its hour's start. */
  List<Row> filtered(List<Row> events) throws SQLException {
    load(events);
    return query(
        FILTER,
        result -> events.get(result.getInt(1)).with(TIME, Long.toString(result.getLong(2))));
  }

  /** One row a group, in no order. */
  List<Row> aggregated(List<Row> filtered) throws SQLException {
    load(filtered);
    return query(
        AGGREGATE,
        result -> {
          Row row = Row.empty();
          for (int i = 0; i < 6; i++) {
            row = row.with(COLUMNS.get(i), result.getString(i + 1));
          }
          return row.with("ConnectionCount", result.getString(7))
              .with("UniqueDestPorts", result.getString(8))
              .with("DestPorts", texts(result.getArray(9)));
        });
  }

  /** The rows that get a tier, in order, with the columns that the original computes. */
  List<Row> tiered(List<Row> aggregated) throws SQLException {
    load(aggregated);
    return query(
        TIER,
        result ->
            aggregated
                .get(result.getInt(1))
                .with("ConnectionsPerMinute", result.getBigDecimal(2).toPlainString())
                .with("BeaconRisk", result.getString(3))
                .with("RiskScore", result.getString(4)));
  }

  /** The first 10,000 rows by risk. */
  List<Row> sorted(List<Row> tiered) throws SQLException {
    load(tiered);
    return query(SORT, result -> tiered.get(result.getInt(1)));
  }

  private void load(List<Row> rows) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO cell (event, field, val) VALUES (?, ?, ?)")) {
      statement.execute("TRUNCATE TABLE cell");
      for (int event = 0; event < rows.size(); event++) {
        for (String field : rows.get(event).cells().keySet()) {
          for (String value : rows.get(event).values(field)) {
            insert.setInt(1, event);
            insert.setString(2, field);
            insert.setString(3, value);
            insert.addBatch();
          }
        }
      }
      insert.executeBatch();
    }
  }

  private List<Row> query(String sql, Answer answer) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(answer.row(result));
      }
    }
    return rows;
  }

  private static List<String> texts(Array utf8) throws SQLException {
    if (utf8 == null) {
      return List.of();
    }
    return Arrays.stream((Object[]) utf8.getArray())
        .map(value -> new String((byte[]) value, UTF_8))
        .toList();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  @FunctionalInterface
  private interface Answer {
    Row row(ResultSet result) throws SQLException;
  }
}
