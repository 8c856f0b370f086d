package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One scenario as every tool would export it: all readers give the same rows of it. */
@CsvSource({
  "splunk.csv, CSV, expected.tsv",
  "semicolon.csv, CSV, expected.tsv",
  "splunk-export.json, JSON, expected.tsv",
  "splunk-results.json, JSON, expected.tsv",
  "winlogbeat.ndjson, JSON, expected.tsv",
  "winlogbeat-dotted.ndjson, JSON, expected.tsv",
  "ecs.ndjson, JSON, expected.tsv",
  "elastic-search.json, JSON, expected.tsv",
  "mordor.ndjson, JSON, expected.tsv",
  "array.json, JSON, expected.tsv",
  "concatenated.json, JSON, expected.tsv",
  "one-line.json, JSON, expected.tsv",
  "evtx-dump.jsonl, JSON, expected.tsv",
  "event-viewer.xml, WINDOWS_XML, expected.tsv",
  "wevtutil.xml, WINDOWS_XML, expected.tsv",
  "evtx-dump.xml, WINDOWS_XML, expected.tsv",
  "zeek-conn.log, ZEEK_TSV, expected-zeek.tsv",
  "zeek-conn.json, ZEEK_JSON, expected-zeek.tsv",
  "zeek-conn-iso.json, ZEEK_JSON, expected-zeek.tsv",
  "zeek-nested.json, ZEEK_JSON, expected-zeek.tsv",
  "zeek-conn.csv, CSV, expected-zeek.tsv",
})
@ParameterizedTest(name = "{0}")
@Retention(RetentionPolicy.RUNTIME)
@interface EveryExport {}

class SameScenarioTest {
  @EveryExport
  void plain(String file, Format format, String expected) throws IOException {
    byte[] bytes = Reading.resource(file);
    assertScenario(expected, bytes);
    try (EventReader reader = EventReader.open(new ByteArrayInputStream(bytes), file, null)) {
      assertEquals(format, reader.format().orElseThrow());
    }
  }

  @EveryExport
  void gzip(String file, Format format, String expected) throws IOException {
    assertScenario(expected, Reading.gzip(Reading.resource(file)));
  }

  @EveryExport
  void gzipMembersOneBehindTheOther(String file, Format format, String expected)
      throws IOException {
    byte[] bytes = Reading.resource(file);
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (int start = 0; start < bytes.length; start += 700) {
      int end = Math.min(bytes.length, start + 700);
      members.write(Reading.gzip(Arrays.copyOfRange(bytes, start, end)));
    }
    members.write(new byte[512]);
    assertScenario(expected, members.toByteArray());
  }

  @EveryExport
  void utf16WithMark(String file, Format format, String expected) throws IOException {
    String text = "\ufeff" + new String(Reading.resource(file), UTF_8);
    assertScenario(expected, text.getBytes(UTF_16LE));
    assertScenario(expected, text.getBytes(UTF_16BE));
  }

  @EveryExport
  void utf16WithoutMark(String file, Format format, String expected) throws IOException {
    String text = new String(Reading.resource(file), UTF_8);
    assertScenario(expected, text.getBytes(UTF_16LE));
    assertScenario(expected, text.getBytes(UTF_16BE));
  }

  @EveryExport
  void utf8WithMark(String file, Format format, String expected) throws IOException {
    String text = "\ufeff" + new String(Reading.resource(file), UTF_8);
    assertScenario(expected, text.getBytes(UTF_8));
  }

  @EveryExport
  void windowsLineEnds(String file, Format format, String expected) throws IOException {
    String text = new String(Reading.resource(file), UTF_8).replace("\n", "\r\n");
    assertScenario(expected, text.getBytes(UTF_8));
  }

  @EveryExport
  void aSlowPipe(String file, Format format, String expected) throws IOException {
    InputStream slow =
        new FilterInputStream(new ByteArrayInputStream(Reading.gzip(Reading.resource(file)))) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, 3));
          }

          @Override
          public int available() {
            return 0;
          }
        };
    assertScenario(expected, slow, file);
  }

  private static void assertScenario(String expected, byte[] file) throws IOException {
    assertScenario(expected, new ByteArrayInputStream(file), expected);
  }

  private static void assertScenario(String expected, InputStream in, String file)
      throws IOException {
    List<List<String>> table =
        new String(Reading.resource(expected), UTF_8)
            .lines()
            .map(line -> List.of(line.split("\t", -1)))
            .toList();
    Reading reading = Reading.of(in, table.get(0));
    assertEquals(new Reading(table.subList(1, table.size()), 0, "", ""), reading, file);
  }
}
