package io.vpsbeacon.cli;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import java.io.IOException;
import java.util.Locale;

/** JSON text that is safe on a terminal: what would steer it is escaped, and nothing is lost. */
final class Json {
  private Json() {}

  static String quote(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '"' || c == '\\') {
        json.append('\\').append((char) c);
      } else if (c >= ' ' && c < 0x7f) {
        json.append((char) c);
      } else if (Text.steers(c)) {
        for (char unit : Character.toChars(c)) {
          json.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
      } else {
        json.appendCodePoint(c);
      }
    }
    return json.append('"').toString();
  }

  /** Writes each row as one line; a missing cell is left out. */
  static void writeLines(ColumnBatch batch, Appendable out) throws IOException {
    for (int row = 0; row < batch.rows(); row++) {
      String comma = "{";
      for (Column column : batch.columns()) {
        if (!column.isMissing(row)) {
          out.append(comma).append(quote(column.name())).append(':');
          out.append(quote(column.text(row)));
          comma = ",";
        }
      }
      out.append("}\n");
    }
  }
}
