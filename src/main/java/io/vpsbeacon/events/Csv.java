package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.events.FieldNames.Node;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * CSV with a header line: comma, semicolon or tab. Splunk's {@code __mv_} columns are decoded, and
 * where they are absent a multivalue stays the one text that Splunk's export made of it.
 */
final class Csv {
  private static final String MULTIVALUE = "__mv_";

  private final Source source;
  private final Rows rows;
  private final Faults skips;
  private final RawEvents raw;
  private final Text text;
  private int width;
  private final List<Column> columns = new ArrayList<>();

  /**
   * A wanted column.
   *
   * @param several the index of its {@code __mv_} column, or -1
   */
  private record Column(int index, int several, Node node) {}

  private Csv(Source source, Rows rows, Faults skips) {
    this.source = source;
    this.rows = rows;
    this.skips = skips;
    raw = new RawEvents(rows, skips, new JsonFields(rows, source.broken()));
    text = new Text(new InputStreamReader(source.text(), UTF_8));
  }

  static void read(Source source, Rows rows, Faults skips) throws IOException {
    new Csv(source, rows, skips).read();
  }

  /** The dialect of a file that begins so; the header line decides. */
  static CSVFormat dialect(String head) {
    String header = head.strip().lines().findFirst().orElse("");
    char delimiter = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(header, candidate) > count(header, delimiter)) {
        delimiter = candidate;
      }
    }
    return CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
  }

  private void read() throws IOException {
    source.text().mark(Sniffer.HEAD);
    String head = new String(source.text().readNBytes(Sniffer.HEAD), UTF_8);
    source.text().reset();
    CSVParser parser = CSVParser.builder().setReader(text).setFormat(dialect(head)).get();
    Iterator<CSVRecord> records = parser.iterator();
    boolean headed = false;
    boolean resume = false;
    while (true) {
      String place = "line " + (parser.getCurrentLineNumber() + 1);
      text.startRecord();
      CSVRecord record;
      try {
        if (!records.hasNext()) {
          return;
        }
        record = records.next();
      } catch (UncheckedIOException e) {
        if (text.overrun) {
          throw new EventFormatException(
              source.file(), place, "a record " + Source.TOO_LONG + "; is a quote left open?");
        }
        if (!(e.getCause() instanceof CSVException)) {
          throw e.getCause();
        }
        skips.add(place, "a quote is out of place");
        // What follows the broken place in this line would look like a record of its own.
        resume = !text.atEnd;
        continue;
      }
      if (resume) {
        resume = false;
      } else if (!headed) {
        header(record);
        headed = true;
      } else if (text.atEnd && !text.endsLine && source.cut().isCut()) {
        skips.add(place, "cut off");
      } else if (record.size() != width) {
        skips.add(place, record.size() + " cells where the header has " + width);
      } else {
        row(record, place);
      }
    }
  }

  private void header(CSVRecord record) {
    width = record.size();
    Map<String, Integer> names = new HashMap<>();
    for (int i = 0; i < width; i++) {
      names.putIfAbsent(record.get(i).strip(), i);
      rows.saw(record.get(i).strip());
    }
    Node wanted = rows.names(names.containsKey(FieldNames.TIME));
    names.forEach(
        (name, index) -> {
          Node node = wanted.find(name);
          if (node != null && node.targets().length > 0) {
            int several = names.getOrDefault(MULTIVALUE + name, -1);
            columns.add(new Column(index, several, node));
          }
        });
  }

  private void row(CSVRecord record, String place) throws IOException {
    for (Column column : columns) {
      List<String> several =
          column.several < 0 ? List.of() : multivalue(record.get(column.several));
      if (several.isEmpty()) {
        rows.put(column.node.targets(), record.get(column.index));
      } else {
        several.forEach(value -> rows.put(column.node.targets(), value));
      }
    }
    raw.commit(place);
  }

  /** Decodes {@code $a$;$b$}, in which {@code $$} is a dollar sign; empty when it is not that. */
  static List<String> multivalue(String cell) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    int i = 0;
    while (i < cell.length()) {
      if (cell.charAt(i++) != '$') {
        return List.of();
      }
      value.setLength(0);
      while (i < cell.length() && (cell.charAt(i) != '$' || cell.startsWith("$$", i))) {
        i += cell.charAt(i) == '$' ? 1 : 0;
        value.append(cell.charAt(i++));
      }
      if (i == cell.length()) {
        return List.of();
      }
      values.add(value.toString());
      i++;
      if (i < cell.length() && cell.charAt(i++) != ';') {
        return List.of();
      }
    }
    return values;
  }

  private static int count(String text, char wanted) {
    return (int) text.chars().filter(c -> c == wanted).count();
  }

  /** The text, with an eye on how long a record becomes and how the text ends. */
  private static final class Text extends FilterReader {
    private long inRecord;
    private boolean overrun;
    private boolean endsLine;
    private boolean atEnd;

    Text(Reader in) {
      super(in);
    }

    void startRecord() {
      inRecord = 0;
    }

    @Override
    public int read() throws IOException {
      char[] one = new char[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      if (count > 0) {
        inRecord += count;
        endsLine = target[offset + count - 1] == '\n';
        overrun = inRecord > Source.LONGEST_RECORD;
        if (overrun) {
          throw new IOException(Source.TOO_LONG);
        }
      } else {
        atEnd = count < 0;
      }
      return count;
    }
  }
}
