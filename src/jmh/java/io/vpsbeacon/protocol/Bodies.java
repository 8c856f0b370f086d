package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Chunk bodies as splunkd writes them for Sysmon's network connections. */
final class Bodies {
  private static final int ROWS = 50_000;
  private static final int GROUPS = 1_000;
  private static final List<String> NARROW =
      List.of(
          "_time",
          "host",
          "User",
          "Image",
          "CommandLine",
          "DestinationIp",
          "DestinationPort",
          "SourceIp",
          "ProcessGuid",
          "EventCode",
          "EventID");

  private Bodies() {}

  /** 50,000 rows of 184 bytes, or of 1,400 with the raw event, in 1,000 groups. */
  static byte[] write(boolean wide) {
    List<String> fields = new ArrayList<>(NARROW);
    if (wide) {
      fields.addAll(List.of("_raw", "Protocol", "source", "sourcetype"));
    }
    StringBuilder body = new StringBuilder(String.join(",", fields));
    fields.forEach(field -> body.append(",\"__mv_").append(field).append('"'));
    String empty = ",".repeat(fields.size()) + "\n";
    body.append('\n');
    for (int row = 0; row < ROWS; row++) {
      int group = row * 31 % GROUPS;
      body.append(
          "\"%d.%03d\",\"WS-%04d.corp.example.com\",\"CORP\\user%03d\","
              .formatted(1_700_002_799 - row / 1000, 999 - row % 1000, group, group % 700));
      body.append(
          "\"C:\\Program Files\\Vendor %d\\agent%d.exe\",,\"20.%d.%d.%d\",443,"
              .formatted(group % 90, group % 90, group / 250, group % 250, group % 199 + 1));
      body.append("\"10.0.0.9\",\"{b669e388-0086-5edf-4d00-%012x}\",3,".formatted(group));
      if (wide) {
        body.append(",\"").append("<Data Name='RuleName'>a rule</Data>".repeat(32));
        body.append(
            "\",tcp,\"XmlWinEventLog:Microsoft-Windows-Sysmon/Operational\",xmlwineventlog");
      }
      body.append(empty);
    }
    return body.toString().getBytes(UTF_8);
  }
}
