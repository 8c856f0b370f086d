package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;

/**
 * Windows event XML. The text is cut at {@code <Event>} and {@code </Event>} and each event parsed
 * by itself: so it does not matter whether a root, headers or record numbers lie around the events,
 * and a broken event costs only itself.
 */
final class WindowsXml {
  private static final String START = "<Event";
  private static final String END = "</Event>";
  private static final String ROOT = "<Events";

  private final Source source;
  private final Rows rows;
  private final Faults skips;
  private final EventXml xml;
  private final StringBuilder buffer = new StringBuilder();
  private final char[] chars = new char[1 << 16];
  private final Reader reader;
  private int position;
  private long events;

  private WindowsXml(Source source, Rows rows, Faults skips) {
    this.source = source;
    this.rows = rows;
    this.skips = skips;
    xml = new EventXml(rows);
    reader = new InputStreamReader(source.text(), UTF_8);
  }

  static void read(Source source, Rows rows, Faults skips) throws IOException {
    new WindowsXml(source, rows, skips).read();
  }

  /** Whether a text that begins so holds events, or an empty list of them. */
  static boolean isEvents(String head) {
    return start(new StringBuilder(head), 0) >= 0 || head.contains(ROOT);
  }

  /** The index of the next {@code <Event>} at or behind an index; -1 where there is none. */
  private static int start(StringBuilder text, int from) {
    for (int i = text.indexOf(START, from); i >= 0; i = text.indexOf(START, i + 1)) {
      int next = i + START.length();
      if (next < text.length() && " \t\r\n>".indexOf(text.charAt(next)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private void read() throws IOException {
    boolean rootSeen = false;
    while (true) {
      int start = start(buffer, position);
      if (start >= 0) {
        events++;
        position = start;
        int end = end();
        if (end < 0) {
          skips.add("event " + events, "cut off");
          return;
        }
        event(buffer.substring(position, end));
        position = end;
      } else {
        rootSeen |= events == 0 && buffer.indexOf(ROOT, position) >= 0;
        // A start may lie across the end of what is read.
        position = Math.max(position, buffer.length() - ROOT.length());
        if (!more()) {
          break;
        }
      }
    }
    if (events == 0 && !rootSeen) {
      throw new EventFormatException(source.file(), "", "it holds no <Event> element");
    }
  }

  /** The index behind the event that begins at the position; -1 where the text ends before. */
  private int end() throws IOException {
    int from = position;
    while (true) {
      int end = buffer.indexOf(END, from);
      if (end >= 0) {
        return end + END.length();
      }
      if (buffer.length() - position > Source.LONGEST_RECORD) {
        throw new EventFormatException(
            source.file(), "event " + events, "an event " + Source.TOO_LONG);
      }
      int scanned = Math.max(0, buffer.length() - position - END.length());
      if (!more()) {
        return -1;
      }
      from = position + scanned;
    }
  }

  /** Reads on; what lies before the position is dropped. */
  private boolean more() throws IOException {
    buffer.delete(0, position);
    position = 0;
    int count = reader.read(chars);
    buffer.append(chars, 0, Math.max(count, 0));
    return count > 0;
  }

  private void event(String text) throws IOException {
    try {
      xml.read(text);
      rows.commit();
    } catch (BrokenEventException e) {
      rows.clear();
      skips.add("event " + events, e.getMessage());
    }
  }
}
